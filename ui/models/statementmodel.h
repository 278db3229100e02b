// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/monitor/sample.h"
#include "ui/models/keyedrows.h"

#include <QAbstractTableModel>
#include <memory>
#include <vector>

namespace howdah::models {

/// Normalised statements with their figures since the server's statistics began. UI thread.
class StatementModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Statement, Trend, Total, Share, Mean, Max, Calls, Rows, Reads, Temp, Wal, Database, ColumnCount };

    explicit StatementModel(QObject* parent = nullptr);

    void setStatements(const std::vector<monitor::StatementRow>& statements);
    void clear();
    [[nodiscard]] const monitor::StatementRow& statement(int row) const { return m_rows.at(row); }
    /// Row of a statement, or -1.
    [[nodiscard]] int rowOf(const monitor::StatementKey& key) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QVariant sortValue(const monitor::StatementRow& row, int column) const;
    [[nodiscard]] QString display(const monitor::StatementRow& row, int column) const;

    KeyedRows<monitor::StatementRow, monitor::StatementKey> m_rows;
};

} // namespace howdah::models
