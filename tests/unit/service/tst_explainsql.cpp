// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/quoting.h"
#include "core/service/explain.h"

#include <QTest>

using namespace howdah;
using base::ErrorCode;
using service::explainCommand;
using service::ExplainOptions;

namespace {

ExplainOptions analyzing()
{
    ExplainOptions options;
    options.analyze = true;
    return options;
}

constexpr int server13 = 130000, server15 = 150018, server16 = 160000, server17 = 170000, server18 = 180001;

} // namespace

class TestExplainSql : public QObject {
    Q_OBJECT
private slots:
    void optionsBecomeWordsOfTheServer()
    {
        QCOMPARE(*explainCommand({}, server13),
                 std::string("explain (format json, summary true, buffers true, verbose false, settings true) "));
        ExplainOptions options = analyzing();
        options.wal = true;
        options.timing = false;
        options.costs = false;
        options.summary = false;
        options.verbose = true;
        QCOMPARE(
            *explainCommand(options, server15),
            std::string("explain (format json, summary false, buffers true, verbose true, settings true, costs false,"
                        " analyze true, timing false, wal true) "));
    }

    void theGenericPlanHasAnOptionFromServer16On()
    {
        QCOMPARE(*explainCommand({}, server16, true),
                 std::string("explain (format json, summary true, buffers true, verbose false, settings true,"
                             " generic_plan true) "));
        const auto older = explainCommand({}, server15, true);
        QVERIFY(!older);
        QCOMPARE(older.error().code(), ErrorCode::Unsupported);
        const auto run = explainCommand(analyzing(), server16, true);
        QVERIFY(!run);
        QCOMPARE(run.error().code(), ErrorCode::Usage);
    }

    void memoryAndSerializeHaveOptionsFromServer17On()
    {
        ExplainOptions options = analyzing();
        options.memory = true;
        options.serialize = ExplainOptions::Serialize::Binary;
        const std::string command = *explainCommand(options, server17);
        QVERIFY(command.find(", serialize binary, memory true) ") != std::string::npos);
        options.serialize = ExplainOptions::Serialize::Text;
        QVERIFY(explainCommand(options, server18)->find(", serialize text") != std::string::npos);
    }

    void anOptionTheServerIsTooOldForIsRefusedByName_data()
    {
        QTest::addColumn<bool>("memory");
        QTest::addColumn<QByteArray>("name");
        QTest::newRow("memory") << true << QByteArray("MEMORY");
        QTest::newRow("serialize") << false << QByteArray("SERIALIZE");
    }
    void anOptionTheServerIsTooOldForIsRefusedByName()
    {
        QFETCH(bool, memory);
        QFETCH(QByteArray, name);
        ExplainOptions options = analyzing();
        options.memory = memory;
        if (!memory)
            options.serialize = ExplainOptions::Serialize::Text;
        const auto refused = explainCommand(options, server15);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code(), ErrorCode::Unsupported);
        const std::string text = refused.error().english();
        QVERIFY2(text.find(name.toStdString()) != std::string::npos, text.c_str());
        QVERIFY2(text.find("from server 17 on; this is 15") != std::string::npos, text.c_str());
    }

    void whatIsMeasuredNeedsAnalyze()
    {
        ExplainOptions wal;
        wal.wal = true;
        ExplainOptions untimed;
        untimed.timing = false;
        ExplainOptions serialized;
        serialized.serialize = ExplainOptions::Serialize::Text;
        for (const ExplainOptions& options : {wal, untimed, serialized}) {
            const auto refused = explainCommand(options, server18);
            QVERIFY(!refused);
            QCOMPARE(refused.error().code(), ErrorCode::Usage);
            QVERIFY(!refused.error().remedy().empty());
        }
    }

    void valuesAreQuotedForTheServer()
    {
        QCOMPARE(service::executeCommand("p", {}), std::string("execute p"));
        QCOMPARE(service::executeCommand("p", {std::string("it's"), std::nullopt, std::string("a\\b"), std::string()}),
                 "execute p('it''s', null, " + base::quoteLiteral("a\\b") + ", '')");
    }
};

QTEST_GUILESS_MAIN(TestExplainSql)
#include "tst_explainsql.moc"
