// SPDX-License-Identifier: GPL-3.0-or-later
// Index advice as it is seen: the models, the dialog that builds, on a real server.
#include "core/service/console.h"
#include "core/service/indexworks.h"
#include "core/service/serversession.h"
#include "tests/support/cluster.h"
#include "ui/models/indexadvicemodel.h"
#include "ui/models/roles.h"
#include "ui/pages/page.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/planview.h"
#include "ui/widgets/sqlview.h"
#include "ui/widgets/tableview.h"
#include "ui/wizards/wizards.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace howdah;
using service::IndexChange;
using service::IndexOrder;
using service::JobState;

namespace {

constexpr int patience = 120'000;

void mustSucceed(const base::Status& status)
{
    QVERIFY2(status, status ? "" : status.error().english().c_str());
}

advise::IndexDefinition onShelf()
{
    advise::IndexDefinition definition;
    definition.schema = "public";
    definition.table = "shelf";
    definition.keys.emplace_back().column = "place";
    return definition;
}

} // namespace

class TestIndexes : public QObject {
    Q_OBJECT

private:
    std::unique_ptr<test::Database> m_database;
    std::unique_ptr<pg::Connection> m_connection;
    QTemporaryDir m_directory;
    std::unique_ptr<service::Console> m_console;

    QDialog* dialog(const IndexOrder& order)
    {
        QDialog* made = wizards::makeWizard(QStringLiteral("indexbuild"), *m_console, nullptr,
                                            {{QStringLiteral("order"), QVariant::fromValue(order)}});
        made->show();
        return made;
    }
    std::unique_ptr<pages::Page> page(const QString& id = QStringLiteral("indexes"))
    {
        for (const pages::PageInfo& info : pages::pageList()) {
            if (info.id != id)
                continue;
            std::unique_ptr<pages::Page> made(info.make(*m_console, nullptr));
            made->resize(1200, 800);
            made->setSession(m_console->session());
            made->show();
            return made;
        }
        return nullptr;
    }
    static QPushButton* button(const QWidget* widget, const char* name)
    {
        return widget->findChild<QPushButton*>(QLatin1String(name));
    }
    static QString text(const QWidget* dialog, const char* name)
    {
        return dialog->findChild<QLabel*>(QLatin1String(name))->text();
    }
    static QPushButton* begin(const QDialog* dialog)
    {
        return dialog->findChild<QPushButton*>(QStringLiteral("startBuildButton"));
    }
    QString one(const std::string& sql)
    {
        const auto rows = m_connection->query(sql);
        return rows && rows->rowCount() > 0 ? QString::fromUtf8(rows->text(0, 0)) : QString();
    }

private slots:
    void initTestCase()
    {
        m_database = std::make_unique<test::Database>("indexes");
        m_connection = m_database->connect();
        mustSucceed(m_connection->execute("create extension pg_stat_statements"));
        mustSucceed(m_connection->execute("create table shelf (id int primary key, place int, note text)"));
        mustSucceed(m_connection->execute("insert into shelf select i, i % 500, repeat('x', 50) from "
                                          "generate_series(1, 20000) i"));
        mustSucceed(m_connection->execute("analyze shelf"));
        // Making the table is not what the workload is about: as its writes it would outweigh every index.
        for (const char* sql :
             {"select pg_stat_force_next_flush()", "select pg_stat_reset()",
              "select pg_stat_statements_reset(0, (select oid from pg_database where datname = current_database()), "
              "0)"})
            mustSucceed(m_connection->execute(sql));
        for (int i = 0; i < 200; ++i)
            QVERIFY(m_connection->query("select count(note) from shelf where place = $1", {i}));
        auto console = service::Console::create({m_directory.path(), {}});
        QVERIFY2(console, console ? "" : console.error().english().c_str());
        m_console = std::move(*console);
        m_console->openSession(m_database->params());
    }
    void cleanup() { mustSucceed(m_connection->execute("drop index if exists shelf_place_idx")); }
    void cleanupTestCase()
    {
        m_console.reset();
        m_connection.reset();
        m_database.reset();
    }

