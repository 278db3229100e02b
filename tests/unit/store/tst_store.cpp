// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store.h"

#include "core/store/journal.h"
#include "core/store/profiles.h"
#include "core/store/sql.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace howdah;
using base::ErrorCode;
using store::Store;

namespace {

std::unique_ptr<Store> opened(const QString& directory, int busyTimeoutMs = 10'000)
{
    auto result = Store::open(directory, {busyTimeoutMs});
    if (!result) {
        qWarning("%s", result.error().english().c_str());
        return nullptr;
    }
    return std::move(*result);
}

template <class T> T valueOf(QFuture<base::Result<T>> future)
{
    const base::Result<T> result = future.result();
    if (!result)
        qFatal("%s", result.error().english().c_str());
    return *result;
}

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void overwrite(const QString& path, qint64 offset, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.seek(offset));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

class TestStore : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        QVERIFY(m_directory->isValid());
        m_data = m_directory->filePath(QStringLiteral("data"));
        m_file = m_data + QStringLiteral("/howdah.db");
    }

    void aNewStoreIsForItsOwnerAlone()
    {
        const auto opened = ::opened(m_data);
        QVERIFY(opened);
        QCOMPARE(opened->path(), m_file);
        const auto others =
            QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
        QVERIFY(!(QFileInfo(m_file).permissions() & others));
        QVERIFY(!(QFileInfo(m_file + QStringLiteral("-wal")).permissions() & others));
        QVERIFY(!(QFileInfo(m_data).permissions() & others));
    }

    void aFileThatOthersCouldReadIsClosedToThem()
    {
        opened(m_data).reset();
        QVERIFY(QFile::setPermissions(m_file, QFile::permissions(m_file) | QFileDevice::ReadOther));
        const auto again = opened(m_data);
        QVERIFY(again);
        QVERIFY(!(QFileInfo(m_file).permissions() & QFileDevice::ReadOther));
    }

    void itIsInWalModeAtTheSchemaOfThisBuild()
    {
        const auto store = opened(m_data);
        QVERIFY(store);
        const QString found =
            valueOf<QString>(store->read<QString>([](QSqlDatabase& database) -> base::Result<QString> {
                HOWDAH_ASSIGN(auto mode, store::execute(database, QStringLiteral("pragma journal_mode")));
                mode.next();
                HOWDAH_ASSIGN(auto version, store::execute(database, QStringLiteral("pragma user_version")));
                version.next();
                return mode.value(0).toString() + QLatin1Char(' ') + version.value(0).toString();
            }));
        QCOMPARE(found, QStringLiteral("wal %1").arg(Store::schemaVersion()));
    }

    void whatWasWrittenIsThereAfterAReopen()
    {
        const store::Profile shop{QStringLiteral("shop"), QStringLiteral("postgresql://dba@db/shop"), {}};
        {
            const auto store = opened(m_data);
            QVERIFY(store->write<void>([&](QSqlDatabase& d) { return store::putProfile(d, shop); }).result());
        }
        const auto store = opened(m_data);
        const auto profiles = valueOf(store->read<std::vector<store::Profile>>(store::allProfiles));
        QCOMPARE(profiles.size(), 1U);
        QCOMPARE(profiles.front().uri, shop.uri);
    }

    void aStoreOfTheFirstSchemaKeepsItsProfilesWhichHaveNoReplicasYet()
    {
        {
            const auto store = opened(m_data);
            QVERIFY(store
                        ->write<void>([](QSqlDatabase& database) -> base::Status {
                            HOWDAH_TRY(store::execute(
                                database, QStringLiteral("insert into profile (name, uri) values ('shop', 'u')")));
                            HOWDAH_TRY(
                                store::execute(database, QStringLiteral("alter table profile drop column replicas")));
                            HOWDAH_TRY(store::execute(database, QStringLiteral("pragma user_version = 1")));
                            return {};
                        })
                        .result());
        }
        const auto store = opened(m_data);
        QVERIFY(store);
        auto profiles = valueOf(store->read<std::vector<store::Profile>>(store::allProfiles));
        QCOMPARE(profiles.size(), 1U);
        QCOMPARE(profiles.front().uri, QStringLiteral("u"));
        QVERIFY(profiles.front().replicas.isEmpty());
        profiles.front().replicas = QStringLiteral("postgresql://db2\npostgresql://db3");
        QVERIFY(store
                    ->write<void>(
                        [shop = profiles.front()](QSqlDatabase& database) { return store::putProfile(database, shop); })
                    .result());
        QCOMPARE(valueOf(store->read<std::vector<store::Profile>>(store::allProfiles)), profiles);
    }

