// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/planindex.h"

#include <QAbstractItemModel>
#include <vector>

namespace howdah::models {

/// The nodes of one plan as a tree, no deeper than deepestTreeLevel. Shares the immutable plan. UI thread.
class PlanModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { NodeColumn, OwnTime, ExpectedRows, ActualRows, OffBy, Loops, BuffersColumn, ColumnCount };

    explicit PlanModel(QObject* parent = nullptr);

    void setPlan(const plan::PlanPtr& plan);
    /// The same, where the index has been made already; null empties the model.
    void setIndex(PlanIndexPtr index);
    [[nodiscard]] plan::PlanPtr plan() const { return m_index ? m_index->plan : nullptr; }
    /// Ids of the nodes to mark, ascending: those that a search found.
    void setMatches(std::vector<int> ids);
    /// Null for an invalid index.
    [[nodiscard]] const plan::Node* node(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOf(const plan::Node* node, int column = NodeColumn) const;
    /// By Node::id; invalid when there is no such node.
    [[nodiscard]] QModelIndex indexOfNode(int id, int column = NodeColumn) const;
    /// The node with the most time of its own; without ANALYZE the one with the highest cost of its own. Null without a
    /// plan.
    [[nodiscard]] const plan::Node* hottest() const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QModelIndex indexOfId(int id, int column) const;
    [[nodiscard]] QString display(const plan::Node& node, int column) const;
    [[nodiscard]] QVariant bare(const plan::Node& node, int column) const;
    [[nodiscard]] QString secondText(const plan::Node& node) const;

    PlanIndexPtr m_index;
    std::vector<int> m_matches;
    std::vector<int> m_lastLevel; ///< ids of the deepest nodes that nest, ascending; empty when all nest
};

} // namespace howdah::models
