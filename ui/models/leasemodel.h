// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/pool/poolstats.h"
#include "ui/models/keyedtablemodel.h"

#include <chrono>

namespace howdah::models {

/// Who holds the pool's connections now. UI thread.
class LeaseModel : public KeyedTableModel<pool::LeaseInfo, std::uint64_t> {
    Q_OBJECT
public:
    enum Column { Mark, Tag, Borrower, Backend, Held, State, LastStatement, ColumnCount };

    explicit LeaseModel(QObject* parent = nullptr);

    /// A lease with no statement for longer than `leakThreshold` is marked as suspect.
    void setLeases(const std::vector<pool::LeaseInfo>& leases, base::Nanoseconds leakThreshold);
    [[nodiscard]] int suspects() const { return m_suspects; }

    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    enum class Kind { Ok, LongRunning, Suspect };
    [[nodiscard]] Kind kindOf(const pool::LeaseInfo& lease) const;
    [[nodiscard]] QString display(const pool::LeaseInfo& lease, int column) const;

    base::Nanoseconds m_leakThreshold{};
    int m_suspects = 0;
};

} // namespace howdah::models
