// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <QFuture>
#include <QString>
#include <QVariantList>
#include <functional>
#include <memory>

class QSqlDatabase;

namespace howdah::store {

/// Howdah's own store: SQLite in WAL mode in the data folder, shared by console, ctl and service. One writer thread
/// owns the one connection that writes; readers come and go on it too (a few KB each). Schema versioned (PRAGMA
/// user_version), migrated under an exclusive lock; a schema newer than ours is refused and left untouched. All
/// members: any thread, none waits but open() and close().
class Store {
public:
    /// Opens or creates "<dataDirectory>/howdah.db", mode 0600. Blocks: call it off the UI thread or before there is
    /// one.
    static base::Result<std::unique_ptr<Store>> open(const QString& dataDirectory);
    ~Store();
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;

    /// Runs `work` on the writer thread in a transaction: committed when it returns a value, rolled back on an Error.
    template <class T> QFuture<base::Result<T>> write(std::function<base::Result<T>(QSqlDatabase&)> work);
    /// Runs `work` on the same thread without a transaction.
    template <class T> QFuture<base::Result<T>> read(std::function<base::Result<T>(QSqlDatabase&)> work);

    [[nodiscard]] QString path() const;
    [[nodiscard]] static int schemaVersion();

private:
    struct State;
    explicit Store(std::unique_ptr<State> state);
    void post(std::function<void(QSqlDatabase&)> work);
    static base::Status inTransaction(QSqlDatabase& database, const std::function<base::Status()>& work);
    std::unique_ptr<State> m_state;
};

} // namespace howdah::store
