// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/commandline.h"

#include <QTest>

using howdah::shell::parseCommandLine;
using howdah::shell::ParsedCommandLine;

namespace {

/// argv as the system hands it over: writable, and looked at afterwards.
struct Arguments {
    explicit Arguments(const QStringList& words)
    {
        for (const QString& word : words)
            texts.push_back(word.toStdString());
        for (std::string& text : texts)
            pointers.push_back(text.data());
    }
    ParsedCommandLine parse() { return parseCommandLine(int(pointers.size()), pointers.data()); }
    std::vector<std::string> texts;
    std::vector<char*> pointers;
};

QString word(const char* text)
{
    return QString::fromLatin1(text);
}

} // namespace

class TestCommandLine : public QObject {
    Q_OBJECT
private slots:
    void helpAndVersionAreAnsweredWithoutADisplay()
    {
        const auto help = Arguments({word("howdah"), word("--help")}).parse();
        QVERIFY(!help.run);
        QCOMPARE(help.status, 0);
        for (const char* option : {"--demo", "--open", "--tour", "--theme", "--scale", "--data-dir", "--profile"})
            QVERIFY2(help.output.find(option) != std::string::npos, option);
        const auto version = Arguments({word("howdah"), word("--version")}).parse();
        QCOMPARE(version.status, 0);
        QVERIFY(version.output.starts_with("howdah "));
    }

    void usageErrorsAreOneLineAndStatusTwo_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("unknown option") << QStringList{word("--bogus")};
        QTest::newRow("unknown theme") << QStringList{word("--theme"), word("pink")};
        QTest::newRow("scale out of range") << QStringList{word("--scale"), word("40")};
        QTest::newRow("two servers") << QStringList{word("--demo"), word("postgresql://db/shop")};
        QTest::newRow("too many words") << QStringList{word("postgresql://db/a"), word("postgresql://db/b")};
        QTest::newRow("missing value") << QStringList{word("--tour")};
    }
    void usageErrorsAreOneLineAndStatusTwo()
    {
        QFETCH(QStringList, arguments);
        const auto parsed = Arguments(QStringList{word("howdah")} + arguments).parse();
        QVERIFY(!parsed.run);
        QCOMPARE(parsed.status, 2);
        QVERIFY(parsed.output.starts_with("howdah: "));
        QCOMPARE(std::count(parsed.output.begin(), parsed.output.end(), '\n'), 1);
        QVERIFY(parsed.output.ends_with("\n"));
    }

    void everyOptionArrives()
    {
        const auto parsed =
            Arguments({word("howdah"), word("--tour"), word("out"), word("--theme"), word("dark"), word("--scale"),
                       word("2"), word("--data-dir"), word("/tmp/x"), word("postgresql://db/shop")})
                .parse();
        QVERIFY(parsed.run.has_value());
        QCOMPARE(parsed.run->tourDirectory, word("out"));
        QCOMPARE(parsed.run->theme, word("dark"));
        QCOMPARE(parsed.run->scale, 2.0);
        QCOMPARE(parsed.run->dataDirectory, word("/tmp/x"));
        QCOMPARE(parsed.run->target, std::string("postgresql://db/shop"));
        QVERIFY(!parsed.run->demo);
    }

    void aPasswordIsWipedFromTheArgumentsAndStillUsed()
    {
        Arguments arguments({word("howdah"), word("postgresql://dba:geheim@db/shop")});
        const auto parsed = arguments.parse();
        QVERIFY(parsed.run.has_value());
        QCOMPARE(parsed.run->target, std::string("postgresql://dba:geheim@db/shop"));
        QVERIFY2(arguments.texts[1].find("geheim") == std::string::npos, arguments.texts[1].c_str());
    }

    void aPasswordIsWipedAndNotRepeatedWhenTheCallIsWrong()
    {
        Arguments arguments({word("howdah"), word("postgresql://dba:geheim@db/shop"), word("--bogus")});
        const auto parsed = arguments.parse();
        QCOMPARE(parsed.status, 2);
        QVERIFY2(parsed.output.find("geheim") == std::string::npos, parsed.output.c_str());
        QVERIFY(arguments.texts[1].find("geheim") == std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_commandline.moc"
