// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/monitor/connectiontrend.h"
#include "ui/models/keyedtablemodel.h"

namespace howdah::models {

/// Where the server's client connections come from, by application, role, client address and database, and whether they
/// come back. UI thread.
class SourceModel : public KeyedTableModel<monitor::ConnectionSource, monitor::SourceKey> {
    Q_OBJECT
public:
    enum Column {
        Mark,
        Application,
        User,
        Client,
        Total,
        Trend,
        Active,
        Idle,
        InTransaction,
        LongestIdle,
        Verdict,
        ColumnCount
    };

    explicit SourceModel(QObject* parent = nullptr);
    /// Null: nothing was read yet.
    void setReport(const std::shared_ptr<const monitor::ConnectionReport>& report);
    [[nodiscard]] const monitor::ConnectionSource& source(int index) const { return row(index); }

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QVariant sortValue(const monitor::ConnectionSource& source, int column) const;
    [[nodiscard]] QString display(const monitor::ConnectionSource& source, int column) const;
};

} // namespace howdah::models