    void theModelsKeepTheRulesOfModels()
    {
        models::CreateAdviceModel create;
        models::DropAdviceModel drop;
        models::ForeignKeyModel keys;
        models::StatementCostModel costs;
        const QAbstractItemModelTester first(&create), second(&drop), third(&keys), fourth(&costs);
        models::CreateRow row;
        row.advice.index = onShelf();
        row.advice.index.include = {"note"};
        row.advice.index.where = "place > 3";
        row.advice.costBefore = 100;
        row.advice.costAfter = 40;
        row.share = 0.6;
        create.setRows({row});
        QCOMPARE(create.index(0, models::CreateAdviceModel::Index).data().toString(),
                 QStringLiteral("shelf (place) include (note) where place > 3"));
        QCOMPARE(create.index(0, models::CreateAdviceModel::State).data().toString(), QStringLiteral("not proved"));
        QCOMPARE(create.index(0, models::CreateAdviceModel::Saves).data(models::BarRole).toDouble(), 0.6);
        // The clipboard takes bare numbers.
        QCOMPARE(create.index(0, models::CreateAdviceModel::Cost).data(models::CopyRole).toDouble(), 40.0);
        drop.setRows({{}});
        keys.setRows({{}});
        costs.setRows({{QStringLiteral("1"), QStringLiteral("select 1"), 10, 2, 1},
                       {QStringLiteral("2"), QStringLiteral("select 2"), 10, 20, 1}});
        QCOMPARE(costs.index(0, models::StatementCostModel::Change).data().toString(), QStringLiteral("80 % less"));
        QCOMPARE(costs.index(1, models::StatementCostModel::Change).data(models::SeverityRole).toInt(),
                 int(theme::Severity::Warning));
        costs.setRows({});
        QCOMPARE(costs.rowCount(), 0);
    }

