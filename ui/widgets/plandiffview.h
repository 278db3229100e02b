// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/plandiffmodel.h"

#include <QWidget>

class QStackedLayout;
class QStandardItemModel;

namespace howdah::models {
class PlanSelection;
}

namespace howdah::widgets {

class EmptyState;
class Label;
class TableView;
class TreeView;

/// Two plans beside each other: what changed in shape first, then the merged tree with figures before and after. The
/// selected node is one of the plan after.
class PlanDiffView : public QWidget {
    Q_OBJECT
public:
    PlanDiffView(models::PlanSelection& selection, const QString& key, QWidget* parent = nullptr);
    /// Null: nothing to compare with yet. The names say which plans they are.
    void setDiff(models::PlanDiffPtr diff, const QString& before = {}, const QString& after = {});
    [[nodiscard]] const models::PlanDiffPtr& diff() const { return m_model->diff(); }

signals:
    void compareWanted(); ///< another plan to compare with

protected:
    void changeEvent(QEvent* event) override;

private:
    void showFigures();
    models::PlanSelection& m_selection;
    models::PlanDiffModel* m_model = nullptr;
    QStandardItemModel* m_shape = nullptr;
    QStackedLayout* m_stack = nullptr;
    EmptyState* m_empty = nullptr;
    Label* m_names = nullptr;
    Label* m_figures = nullptr;
    Label* m_doubts = nullptr;
    TableView* m_shapes = nullptr;
    TreeView* m_tree = nullptr;
    bool m_following = false;
};

} // namespace howdah::widgets
