// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <QFuture>
#include <QPromise>
#include <QString>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

class QSqlDatabase;

namespace howdah::store {

/// Howdah's own store: SQLite in WAL mode in the data folder, shared by console, ctl and service. One writer thread
/// owns the one connection of this process; readers come and go on it too (a few KB each). Schema versioned (PRAGMA
/// user_version), migrated under an exclusive lock; a schema newer than ours is refused and left untouched. All
/// members: any thread, none waits but open() and the destructor, which lets what was asked before it come to its end.
class Store {
public:
    struct Options {
        /// How long a statement waits for another program's write before it fails with Timeout.
        int busyTimeoutMs = 10'000;
    };

    /// Opens or creates "<dataDirectory>/howdah.db", mode 0600. Blocks: call it off the UI thread or before there is
    /// one. InvalidInput when the file is damaged, Unsupported when its schema is newer than ours, Permission,
    /// DiskFull, Timeout, Io. Needs a QCoreApplication (Qt finds its SQLite driver through it).
    static base::Result<std::unique_ptr<Store>> open(const QString& dataDirectory, const Options& options);
    static base::Result<std::unique_ptr<Store>> open(const QString& dataDirectory)
    {
        return open(dataDirectory, Options());
    }
    ~Store();
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    /// Runs `work` on the writer thread in a transaction: committed when it returns a value, rolled back on an Error.
    template <class T> QFuture<base::Result<T>> write(std::function<base::Result<T>(QSqlDatabase&)> work)
    {
        return run<T>([work = std::move(work)](QSqlDatabase& database) {
            std::optional<base::Result<T>> result;
            const base::Status done = inTransaction(database, [&]() -> base::Status {
                result.emplace(work(database));
                if (!*result)
                    return result->error();
                return {};
            });
            return done ? std::move(*result) : base::Result<T>(done.error());
        });
    }
    /// Runs `work` on the same thread without a transaction.
    template <class T> QFuture<base::Result<T>> read(std::function<base::Result<T>(QSqlDatabase&)> work)
    {
        return run<T>(std::move(work));
    }

    [[nodiscard]] QString path() const;
    [[nodiscard]] static int schemaVersion();

private:
    struct State;
    explicit Store(std::unique_ptr<State> state);
    void post(std::function<void(QSqlDatabase&)> work);
    static base::Status inTransaction(QSqlDatabase& database, const std::function<base::Status()>& work);

    template <class T> QFuture<base::Result<T>> run(std::function<base::Result<T>(QSqlDatabase&)> work)
    {
        // Shared, because std::function wants something copyable.
        auto promise = std::make_shared<QPromise<base::Result<T>>>();
        promise->start();
        QFuture<base::Result<T>> future = promise->future();
        post([promise, work = std::move(work)](QSqlDatabase& database) {
            promise->addResult(work(database));
            promise->finish();
        });
        return future;
    }

    std::unique_ptr<State> m_state;
};

} // namespace howdah::store