    void theDialogShowsTheStatementTheTableAndTheLocksAndThenBuilds()
    {
        IndexOrder order;
        order.change = IndexChange::create(onShelf());
        order.promise = service::IndexPromise{
            "public", "shelf_place_idx", {200'000}, {{"1", "select note from shelf where place = 7", 600, 120}}, {}};
        const QPointer<QDialog> shown = dialog(order);
        QVERIFY(!begin(shown)->isEnabled()); // nothing is known yet
        QTRY_VERIFY_WITH_TIMEOUT(begin(shown)->isEnabled(), patience);
        QVERIFY2(text(shown, "buildTable").contains(QStringLiteral("public.shelf: about 20")),
                 qPrintable(text(shown, "buildTable")));
        QCOMPARE(shown->findChild<widgets::SqlView*>(QStringLiteral("buildSql"))->toPlainText(),
                 QStringLiteral(R"(CREATE INDEX CONCURRENTLY "shelf_place_idx" ON "public"."shelf" ("place"))"));
        begin(shown)->click();
        const service::IndexWorks::Entry* entry =
            m_console->indexWorks().find(m_console->session()->params(), onShelf());
        QVERIFY(entry != nullptr);
        QTRY_COMPARE_WITH_TIMEOUT(entry->state, JobState::Succeeded, patience);
        QTRY_VERIFY_WITH_TIMEOUT(entry->effect.has_value(), patience);
        QVERIFY2(*entry->effect, *entry->effect ? "" : entry->effect->error().english().c_str());
        QCOMPARE((*entry->effect)->statements.size(), std::size_t(1));
        QVERIFY((*entry->effect)->statements.front().usesIndex);
        QCOMPARE(one("select indisvalid from pg_index where indexrelid = 'shelf_place_idx'::regclass"),
                 QStringLiteral("t"));
        QTRY_VERIFY_WITH_TIMEOUT(shown.isNull(), patience);
    }

    void aNameThatIsTakenIsSaidInTheDialogAndAnotherOneWillDo()
    {
        mustSucceed(m_connection->execute("create index shelf_place_idx on shelf (place)"));
        IndexOrder order;
        order.change = IndexChange::create(onShelf());
        const std::unique_ptr<QDialog> shown(dialog(order));
        shown->setAttribute(Qt::WA_DeleteOnClose, false);
        auto* banner = shown->findChild<widgets::Banner*>();
        QTRY_VERIFY_WITH_TIMEOUT(banner->message().cause.contains(QStringLiteral("is taken")), patience);
        QVERIFY(!begin(shown.get())->isEnabled());
        shown->findChild<QLineEdit*>(QStringLiteral("buildName"))->setText(QStringLiteral("another_idx"));
        QTRY_VERIFY_WITH_TIMEOUT(begin(shown.get())->isEnabled(), patience);
        QVERIFY(banner->message().cause.isEmpty());
        shown->findChild<QLineEdit*>(QStringLiteral("buildName"))->clear();
        QTRY_VERIFY_WITH_TIMEOUT(!banner->message().cause.isEmpty(), patience);
        QVERIFY(!begin(shown.get())->isEnabled());
    }

    void whoIsInTheWayIsNamedBeforehand()
    {
        auto writer = m_database->connect();
        mustSucceed(writer->execute("set application_name = 'till'"));
        mustSucceed(writer->execute("begin"));
        mustSucceed(writer->execute("update shelf set place = place where id = 1"));
        IndexOrder order;
        order.change = IndexChange::create(onShelf());
        const std::unique_ptr<QDialog> shown(dialog(order));
        shown->setAttribute(Qt::WA_DeleteOnClose, false);
        // It looks again by itself until the transaction is old enough to be in the way.
        QTRY_VERIFY_WITH_TIMEOUT(text(shown.get(), "buildWaits").contains(QStringLiteral("till")), patience);
        mustSucceed(writer->execute("rollback"));
        QTRY_VERIFY_WITH_TIMEOUT(shown->findChild<QLabel*>(QStringLiteral("buildWaits"))->isHidden(), patience);
    }

    void aDropAsksForTheNameOfTheIndex()
    {
        mustSucceed(m_connection->execute("create index shelf_place_idx on shelf (place)"));
        IndexOrder order;
        order.change = IndexChange::drop("public", "shelf_place_idx");
        const QPointer<QDialog> shown = dialog(order);
        QTRY_VERIFY_WITH_TIMEOUT(text(shown, "buildTable").contains(QStringLiteral("public.shelf")), patience);
        QVERIFY(!begin(shown)->isEnabled());
        auto* name = shown->findChild<QLineEdit*>(QStringLiteral("confirmName"));
        name->setText(QStringLiteral("shelf_plac"));
        QVERIFY(!begin(shown)->isEnabled());
        name->setText(QStringLiteral("shelf_place_idx"));
        QVERIFY(begin(shown)->isEnabled());
        begin(shown)->click();
        QTRY_COMPARE_WITH_TIMEOUT(one("select count(*) from pg_class where relname = 'shelf_place_idx'"),
                                  QStringLiteral("0"), patience);
    }

    void thePageSaysWhichReplicasWereAskedAndADialogNamesThem()
    {
        const auto shown = page();
        QSignalSpy wanted(shown.get(), &pages::Page::wizardRequested);
        button(shown.get(), "replicasButton")->click();
        QCOMPARE(wanted.count(), 1);
        const QPointer<QDialog> asked = wizards::makeWizard(wanted.front().front().toString(), *m_console, nullptr, {});
        QVERIFY(asked);
        asked->show();
        QTRY_VERIFY_WITH_TIMEOUT(text(asked, "replicaStreams").startsWith(QStringLiteral("No replica streams")),
                                 patience);
        auto* lines = asked->findChild<QPlainTextEdit*>(QStringLiteral("replicaLines"));
        QPushButton* keep = button(asked, "keepReplicasButton");
        lines->setPlainText(QStringLiteral("postgresql://[::"));
        QVERIFY(!keep->isEnabled());
        QVERIFY(text(asked, "replicaUnderstood").contains(QStringLiteral("Replica 1 is not understood")));
        lines->setPlainText(QStringLiteral("host=/nowhere/at/all"));
        QVERIFY(keep->isEnabled());
        keep->click();
        QTRY_VERIFY_WITH_TIMEOUT(asked.isNull(), patience);
        QCOMPARE(m_console->sessionReplicas().size(), 1U);

        // One that is away does not stand in the way of the rest.
        button(shown.get(), "adviseButton")->click();
        QTRY_VERIFY_WITH_TIMEOUT(shown->hasData(), patience);
        QVERIFY2(text(shown.get(), "adviceReplicas").startsWith(QStringLiteral("Replica not asked: ")),
                 qPrintable(text(shown.get(), "adviceReplicas")));
        mustSucceed(m_console->setSessionReplicas({}));
        button(shown.get(), "adviseButton")->click();
        QTRY_VERIFY_WITH_TIMEOUT(
            text(shown.get(), "adviceReplicas").startsWith(QStringLiteral("No replica was asked: none streams")),
            patience);
    }

    void aRememberedServerBringsItsReplicasIntoTheConnectDialog()
    {
        mustSucceed(m_console->saveProfile({QStringLiteral("till"), QStringLiteral("postgresql://dba@db1/till"),
                                            QStringLiteral("staging"), QStringLiteral("postgresql://db2")}));
        const std::unique_ptr<QDialog> shown(wizards::makeWizard(
            QStringLiteral("connect"), *m_console, nullptr, {{QStringLiteral("profile"), QStringLiteral("till")}}));
        shown->setAttribute(Qt::WA_DeleteOnClose, false);
        auto* replicas = shown->findChild<QPlainTextEdit*>(QStringLiteral("connectReplicas"));
        QCOMPARE(replicas->toPlainText(), QStringLiteral("postgresql://db2/"));
        QCOMPARE(shown->findChild<QLineEdit*>(QStringLiteral("connectName"))->text(), QStringLiteral("till"));
        QVERIFY(button(shown.get(), "connectButton")->isEnabled());
        replicas->setPlainText(QStringLiteral("postgresql://db2\npostgresql://[::"));
        QVERIFY(!button(shown.get(), "connectButton")->isEnabled());
        QVERIFY(text(shown.get(), "connectReplicaError").contains(QStringLiteral("Replica 2 is not understood")));
        replicas->clear();
        QVERIFY(button(shown.get(), "connectButton")->isEnabled());
        mustSucceed(m_console->removeProfile(QStringLiteral("till")));
    }

    void thePageGivesAdviceWithPlansAndAnotherBudgetIsAnsweredFromThem()
    {
        const std::size_t jobs = m_console->jobs().size();
        const auto shown = page();
        QVERIFY(!shown->hasData());
        QCOMPARE(m_console->jobs().size(), jobs); // nothing is asked of a server by itself
        button(shown.get(), "adviseButton")->click();
        QTRY_VERIFY_WITH_TIMEOUT(shown->hasData(), patience);
        auto* create = shown->findChild<widgets::TableView*>(QStringLiteral("indexes.create"));
        QCOMPARE(create->model()->rowCount(), 1);
        QVERIFY2(text(shown.get(), "adviceSaves").startsWith(QStringLiteral("Saves")),
                 qPrintable(text(shown.get(), "adviceSaves")));
        QVERIFY(shown->findChild<widgets::SqlView*>(QStringLiteral("adviceDdl"))
                    ->toPlainText()
                    .startsWith(QStringLiteral("CREATE INDEX CONCURRENTLY \"shelf_place_idx\"")));
        for (const widgets::PlanView* plan : shown->findChildren<widgets::PlanView*>())
            QVERIFY(plan->plan() != nullptr);
        const auto* costs = shown->findChild<widgets::TableView*>(QStringLiteral("indexes.statements"))->model();
        // An update of the column, as another test runs one, pays for the index and is listed too.
        QStringList gaining, paying;
        for (int row = 0; row < costs->rowCount(); ++row) {
            const QString sql = costs->index(row, models::StatementCostModel::Statement).data().toString();
            (sql.startsWith(QStringLiteral("update")) ? paying : gaining).append(sql);
        }
        QCOMPARE(gaining.size(), 1);
        QVERIFY(gaining.first().contains(QStringLiteral("from shelf where place")));
        QVERIFY(paying.size() <= 1);

        auto* budget = shown->findChild<QLineEdit*>(QStringLiteral("adviseBudget"));
        budget->setText(QStringLiteral("8kB"));
        emit budget->editingFinished();
        QTRY_COMPARE_WITH_TIMEOUT(create->model()->rowCount(), 0, patience);
        auto* banner = shown->findChild<widgets::Banner*>();
        budget->setText(QStringLiteral("plenty"));
        emit budget->editingFinished();
        QVERIFY(!banner->message().cause.isEmpty());
        budget->clear();
        emit budget->editingFinished();
        QTRY_COMPARE_WITH_TIMEOUT(create->model()->rowCount(), 1, patience);
        QVERIFY(banner->message().cause.isEmpty());

        // What is ordered is what is built, and what it did stays on the card.
        QSignalSpy wanted(shown.get(), &pages::Page::wizardRequested);
        button(shown.get(), "orderIndexButton")->click();
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.first().first().toString(), QStringLiteral("indexbuild"));
        const auto order = wanted.first().last().toMap().value(QStringLiteral("order")).value<IndexOrder>();
        QVERIFY(order.promise && order.promise->statements.size() == 1);
        m_console->indexWorks().start(m_console->session()->params(), order);
        QTRY_VERIFY_WITH_TIMEOUT(text(shown.get(), "adviceEffect").contains(QStringLiteral("promised")), patience);
        QVERIFY2(text(shown.get(), "adviceEffect").contains(QStringLiteral("mean")),
                 qPrintable(text(shown.get(), "adviceEffect")));
        QVERIFY(!button(shown.get(), "orderIndexButton")->isEnabled());
        shown->setSession(nullptr);
        QVERIFY(!shown->hasData());
    }

    void adviceIsProvedOnACopyAndTheCardShowsWhatWasMeasured()
    {
        const auto shown = page();
        QVERIFY(!button(shown.get(), "proveButton")->isEnabled()); // there is nothing to prove yet
        shown->open({{QStringLiteral("sql"), QStringLiteral("select note from shelf where place = 7")}});
        QTRY_VERIFY_WITH_TIMEOUT(shown->hasData(), patience);
        QVERIFY(text(shown.get(), "adviceProof").contains(QStringLiteral("without data")));
        QSignalSpy wanted(shown.get(), &pages::Page::wizardRequested);
        button(shown.get(), "proveButton")->click();
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.first().first().toString(), QStringLiteral("indexprove"));
        const QPointer<QDialog> dialog(
            wizards::makeWizard(QStringLiteral("indexprove"), *m_console, nullptr, wanted.first().last().toMap()));
        QVERIFY(dialog);
        dialog->show();
        QVERIFY(!button(dialog, "startProofButton")->isEnabled()); // how much it is must be known first
        QTRY_VERIFY_WITH_TIMEOUT(button(dialog, "startProofButton")->isEnabled(), patience);
        QVERIFY2(text(dialog, "proveSize").contains(QStringLiteral("1 table")), qPrintable(text(dialog, "proveSize")));
        QVERIFY(text(dialog, "proveSize").contains(QStringLiteral("shelf")));
        QVERIFY(text(dialog, "proveLocks").contains(QStringLiteral("ACCESS SHARE")));

        // Limits that make no sense, or that the tables exceed, are said in the dialog.
        auto* banner = dialog->findChild<widgets::Banner*>();
        auto* limit = dialog->findChild<QLineEdit*>(QStringLiteral("proveLimit"));
        const QString given = limit->text();
        for (const char* bad : {"plenty", "0", "8kB"}) {
            limit->setText(QLatin1String(bad));
            button(dialog, "startProofButton")->click();
            QVERIFY2(dialog && !banner->message().cause.isEmpty(), bad);
            banner->clear();
        }
        limit->setText(given);
        button(dialog, "startProofButton")->click();
        QTRY_VERIFY_WITH_TIMEOUT(dialog.isNull(), patience);
        QVERIFY(!button(shown.get(), "proveButton")->isEnabled()); // once is enough
        QTRY_VERIFY_WITH_TIMEOUT(text(shown.get(), "adviceProof").contains(QStringLiteral("promised")), patience);
        QVERIFY2(text(shown.get(), "adviceProof").contains(QStringLiteral("foretold")),
                 qPrintable(text(shown.get(), "adviceProof")));
        QVERIFY(text(shown.get(), "adviceNotes").contains(QStringLiteral("built on a copy of 1 table")));
        auto* create = shown->findChild<widgets::TableView*>(QStringLiteral("indexes.create"));
        QCOMPARE(create->model()->index(0, models::CreateAdviceModel::State).data().toString(),
                 QStringLiteral("built"));
        for (const widgets::PlanView* plan : shown->findChildren<widgets::PlanView*>())
            QVERIFY(plan->plan() && plan->plan()->analyzed);
        QCOMPARE(one("select count(*) from pg_indexes where tablename = 'shelf'"), QStringLiteral("1"));
    }