    void aProfileOfTheSameNameIsReplacedAndRemovingAMissingOneIsHarmless()
    {
        const auto store = opened(m_data);
        const auto put = [&](const char* uri) {
            return store
                ->write<void>([uri = QString::fromLatin1(uri)](QSqlDatabase& d) {
                    return store::putProfile(d, {QStringLiteral("a"), uri, QStringLiteral("production")});
                })
                .result();
        };
        QVERIFY(put("postgresql://one"));
        QVERIFY(put("postgresql://two"));
        QVERIFY(
            store->write<void>([](QSqlDatabase& d) { return store::dropProfile(d, QStringLiteral("b")); }).result());
        const auto profiles = valueOf(store->read<std::vector<store::Profile>>(store::allProfiles));
        QCOMPARE(profiles.size(), 1U);
        QCOMPARE(profiles.front().uri, QStringLiteral("postgresql://two"));
    }

    void anErrorRollsTheWholeWriteBack()
    {
        const auto store = opened(m_data);
        const auto result = store
                                ->write<void>([](QSqlDatabase& database) -> base::Status {
                                    HOWDAH_TRY(store::putProfile(
                                        database, {QStringLiteral("half"), QStringLiteral("postgresql://x"), {}}));
                                    return base::Error(ErrorCode::Refused, base::Text::verbatim("no"));
                                })
                                .result();
        QVERIFY(!result);
        QCOMPARE(result.error().code(), ErrorCode::Refused);
        QVERIFY(valueOf(store->read<std::vector<store::Profile>>(store::allProfiles)).empty());
    }

    void aFailedStatementSaysWhatSqliteSaid()
    {
        const auto store = opened(m_data);
        const auto result =
            store
                ->write<void>([](QSqlDatabase& database) -> base::Status {
                    HOWDAH_TRY(store::execute(database, QStringLiteral("insert into nowhere values (1)")));
                    return {};
                })
                .result();
        QVERIFY(!result);
        QVERIFY(result.error().english().find("no such table: nowhere") != std::string::npos);
    }

