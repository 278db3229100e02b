// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/plan/diff.h"

#include <QAbstractItemModel>
#include <memory>
#include <vector>

namespace howdah::models {

using PlanDiffPtr = std::shared_ptr<const plan::PlanDiff>;

/// The merged tree of two plans: what a node took before and after. UI thread.
class PlanDiffModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column {
        NodeColumn,
        TimeBefore,
        TimeAfter,
        TimeChange,
        RowsBefore,
        RowsAfter,
        BlocksBefore,
        BlocksAfter,
        ColumnCount
    };

    explicit PlanDiffModel(QObject* parent = nullptr);
    void setDiff(PlanDiffPtr diff);
    [[nodiscard]] const PlanDiffPtr& diff() const { return m_diff; }
    /// Null for an invalid index.
    [[nodiscard]] const plan::NodePair* pair(const QModelIndex& index) const;
    /// The row of a node of the plan after (before, when `ofBefore`); invalid when there is none.
    [[nodiscard]] QModelIndex indexOfNode(const plan::Node* node, bool ofBefore = false) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Place {
        int parent = -1;
        int row = 0;
        std::vector<int> children;
    };
    [[nodiscard]] QString display(const plan::NodePair& pair, int column) const;
    [[nodiscard]] QVariant bare(const plan::NodePair& pair, int column) const;
    [[nodiscard]] const std::vector<int>& childrenOf(const QModelIndex& parent) const;

    PlanDiffPtr m_diff;
    std::vector<Place> m_places;
    std::vector<int> m_top;
    bool m_timed = false; ///< both were run; costs stand for times otherwise
};

} // namespace howdah::models
