// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store.h"

#include "core/base/pause.h"
#include "core/store/schema.h"
#include "core/store/sql.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <future>
#include <mutex>
#include <thread>

using howdah::base::ErrorCode;
using howdah::base::Text;

namespace howdah::store {
namespace {

constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

Text whatOpening()
{
    return Text(HOWDAH_TEXT("store", "Howdah's own store was not opened"));
}

base::Error fileError(const QString& path, const QFileDevice& file)
{
    const ErrorCode code = file.error() == QFileDevice::ResourceError ? ErrorCode::DiskFull : ErrorCode::Permission;
    return {code, whatOpening(), Text::verbatim(path.toStdString() + ": " + file.errorString().toStdString()),
            Text(HOWDAH_TEXT("store", "Make the folder writable, or choose another with --data-dir"))};
}

/// SQLite makes its -wal and -shm files with the mode of the file itself, so it is enough to get this one right before
/// SQLite sees it.
base::Status prepareFile(const QString& directory, const QString& path)
{
    if (!QFileInfo(directory).isDir()) {
        QDir().mkpath(QFileInfo(directory).path());
        if (!QDir().mkdir(directory, ownerOnly | QFileDevice::ExeOwner) && !QFileInfo(directory).isDir())
            return base::Error(ErrorCode::Permission, whatOpening(),
                               Text(HOWDAH_TEXT("store", "The folder %1 cannot be made"), {directory.toStdString()}),
                               Text(HOWDAH_TEXT("store", "Choose another folder with --data-dir")));
    }
    QFile file(path);
    if (!file.exists()) {
        if (!file.open(QIODevice::WriteOnly | QIODevice::Append, ownerOnly))
            return fileError(path, file);
        return {};
    }
    const auto others =
        QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther | QFileDevice::WriteOther;
    if ((file.permissions() & others) && !file.setPermissions(ownerOnly))
        return fileError(path, file);
    return {};
}

/// Turning WAL on needs the file for itself for a moment, and SQLite does not call its busy handler there.
base::Status turnWalOn(QSqlDatabase& database, int busyTimeoutMs)
{
    const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(busyTimeoutMs);
    for (;;) {
        auto answer = execute(database, QStringLiteral("pragma journal_mode = wal"));
        if (answer && answer->next() && answer->value(0).toString() == QLatin1String("wal"))
            return {};
        if (!answer && answer.error().code() != ErrorCode::Timeout)
            return answer.error();
        if (std::chrono::steady_clock::now() >= until)
            return base::Error(
                ErrorCode::Timeout, whatOpening(),
                Text(HOWDAH_TEXT("store", "%1 is held by another program"), {database.databaseName().toStdString()}),
                Text(HOWDAH_TEXT("store", "Try again when it has ended")));
        base::pauseFor(base::Milliseconds(10));
    }
}

base::Status checkIntact(QSqlDatabase& database)
{
    HOWDAH_ASSIGN(QSqlQuery query, execute(database, QStringLiteral("pragma quick_check(1)")));
    const bool answered = query.next();
    const QString verdict = answered ? query.value(0).toString() : query.lastError().databaseText();
    if (answered && verdict == QLatin1String("ok"))
        return {};
    return base::Error(
        ErrorCode::InvalidInput, whatOpening(), Text::verbatim(verdict.toStdString()),
        Text(HOWDAH_TEXT("store", "The file %1 is damaged. Move it aside; Howdah makes a new one at its next start"),
             {database.databaseName().toStdString()}));
}

base::Status prepareDatabase(QSqlDatabase& database, const Store::Options& options)
{
    // Before anything that writes: a newer store stays as it is.
    HOWDAH_ASSIGN(const int found, storedSchema(database));
    if (found <= currentSchema) {
        HOWDAH_TRY(checkIntact(database));
        HOWDAH_TRY(turnWalOn(database, options.busyTimeoutMs));
        HOWDAH_TRY(execute(database, QStringLiteral("pragma synchronous = normal")));
        HOWDAH_TRY(execute(database, QStringLiteral("pragma foreign_keys = on")));
        HOWDAH_TRY(execute(database, QStringLiteral("pragma trusted_schema = off")));
    }
    return migrate(database);
}

} // namespace

struct Store::State {
    QString path;
    std::mutex mutex;
    std::condition_variable wake;
    std::deque<std::function<void(QSqlDatabase&)>> queue;
    bool ending = false;
    std::thread thread;

