// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/pool/poolstats.h"
#include "ui/models/keyedtablemodel.h"

#include <QString>

namespace howdah::models {

/// A pool of this console or of another process.
struct PoolRow {
    QString key;
    QString title;  ///< the application's name
    QString detail; ///< where it is: process, server
    pool::PoolStats stats;
    int leaks = 0;
};

/// Every pool there is, to choose one. UI thread.
class PoolModel : public KeyedTableModel<PoolRow, QString> {
    Q_OBJECT
public:
    enum Column { Mark, Name, InUse, Waiting, ColumnCount };

    explicit PoolModel(QObject* parent = nullptr);
    void setPools(std::vector<PoolRow> pools);
    /// -1 when there is none of that key.
    [[nodiscard]] int indexOf(const QString& key) const;

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

} // namespace howdah::models
