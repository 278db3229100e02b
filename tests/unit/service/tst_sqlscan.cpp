// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/explain.h"

#include <QTest>

using howdah::service::highestParameter;
using howdah::service::makesRelation;

class TestSqlScan : public QObject {
    Q_OBJECT
private slots:
    void onlyParametersInCodeCount_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<int>("highest");
        const auto row = [](const char* name, const char* sql, int highest) {
            QTest::newRow(name) << QByteArray(sql) << highest;
        };
        row("none", "select 1", 0);
        row("empty", "", 0);
        row("one", "select * from t where id = $1", 1);
        row("the highest, in any order", "select $3, $1, $12", 12);
        row("in a string", "select '$1'", 0);
        row("after a doubled quote", "select 'it''s $1', $2", 2);
        row("after a backslash in a plain string", "select '\\', $1", 1);
        row("after a backslash in an escape string", "select e'\\'$1', $2", 2);
        row("in a quoted name", "select \"a$1\" from t", 0);
        row("in a line comment", "select 1 -- $1\n, $2", 2);
        row("in a line comment at the end", "select 1 -- $1", 0);
        row("in a nested comment", "select /* a /* $1 */ $2 */ $3", 3);
        row("in a dollar string", "select $$ $1 $$, $2", 2);
        row("in a tagged dollar string", "select $f$ $1 $$ $2 $f$, $3", 3);
        row("as part of a name", "select a$1 from t", 0);
        row("right after an operator", "select id=$1", 1);
        row("in a cast", "select $1::int", 1);
        row("a stray dollar", "select $ 1", 0);
        row("an open string", "select '$1", 0);
        row("an open dollar string", "select $x$ $1", 0);
        row("an open comment", "select /* $1", 0);
        row("a number beyond sense", "select $99999999999999999999", 0);
    }
    void onlyParametersInCodeCount()
    {
        QFETCH(QByteArray, sql);
        QFETCH(int, highest);
        QCOMPARE(highestParameter(sql.toStdString()), highest);
    }

    void aStatementThatMakesATableIsKnown_data()
    {
        QTest::addColumn<QByteArray>("sql");
        QTest::addColumn<bool>("makes");
        const auto row = [](const char* sql, bool makes) {
            QTest::newRow(QByteArray(sql).simplified().constData()) << QByteArray(sql) << makes;
        };
        row("CREATE TABLE a AS SELECT 1", true);
        row("/* x */ -- y\n create temp table a as select 1", true);
        row("refresh materialized view v", true);
        row("select * INTO a from t", true);
        row("with x as (select 1) select * into a from x", true);
        row("(select 1 into a)", true);
        row("select 1 as into", false);
        row("select t.into from t", false);
        row("select 'into', \"into\" from t -- into a", false);
        row("insert into a select 1", false);
        row("with x as (insert into a values (1) returning 1) select * from x", false);
        row("select \"create\" from t", false);
        row("select created from t", false);
        row("", false);
    }
    void aStatementThatMakesATableIsKnown()
    {
        QFETCH(QByteArray, sql);
        QFETCH(bool, makes);
        QCOMPARE(makesRelation(sql.toStdString()), makes);
    }

    void whatIsCalledStandsBeforeAParenthesis()
    {
        using Names = std::vector<std::pair<std::string, std::string>>;
        QCOMPARE(howdah::service::calledNames("select NextVal('a'), x from t"), (Names{{"", "nextval"}}));
        QCOMPARE(howdah::service::calledNames("select audit . f (1), \"A\".\"f \"\"g\"\"\"(2), c.d.e(3)"),
                 (Names{{"A", "f \"g\""}, {"audit", "f"}, {"d", "e"}}));
        QCOMPARE(howdah::service::calledNames("select 'f(1)', $$g(2)$$ -- h(3)\n /* i(4) */ from t"), Names{});
        QCOMPARE(howdah::service::calledNames("((1)) (2"), Names{});
        QCOMPARE(howdah::service::calledNames(""), Names{});
        QCOMPARE(howdah::service::calledNames("f(f(f(1)))"), (Names{{"", "f"}}));
    }
};

QTEST_GUILESS_MAIN(TestSqlScan)
#include "tst_sqlscan.moc"
