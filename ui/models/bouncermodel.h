// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/monitor/pgbouncer.h"
#include "ui/models/keyedtablemodel.h"

#include <utility>

namespace howdah::models {

using BouncerKey = std::pair<std::string, std::string>; ///< database, user
struct BouncerRow {
    monitor::PgBouncerPool pool;
    std::optional<monitor::PgBouncerRates> rates; ///< of its database, whatever the user
};

/// The pools of a PgBouncer. What its version does not tell is a dash, never zero. UI thread.
class BouncerModel : public KeyedTableModel<BouncerRow, BouncerKey> {
    Q_OBJECT
public:
    enum Column {
        Mark,
        Database,
        User,
        Mode,
        Waiting,
        LongestWait,
        Clients,
        Servers,
        ServersActive,
        ServersIdle,
        Transactions,
        TransactionTime,
        WaitTime,
        Verdict,
        ColumnCount
    };

    explicit BouncerModel(QObject* parent = nullptr);
    /// Null: nothing.
    void setSample(const monitor::PgBouncerSamplePtr& sample);

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString display(const BouncerRow& row, int column) const;
    [[nodiscard]] QVariant sortKey(const BouncerRow& row, int column) const;
};

} // namespace howdah::models