    void aNewerSchemaIsRefusedAndLeftUntouched()
    {
        {
            const auto store = opened(m_data);
            QVERIFY(store
                        ->read<void>([](QSqlDatabase& database) -> base::Status {
                            HOWDAH_TRY(store::execute(database, QStringLiteral("pragma user_version = 99")));
                            return {};
                        })
                        .result());
        }
        const QByteArray before = contentOf(m_file);
        QVERIFY(!before.isEmpty());
        const auto refused = Store::open(m_data);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code(), ErrorCode::Unsupported);
        QVERIFY(refused.error().english().find("99") != std::string::npos);
        QCOMPARE(contentOf(m_file), before);
    }

    void aFileThatIsNoDatabaseIsSaidToBeDamaged()
    {
        opened(m_data).reset();
        overwrite(m_file, 0, "this is not a database, whatever its name says");
        const auto refused = Store::open(m_data);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code(), ErrorCode::InvalidInput);
        QVERIFY(refused.error().english().find(m_file.toStdString()) != std::string::npos);
    }

    void aPageOfRubbishInsideIsSaidToBeDamaged()
    {
        opened(m_data).reset();
        overwrite(m_file, 4096, QByteArray(4096, '\xa5'));
        const auto refused = Store::open(m_data);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code(), ErrorCode::InvalidInput);
    }

    void aFileCutInTheMiddleIsSaidToBeDamaged()
    {
        opened(m_data).reset();
        QVERIFY(QFile::resize(m_file, 5000));
        const auto refused = Store::open(m_data);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code(), ErrorCode::InvalidInput);
    }

    void aDataFolderThatIsAFileIsAnError()
    {
        QFile file(m_data);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        const auto refused = Store::open(m_data);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code(), ErrorCode::Permission);
    }

    void twoStoresOnOneFileWaitForEachOther()
    {
        const auto first = opened(m_data);
        const auto second = opened(m_data);
        QVERIFY(first && second);
        std::vector<QFuture<base::Status>> writes;
        for (int i = 0; i < 50; ++i) {
            for (const auto* store : {&first, &second}) {
                const QString name = QStringLiteral("%1-%2").arg(i).arg(store == &first ? 1 : 2);
                writes.push_back((*store)->write<void>([name](QSqlDatabase& database) {
                    return store::putProfile(database, {name, QStringLiteral("postgresql://x"), {}});
                }));
            }
        }
        for (auto& write : writes)
            QVERIFY(write.result());
        QCOMPARE(valueOf(first->read<std::vector<store::Profile>>(store::allProfiles)).size(), 100U);
    }

    void aWriteThatCannotGetItsTurnFailsWithATimeout()
    {
        const auto holder = opened(m_data);
        const auto waiter = opened(m_data, 50);
        std::promise<void> letGo;
        std::promise<void> holds;
        auto held = holder->write<void>([&](QSqlDatabase&) -> base::Status {
            holds.set_value();
            letGo.get_future().wait();
            return {};
        });
        holds.get_future().wait();
        const auto refused =
            waiter->write<void>([](QSqlDatabase& d) { return store::dropProfile(d, QStringLiteral("x")); }).result();
        letGo.set_value();
        QVERIFY(held.result());
        QVERIFY(!refused);
        QCOMPARE(refused.error().code(), ErrorCode::Timeout);
    }

    void manyOpenANewStoreAtOnceAndAllSucceed()
    {
        std::vector<std::future<bool>> opening;
        for (int i = 0; i < 6; ++i)
            opening.push_back(std::async(std::launch::async, [this] { return opened(m_data) != nullptr; }));
        for (auto& one : opening)
            QVERIFY(one.get());
    }

    void closingLetsWhatWasAskedComeToItsEnd()
    {
        auto store = opened(m_data);
        std::vector<QFuture<base::Status>> writes;
        for (int i = 0; i < 100; ++i)
            writes.push_back(store->write<void>([i](QSqlDatabase& database) {
                return store::putProfile(database, {QString::number(i), QStringLiteral("postgresql://x"), {}});
            }));
        store.reset();
        for (auto& write : writes) {
            QVERIFY(write.isFinished());
            QVERIFY(write.result());
        }
    }

    void theJournalTellsAJobFromStartToEnd()
    {
        const auto store = opened(m_data);
        const base::WallTime at{std::chrono::seconds(1'700'000'000)};
        const auto id = valueOf(store->write<qint64>([&](QSqlDatabase& d) {
            return store::beginJob(d, QStringLiteral("Make the demo"), {QStringLiteral("here"), 42, 7}, at);
        }));
        QVERIFY(store
                    ->write<void>([&](QSqlDatabase& d) -> base::Status {
                        HOWDAH_TRY(store::addJobLine(d, id, store::JournalLine::Step, QStringLiteral("initdb"), at));
                        HOWDAH_TRY(store::addJobLine(d, id, store::JournalLine::Note, QStringLiteral("slow disk"), at));
                        return store::endJob(d, id, store::JobOutcome::Failed,
                                             base::Error(ErrorCode::DiskFull, base::Text::verbatim("no space")),
                                             at + std::chrono::seconds(5));
                    })
                    .result());
        const auto jobs = valueOf(
            store->read<std::vector<store::JournalEntry>>([](QSqlDatabase& d) { return store::lastJobs(d, 10); }));
        QCOMPARE(jobs.size(), 1U);
        QCOMPARE(jobs.front().title, QStringLiteral("Make the demo"));
        QCOMPARE(jobs.front().outcome, store::JobOutcome::Failed);
        QCOMPARE(jobs.front().startedAt, QStringLiteral("2023-11-14T22:13:20.000Z"));
        QCOMPARE(jobs.front().finishedAt, QStringLiteral("2023-11-14T22:13:25.000Z"));
        QCOMPARE(jobs.front().error, QStringLiteral("no space"));
        const auto lines =
            valueOf(store->read<std::vector<QString>>([id](QSqlDatabase& d) { return store::jobLines(d, id); }));
        QCOMPARE(lines, (std::vector<QString>{QStringLiteral("initdb"), QStringLiteral("slow disk")}));
    }

    void jobsOfDeadProcessesOfThisHostAreMarkedAbandoned()
    {
        const auto store = opened(m_data);
        const base::WallTime at{};
        for (const store::JobOwner& owner : {store::JobOwner{QStringLiteral("here"), 1, 1},
                                             {QStringLiteral("here"), 2, 2},
                                             {QStringLiteral("elsewhere"), 3, 3}})
            valueOf(store->write<qint64>(
                [&](QSqlDatabase& d) { return store::beginJob(d, QString::number(owner.pid), owner, at); }));
        const int marked = valueOf(store->write<int>([&](QSqlDatabase& d) {
            return store::markAbandonedJobs(
                d, QStringLiteral("here"), [](const store::JobOwner& owner) { return owner.pid == 1; }, at);
        }));
        QCOMPARE(marked, 1);
        const auto jobs = valueOf(
            store->read<std::vector<store::JournalEntry>>([](QSqlDatabase& d) { return store::lastJobs(d, 10); }));
        QString found;
        for (const auto& job : jobs)
            found += job.title + (job.outcome == store::JobOutcome::Abandoned ? QStringLiteral(" abandoned ")
                                                                              : QStringLiteral(" running "));
        QCOMPARE(found, QStringLiteral("3 running 2 abandoned 1 running "));
    }

private:
    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_data;
    QString m_file;
};

QTEST_GUILESS_MAIN(TestStore)
#include "tst_store.moc"
