// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/monitor/sample.h"
#include "ui/models/keyedtablemodel.h"

#include <memory>
#include <vector>

namespace howdah::models {

/// Normalised statements with their figures since the server's statistics began. UI thread.
class StatementModel : public KeyedTableModel<monitor::StatementRow, monitor::StatementKey> {
    Q_OBJECT
public:
    enum Column { Statement, Trend, Total, Share, Mean, Max, Calls, Rows, Reads, Temp, Wal, Database, ColumnCount };

    explicit StatementModel(QObject* parent = nullptr);

    void setStatements(const std::vector<monitor::StatementRow>& statements);
    void clear();
    [[nodiscard]] const monitor::StatementRow& statement(int index) const { return row(index); }
    /// Row of a statement, or -1.
    [[nodiscard]] int rowOf(const monitor::StatementKey& key) const;

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QVariant sortValue(const monitor::StatementRow& row, int column) const;
    [[nodiscard]] QString display(const monitor::StatementRow& row, int column) const;
};

} // namespace howdah::models
