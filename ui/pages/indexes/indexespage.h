// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/service/indexadvice.h"
#include "core/service/indexworks.h"
#include "core/service/task.h"
#include "ui/pages/page.h"

#include <QPointer>
#include <memory>
#include <optional>

class QComboBox;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace howdah::widgets {
class Banner;
class EmptyState;
class PageHeader;
} // namespace howdah::widgets

namespace howdah::pages {

class AdviceView;

/// Which indexes to create and which to drop, each with its proof; asked for by a button, never by itself. Another
/// budget is answered from what was planned already.
class IndexesPage : public Page {
    Q_OBJECT
public:
    explicit IndexesPage(service::Console& console, QWidget* parent = nullptr);
    ~IndexesPage() override;

    void setSession(service::ServerSession* session) override;
    [[nodiscard]] bool hasData() const override;
    void refresh() override;
    /// "sql": advice for one statement; "file": for the statements of a file. On a production server it waits for the
    /// button.
    void open(const QVariantMap& arguments) override;
    void prepareForTour() override;

private:
    void advise();
    void search();
    void finished();
    void show(const service::IndexAdvicePtr& advice);
    void prove();
    void sayNothingYet();
    void sayWorking();
    void updateButtons();
    /// Stopping a clone takes a moment that the screen does not have.
    void release(std::shared_ptr<service::IndexAdviser>& adviser);
    [[nodiscard]] std::optional<advise::AdviseOptions> limits();

    QPointer<service::ServerSession> m_session;
    service::AdviceRequest m_request;
    QPointer<service::Job> m_job;
    std::shared_ptr<service::IndexAdviser> m_adviser;  ///< of what is shown; it knows what was planned
    std::shared_ptr<service::IndexAdviser> m_asked;    ///< of the job that runs
    std::shared_ptr<service::IndexAdvicePtr> m_answer; ///< where that job leaves its advice
    std::optional<service::Task<service::IndexAdvicePtr>> m_searching;
    service::IndexAdvicePtr m_advice;
    base::MonotonicTime m_askedAt{}, m_advisedAt{}; ///< when the running job, and what is shown, was asked for
    bool m_touring = false, m_told = false;

    widgets::PageHeader* m_header = nullptr;
    widgets::Banner* m_banner = nullptr;
    QComboBox* m_engine = nullptr;
    QLineEdit* m_budget = nullptr;
    QPushButton* m_advise = nullptr;
    QPushButton* m_cancel = nullptr;
    QPushButton* m_prove = nullptr;
    QPushButton* m_replicas = nullptr;
    QStackedWidget* m_stack = nullptr;
    widgets::EmptyState* m_empty = nullptr;
    AdviceView* m_view = nullptr;
};

} // namespace howdah::pages
