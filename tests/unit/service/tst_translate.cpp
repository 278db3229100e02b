// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/translate.h"

#include <QCoreApplication>
#include <QTest>
#include <QTranslator>

using namespace howdah;
using base::Text;

namespace {

/// A catalogue made by hand: upper case for what it knows, and a plural form of its own.
class Shouting : public QTranslator {
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char* context, const char* source, const char*, int n) const override
    {
        const QString text = QString::fromUtf8(source);
        if (qstrcmp(context, "known") != 0)
            return {};
        if (n >= 0)
            return n == 1 ? QStringLiteral("EINE Sitzung, %1") : QStringLiteral("%n Sitzungen, %1");
        return text.toUpper();
    }
};

} // namespace

class TestTranslate : public QObject {
    Q_OBJECT
private slots:
    void init() { QVERIFY(QCoreApplication::installTranslator(&m_translator)); }
    void cleanup() { QCoreApplication::removeTranslator(&m_translator); }

    void aKnownSentenceComesInTheReadersLanguageWithItsArguments()
    {
        QCOMPARE(service::translated(Text(HOWDAH_TEXT("known", "table %1 of %2"), {"orders", "shop"})),
                 QStringLiteral("TABLE orders OF shop"));
    }

    void anArgumentThatLooksLikeAPlaceholderStaysAsItIs()
    {
        QCOMPARE(service::translated(Text(HOWDAH_TEXT("known", "%1 and %2"), {"%2", "two"})),
                 QStringLiteral("%2 AND two"));
    }

    void aCountChoosesTheCataloguesPluralForm()
    {
        const auto text = [](long long n) {
            return service::translated(Text::counted(HOWDAH_TEXT_N("known", "%n session(s), %1"), n, {"idle"}));
        };
        QCOMPARE(text(1), QStringLiteral("EINE Sitzung, idle"));
        QCOMPARE(text(4), QStringLiteral("4 Sitzungen, idle"));
    }

    void withoutACatalogueEnglishKeepsItsPlural()
    {
        const auto text = [](long long n) {
            return service::translated(Text::counted(HOWDAH_TEXT_N("unknown", "%n session(s) wait"), n));
        };
        QCOMPARE(text(1), QStringLiteral("1 session wait"));
        QCOMPARE(text(2), QStringLiteral("2 sessions wait"));
    }

    void theServersOwnWordsAreNotTranslated()
    {
        QCOMPARE(service::translated(Text::verbatim("relation \"x\" does not exist %1")),
                 QStringLiteral("relation \"x\" does not exist %1"));
    }

    void aFailureIsOneLineWithWhyStateAndRemedy()
    {
        base::ServerMessage message;
        message.sqlState = "42P01";
        message.message = "relation \"x\"\ndoes not exist";
        const auto error = base::Error::fromServer(base::ErrorCode::Server, Text(HOWDAH_TEXT("known", "failed")),
                                                   message, Text(HOWDAH_TEXT("known", "create it")));
        QCOMPARE(service::oneLine(error), QStringLiteral("FAILED: relation \"x\" does not exist (42P01); CREATE IT"));
    }

private:
    Shouting m_translator;
};

QTEST_GUILESS_MAIN(TestTranslate)
#include "tst_translate.moc"
