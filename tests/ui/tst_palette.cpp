// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/commandpalette.h"
#include "ui/theme/theme.h"

#include <QLineEdit>
#include <QTest>

using namespace howdah;
using shell::Command;
using shell::CommandPalette;
using shell::matchScore;

class TestPalette : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_window.resize(900, 600);
        m_window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&m_window));
    }

    void lettersMatchInOrderAndWordBeginningsMatchBest()
    {
        QVERIFY(matchScore(QStringLiteral("pool"), QStringLiteral("Go to Pool")) >
                matchScore(QStringLiteral("pool"), QStringLiteral("Private tool")));
        QVERIFY(matchScore(QStringLiteral("sq"), QStringLiteral("Slow queries")) > 0);
        QVERIFY(matchScore(QStringLiteral("sq"), QStringLiteral("Slow queries")) >
                matchScore(QStringLiteral("sq"), QStringLiteral("Also a unique one")));
        QCOMPARE(matchScore(QStringLiteral("xyz"), QStringLiteral("Go to Pool")), -1);
        QCOMPARE(matchScore(QString(), QStringLiteral("anything")), 0);
    }

    void typingNarrowsAndEnterRunsTheBest()
    {
        CommandPalette palette(&m_window);
        QString ran;
        palette.open(commands(ran));
        QVERIFY(palette.isVisible());
        QCOMPARE(palette.shown().size(), 3);
        auto* field = palette.findChild<QLineEdit*>(QStringLiteral("paletteField"));
        QTest::keyClicks(field, QStringLiteral("slow"));
        QCOMPARE(palette.shown(), QStringList{QStringLiteral("Go to Slow queries")});
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(ran, QStringLiteral("slow"));
        QVERIFY(!palette.isVisible());
    }

    void arrowsChooseAndEscClosesWithoutRunning()
    {
        CommandPalette palette(&m_window);
        QString ran;
        palette.open(commands(ran));
        auto* field = palette.findChild<QLineEdit*>(QStringLiteral("paletteField"));
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!palette.isVisible());
        QCOMPARE(ran, QString());
        palette.open(commands(ran));
        QTest::keyClick(field, Qt::Key_Down);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(ran, QStringLiteral("slow"));
        palette.open(commands(ran));
        QTest::keyClick(field, Qt::Key_Up);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(ran, QStringLiteral("theme"));
    }

    void aGroupsNameFindsItsCommandsToo()
    {
        CommandPalette palette(&m_window);
        QString ran;
        palette.open(commands(ran));
        QTest::keyClicks(palette.findChild<QLineEdit*>(QStringLiteral("paletteField")), QStringLiteral("view"));
        QVERIFY(palette.shown().contains(QStringLiteral("Theme: Dark")));
    }

private:
    static std::vector<Command> commands(QString& ran)
    {
        return {
            {QStringLiteral("Go to Pool"),
             QStringLiteral("Pages"),
             QStringLiteral("Ctrl+2"),
             {},
             [&ran] { ran = QStringLiteral("pool"); }},
            {QStringLiteral("Go to Slow queries"),
             QStringLiteral("Pages"),
             {},
             {},
             [&ran] { ran = QStringLiteral("slow"); }},
            {QStringLiteral("Theme: Dark"), QStringLiteral("View"), {}, {}, [&ran] { ran = QStringLiteral("theme"); }}};
    }
    QWidget m_window;
};

QTEST_MAIN(TestPalette)
#include "tst_palette.moc"
