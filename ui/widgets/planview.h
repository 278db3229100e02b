// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/plan/plan.h"

#include <QWidget>

class QTextBrowser;

namespace howdah::models {
class PlanModel;
}

namespace howdah::widgets {

class Label;
class TreeView;

/// One plan: what it cost on a line, its nodes as a tree with bars of their own time, what the server said of the
/// selected node, and what was not understood. Shared by the plan page and the plan of a slow statement.
class PlanView : public QWidget {
    Q_OBJECT
public:
    /// `key` names the tree in the window's settings.
    explicit PlanView(const QString& key, QWidget* parent = nullptr);

    /// Null empties it. Selects the node with the most time of its own.
    void setPlan(plan::PlanPtr plan);
    [[nodiscard]] plan::PlanPtr plan() const;
    /// Said after the figures: where and when it was measured.
    void setOrigin(const QString& origin);
    /// Beside another plan there is no room for the details of a node.
    void setDetailsVisible(bool visible);
    [[nodiscard]] TreeView* tree() const { return m_tree; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void showFacts();
    void showDetails(const plan::Node* node);

    models::PlanModel* m_model = nullptr;
    Label* m_facts = nullptr;
    Label* m_doubts = nullptr;
    TreeView* m_tree = nullptr;
    QTextBrowser* m_details = nullptr;
    QString m_origin;
};

} // namespace howdah::widgets
