// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/plan/plan.h"

#include <QAbstractItemModel>
#include <unordered_map>

namespace howdah::models {

/// The nodes of one plan as a tree. Shares the immutable plan. UI thread.
class PlanModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Column { NodeColumn, OwnTime, ExpectedRows, ActualRows, OffBy, Loops, BuffersColumn, ColumnCount };

    explicit PlanModel(QObject* parent = nullptr);

    void setPlan(plan::PlanPtr plan);
    [[nodiscard]] const plan::PlanPtr& plan() const { return m_plan; }
    /// Null for an invalid index.
    [[nodiscard]] const plan::Node* node(const QModelIndex& index) const;
    [[nodiscard]] QModelIndex indexOf(const plan::Node* node, int column = NodeColumn) const;
    /// The node with the most time of its own; without ANALYZE the one with the highest cost of its own. Null without a
    /// plan.
    [[nodiscard]] const plan::Node* hottest() const { return m_hottest; }

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Place {
        const plan::Node* parent = nullptr;
        int row = 0;
        double ownCost = 0;
    };
    [[nodiscard]] QString display(const plan::Node& node, int column) const;
    [[nodiscard]] QVariant bare(const plan::Node& node, int column) const;
    [[nodiscard]] double share(const plan::Node& node) const;
    [[nodiscard]] QString secondText(const plan::Node& node) const;

    plan::PlanPtr m_plan;
    std::unordered_map<const plan::Node*, Place> m_places;
    const plan::Node* m_hottest = nullptr;
    double m_whole = 0; ///< ms, or cost units without ANALYZE
};

} // namespace howdah::models
