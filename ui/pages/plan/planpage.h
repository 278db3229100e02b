// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/plan/plan.h"
#include "core/service/serversession.h"
#include "core/service/task.h"
#include "ui/pages/page.h"
#include "ui/pages/plan/planreader.h"

#include <QPointer>
#include <deque>
#include <functional>
#include <optional>

class QComboBox;
class QMenu;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace howdah::widgets {
class Banner;
struct BannerMessage;
class EmptyState;
class PageHeader;
class PlanView;
class SqlView;
} // namespace howdah::widgets

namespace howdah::pages {

class ExplainPanel;
class ParameterFields;
class PlanActions;

/// One plan, of a statement written here, opened from a file, dropped or pasted. EXPLAIN asks, ANALYZE runs: what would
/// write is asked about first and rolled back in any case. Works without a server for plans that are there already.
class PlanPage : public Page {
    Q_OBJECT
public:
    explicit PlanPage(service::Console& console, QWidget* parent = nullptr);
    ~PlanPage() override;

    void setSession(service::ServerSession* session) override;
    [[nodiscard]] bool hasData() const override;
    void refresh() override;
    /// "file": a path to read; "text": a plan as text; "sql": a statement to explain; "analyze": true to run it;
    /// "edit": true to write a statement, or to explain the one that is there.
    void open(const QVariantMap& arguments) override;
    void prepareForTour() override;

    void openFile(const QString& path);
    void openText(const QString& text);
    void pastePlan();
    /// Compares what is shown with the first plan of a file or a text.
    void compareWithFile(const QString& path);
    void compareWithText(const QString& text);
    void save(ShareFormat format, const QString& path);

protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// A plan that was shown, to compare the next one with.
    struct Shown {
        plan::PlanPtr plan;
        QString name;
    };
    /// What the server is asked.
    struct Question {
        QString sql;
        service::ExplainOptions options;
        bool compare = false; ///< with the plan that is shown when the answer comes
    };

    void makeHeader();
    void makeStatement();
    void fillCompareMenu();
    void fillShareMenu(QMenu* menu);
    void makeActions();
    void explain();
    void analyze();
    [[nodiscard]] Question question(bool analyze) const;
    /// Asks. What would run is looked at first: what it would touch.
    void ask(Question question);
    void put(const Question& question);
    /// Says what running would leave behind, and offers to go on.
    void askToRun(const service::StatementEffect& effect, const Question& question);
    /// The question that the shown plan answers once more, to compare the answers.
    void repeat(const std::function<void(Question&)>& change = {});
    /// Another statement, or the same with a condition replaced, to compare the answers.
    void rewrite(const QString& sql, const std::string& replaces);
    /// A banner whose button does something.
    void say(const widgets::BannerMessage& message, std::function<void()> then);
    void chooseFile();
    void read(service::Task<OpenedPlans> task, const QString& busy, const QString& origin);
    void compareWith(service::Task<OpenedPlans> task, const QString& name);
    void compare(const plan::PlanPtr& before, const QString& name);
    void choosePlan(int which);
    /// Shows a plan that came from the server.
    void showAnswer(const service::ExplainedPlan& answer, const Question& question, const QString& origin);
    void display(const models::PlanDocumentPtr& document, const QString& statement, const QString& origin);
    void remember();
    void fail(const base::Error& error);
    void markStatement();
    void chooseAndSave(ShareFormat format);
    void setBusy(const QString& what);
    void updateButtons();
    [[nodiscard]] QString planName() const;

    PlanReader m_reader;
    QPointer<service::ServerSession> m_session;
    std::optional<service::Task<service::ExplainedPlan>> m_running;
    std::optional<Question> m_asked; ///< what the shown plan answers; nothing for one from elsewhere
    std::function<void()> m_then;    ///< what the banner's button does
    quint64 m_request = 0;           ///< answers to older requests are dropped
    bool m_busy = false;
    bool m_anonymous = false;
    bool m_splitterMoved = false;
    OpenedPlans m_opened; ///< the plans among which one is chosen
    QString m_statement;  ///< which the shown plan is of; empty when not known
    QString m_origin;
    std::deque<Shown> m_shown; ///< the last ones, newest first
    widgets::PageHeader* m_header = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_compare = nullptr;
    QPushButton* m_share = nullptr;
    QPushButton* m_options = nullptr;
    QPushButton* m_explain = nullptr;
    QPushButton* m_analyze = nullptr;
    QMenu* m_compareMenu = nullptr;
    ExplainPanel* m_panel = nullptr;
    ParameterFields* m_parameters = nullptr;
    PlanActions* m_actions = nullptr;
    widgets::Banner* m_banner = nullptr;
    QComboBox* m_chooser = nullptr;
    widgets::SqlView* m_sql = nullptr;
    QSplitter* m_splitter = nullptr;
    QStackedWidget* m_stack = nullptr;
    widgets::EmptyState* m_empty = nullptr;
    widgets::PlanView* m_view = nullptr;
};

} // namespace howdah::pages
