// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/plan/advice.h"
#include "ui/models/plandiffmodel.h"
#include "ui/models/plandocument.h"

#include <QWidget>
#include <memory>

class QHBoxLayout;
class QSplitter;
class QStackedWidget;
class QTextBrowser;

namespace howdah::models {
class PlanSelection;
}
namespace howdah::service {
class Executor;
}

namespace howdah::widgets {

class FlameGraph;
class Label;
class PlanAdviceView;
class PlanDiffView;
class PlanGraph;
class PlanSearchBar;
class PlanStatisticsView;
class PlanTreeView;
class RawPlan;
class Segments;
class TreeView;

/// One plan: what it cost on a line, its nodes in the view that is chosen, what would help and what the server said of
/// the selected node beside it, and what was not understood. All views share one selection. Shared by the plan page and
/// the plan of a slow statement.
class PlanView : public QWidget {
    Q_OBJECT
public:
    enum class View { Tree, Flame, Graph, Statistics, Raw, Diff };
    enum class Side { Advice, Node, Plan };

    /// `key` names the tree in the window's settings.
    explicit PlanView(const QString& key, QWidget* parent = nullptr);
    ~PlanView() override;

    /// Null empties it. Selects the node with the most time of its own. Large plans are reckoned off this thread and
    /// shown when that is done.
    void setPlan(const plan::PlanPtr& plan);
    /// The same, where everything has been reckoned.
    void setDocument(models::PlanDocumentPtr document);
    [[nodiscard]] const models::PlanDocumentPtr& document() const { return m_document; }
    [[nodiscard]] plan::PlanPtr plan() const;
    /// Said after the figures: where and when it was measured.
    void setOrigin(const QString& origin);
    /// Beside another plan there is no room for the details of a node.
    void setDetailsVisible(bool visible);

    [[nodiscard]] models::PlanSelection& selection() const { return *m_selection; }
    void showView(View view);
    [[nodiscard]] View view() const;
    void showSide(Side side);
    /// Ctrl+F.
    void beginSearch();
    [[nodiscard]] const std::vector<int>& found() const { return m_found; }
    void setDiff(const models::PlanDiffPtr& diff, const QString& before, const QString& after);
    /// Whether plans can be compared here: the view is hidden otherwise.
    void offerDiff(bool offered);

    [[nodiscard]] TreeView* tree() const;
    [[nodiscard]] PlanAdviceView* advice() const { return m_advice; }
    [[nodiscard]] PlanDiffView* diffView() const { return m_diff; }
    [[nodiscard]] PlanGraph* graph() const { return m_graph; }

signals:
    void compareWanted();
    /// There is another document, or none.
    void documentChanged();

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeViews(const QString& key);
    QWidget* makeSide();
    void showFacts();
    void showDoubts();
    void showDetails();
    void search(const QString& text);
    void step(bool backwards);

    QString m_key;
    models::PlanSelection* m_selection = nullptr;
    models::PlanDocumentPtr m_document;
    std::unique_ptr<service::Executor> m_executor; ///< made for the first large plan
    quint64 m_request = 0;
    std::vector<int> m_found;
    Label* m_facts = nullptr;
    Label* m_doubts = nullptr;
    Segments* m_views = nullptr;
    PlanSearchBar* m_search = nullptr;
    QStackedWidget* m_stack = nullptr;
    PlanTreeView* m_tree = nullptr;
    FlameGraph* m_flame = nullptr;
    PlanGraph* m_graph = nullptr;
    PlanStatisticsView* m_statistics = nullptr;
    RawPlan* m_raw = nullptr;
    Label* m_rawNote = nullptr;
    PlanDiffView* m_diff = nullptr;
    Segments* m_sides = nullptr;
    QStackedWidget* m_sideStack = nullptr;
    PlanAdviceView* m_advice = nullptr;
    QTextBrowser* m_details = nullptr;
    QTextBrowser* m_whole = nullptr;
    QSplitter* m_splitter = nullptr;
    QString m_origin;
};

} // namespace howdah::widgets