    void aBackupThatIsNoneFailsTheJobAndLeavesTheAdvice()
    {
        const auto shown = page();
        shown->open({{QStringLiteral("sql"), QStringLiteral("select note from shelf where place = 7")}});
        QTRY_VERIFY_WITH_TIMEOUT(shown->hasData(), patience);
        QSignalSpy wanted(shown.get(), &pages::Page::wizardRequested);
        button(shown.get(), "proveButton")->click();
        const QPointer<QDialog> dialog(
            wizards::makeWizard(QStringLiteral("indexprove"), *m_console, nullptr, wanted.first().last().toMap()));
        dialog->show();
        dialog->findChild<QAbstractButton*>(QStringLiteral("proveFromBackup"))->setChecked(true);
        QVERIFY(!button(dialog, "startProofButton")->isEnabled()); // no path yet
        dialog->findChild<QLineEdit*>(QStringLiteral("proveBackup"))
            ->setText(m_directory.filePath(QStringLiteral("nothing.dump")));
        QVERIFY(button(dialog, "startProofButton")->isEnabled());
        button(dialog, "startProofButton")->click();
        const service::Job* job = m_console->jobs().back();
        QTRY_COMPARE_WITH_TIMEOUT(job->state(), JobState::Failed, patience);
        QVERIFY(QString::fromStdString(job->error()->english()).contains(QStringLiteral("no such file")));
        QTRY_VERIFY_WITH_TIMEOUT(button(shown.get(), "proveButton")->isEnabled(), patience);
        QVERIFY(text(shown.get(), "adviceProof").contains(QStringLiteral("without data")));
    }

