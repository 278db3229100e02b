// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/plandocument.h"

#include <QWidget>

namespace howdah::models {
class PlanModel;
class PlanSelection;
} // namespace howdah::models

namespace howdah::widgets {

class FlameGraph;
class TreeView;

/// A plan's nodes as a tree with bars of their own time and the errors of the estimates, below a strip of its flame
/// graph where there is room for one.
class PlanTreeView : public QWidget {
    Q_OBJECT
public:
    /// `key` names the tree in the window's settings.
    PlanTreeView(models::PlanSelection& selection, const QString& key, QWidget* parent = nullptr);
    void setIndex(const models::PlanIndexPtr& index);
    void setMatches(const std::vector<int>& ids);
    [[nodiscard]] TreeView* tree() const { return m_tree; }

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void follow(int node);
    void showStrip();
    void showColumns();
    models::PlanSelection& m_selection;
    models::PlanModel* m_model = nullptr;
    FlameGraph* m_strip = nullptr;
    TreeView* m_tree = nullptr;
    bool m_following = false;
    bool m_looped = false, m_buffered = false; ///< some node ran more than once; some node tells its blocks
};

} // namespace howdah::widgets