    void serve(QSqlDatabase& database)
    {
        std::unique_lock lock(mutex);
        for (;;) {
            wake.wait(lock, [this] { return ending || !queue.empty(); });
            if (queue.empty())
                return;
            const auto work = std::move(queue.front());
            queue.pop_front();
            lock.unlock();
            work(database);
            lock.lock();
        }
    }

    /// The thread's body: a QSqlDatabase may only be used on the thread that opened it.
    void run(const Options& options, std::promise<base::Status>& opened)
    {
        static std::atomic<unsigned> counter{0};
        const QString name = QStringLiteral("howdah-store-%1").arg(counter.fetch_add(1));
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), name);
            database.setDatabaseName(path);
            database.setConnectOptions(
                QStringLiteral("QSQLITE_BUSY_TIMEOUT=%1;QSQLITE_USE_EXTENDED_RESULT_CODES").arg(options.busyTimeoutMs));
            base::Status ready;
            if (!database.isValid())
                ready = base::Error(ErrorCode::Unsupported, whatOpening(),
                                    Text(HOWDAH_TEXT("store", "Qt's SQLite driver is missing")),
                                    Text(HOWDAH_TEXT("store", "Install the package libqt6sql6-sqlite")));
            else if (!database.open())
                ready = sqliteError(whatOpening(), database.lastError(), path);
            else if (auto prepared = prepareDatabase(database, options); !prepared)
                ready = prepared.error().withWhat(whatOpening());
            const bool good = ready.has_value();
            opened.set_value(std::move(ready));
            if (good)
                serve(database);
            database.close();
        }
        QSqlDatabase::removeDatabase(name);
    }
};

base::Result<std::unique_ptr<Store>> Store::open(const QString& dataDirectory, const Options& options)
{
    auto state = std::make_unique<State>();
    state->path = QDir(dataDirectory).absoluteFilePath(QStringLiteral("howdah.db"));
    HOWDAH_TRY(prepareFile(dataDirectory, state->path));
    std::promise<base::Status> opened;
    auto future = opened.get_future();
    State* raw = state.get();
    state->thread = std::thread([raw, options, &opened] { raw->run(options, opened); });
    base::Status ready = future.get();
    if (!ready) {
        state->thread.join();
        return ready.error();
    }
    return std::unique_ptr<Store>(new Store(std::move(state)));
}

Store::Store(std::unique_ptr<State> state)
    : m_state(std::move(state))
{}

Store::~Store()
{
    {
        const std::scoped_lock lock(m_state->mutex);
        m_state->ending = true;
    }
    m_state->wake.notify_all();
    m_state->thread.join();
}

void Store::post(std::function<void(QSqlDatabase&)> work)
{
    {
        const std::scoped_lock lock(m_state->mutex);
        m_state->queue.push_back(std::move(work));
    }
    m_state->wake.notify_one();
}

base::Status Store::inTransaction(QSqlDatabase& database, const std::function<base::Status()>& work)
{
    // Immediate: a deferred transaction that begins with a read cannot wait its turn when it comes to write.
    HOWDAH_TRY(execute(database, QStringLiteral("begin immediate")));
    base::Status done = work();
    if (done) {
        if (auto committed = execute(database, QStringLiteral("commit")); !committed)
            done = committed.error();
    }
    if (!done) {
        QSqlQuery rollback(database);
        rollback.exec(QStringLiteral("rollback"));
    }
    return done;
}

QString Store::path() const
{
    return m_state->path;
}

int Store::schemaVersion()
{
    return currentSchema;
}

} // namespace howdah::store