    void aStatementSentHereIsAdvisedOnAtOnceButOnProductionOnlyWhenAsked()
    {
        const QVariantMap arguments{{QStringLiteral("sql"), QStringLiteral("select note from shelf where place = 7")}};
        {
            const auto shown = page();
            shown->open(arguments);
            QTRY_VERIFY_WITH_TIMEOUT(shown->hasData(), patience);
            QVERIFY(text(shown.get(), "adviceSaves").startsWith(QStringLiteral("Saves")));
        }
        m_console->openSession(m_database->params(), QStringLiteral("production"));
        const auto shown = page();
        const std::size_t jobs = m_console->jobs().size();
        shown->open(arguments);
        QCOMPARE(m_console->jobs().size(), jobs);
        QVERIFY(!shown->hasData());
        button(shown.get(), "adviseButton")->click();
        QTRY_VERIFY_WITH_TIMEOUT(shown->hasData(), patience);
        m_console->openSession(m_database->params());
    }

    void adviceThatFailsSaysWhyInPlaceOfIt()
    {
        const auto shown = page();
        shown->open({{QStringLiteral("sql"), QStringLiteral("drop table shelf")}});
        const auto said = [&shown] {
            for (const QLabel* label : shown->findChildren<QLabel*>()) {
                if (label->isVisible() && label->text().contains(QStringLiteral("no advice for this statement")))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(said(), patience);
        QVERIFY(!shown->hasData());
        QVERIFY(button(shown.get(), "adviseButton")->isEnabled());
    }

    void theSlowPageSendsItsStatementHere()
    {
        const auto slow = page(QStringLiteral("slow"));
        QSignalSpy asked(slow.get(), &pages::Page::pageRequested);
        auto* find = button(slow.get(), "findIndexButton");
        QTRY_VERIFY_WITH_TIMEOUT(find->isEnabled(), patience);
        find->click();
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.first().first().toString(), QStringLiteral("indexes"));
        QVERIFY(!asked.first().last().toMap().value(QStringLiteral("sql")).toString().isEmpty());
    }

    void aLockedConnectionIsToldWhyItCannotBuild()
    {
        pg::ConnectParams locked = m_database->params();
        locked.setStartupOption("default_transaction_read_only", "on");
        m_console->openSession(locked, QStringLiteral("production"));
        IndexOrder order;
        order.change = IndexChange::create(onShelf());
        const std::unique_ptr<QDialog> shown(dialog(order));
        shown->setAttribute(Qt::WA_DeleteOnClose, false);
        auto* banner = shown->findChild<widgets::Banner*>();
        QTRY_VERIFY_WITH_TIMEOUT(banner->message().cause.contains(QStringLiteral("read only")), patience);
        QVERIFY(!begin(shown.get())->isEnabled());
        m_console->openSession(m_database->params());
    }
};

QTEST_MAIN(TestIndexes)
#include "tst_indexes.moc"
