// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/pool/poolstats.h"
#include "ui/models/keyedtablemodel.h"

namespace howdah::models {

/// Who holds a pool's connections now, in the pool's own judgement. UI thread.
class LeaseModel : public KeyedTableModel<pool::LeaseInfo, std::uint64_t> {
    Q_OBJECT
public:
    enum Column { Mark, Tag, Borrower, Backend, Held, State, LastStatement, ColumnCount };

    explicit LeaseModel(QObject* parent = nullptr);

    void setLeases(const std::vector<pool::LeaseInfo>& leases);

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString display(const pool::LeaseInfo& lease, int column) const;
};

} // namespace howdah::models
