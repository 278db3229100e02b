// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/monitor/sample.h"
#include "ui/models/keyedrows.h"

#include <QAbstractTableModel>
#include <tuple>

namespace howdah::models {

/// Where the server's client connections come from: counted by application, role and client address. UI thread.
class SourceModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Application, User, Client, Total, Active, Idle, InTransaction, LongestIdle, ColumnCount };

    explicit SourceModel(QObject* parent = nullptr);
    void setSessions(const std::vector<monitor::Session>& sessions);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    using Key = std::tuple<std::string, std::string, std::string>;
    struct Source {
        Key key;
        int total = 0, active = 0, idle = 0, inTransaction = 0;
        double longestIdleSeconds = 0;
        bool ours = false;
    };
    KeyedRows<Source, Key> m_rows;
};

} // namespace howdah::models
