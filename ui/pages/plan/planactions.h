// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/plan/advice.h"
#include "core/service/explain.h"
#include "core/service/serversession.h"
#include "ui/widgets/banner.h"

#include <QObject>
#include <QPointer>
#include <functional>

namespace howdah::service {
class Console;
class Job;
} // namespace howdah::service

namespace howdah::pages {

/// What the buttons on advice do with its statements: try a setting or another wording, run what mends statistics, hand
/// an index on. Explains nothing itself: the page does.
class PlanActions : public QObject {
    Q_OBJECT
public:
    /// Shows a banner whose button calls the function; nothing to call: a banner without one.
    using Say = std::function<void(const widgets::BannerMessage&, std::function<void()>)>;

    /// `page`: what dialogs belong to.
    PlanActions(service::Console& console, Say say, QWidget* page);

    /// The word on an action's button; empty where nothing can be done with it here.
    [[nodiscard]] QString wordFor(const plan::Action& action) const;
    /// The server that the shown plan was explained on; null: a plan from elsewhere, for which nothing is tried or run.
    void setSession(service::ServerSession* session) { m_session = session; }
    void take(const plan::Action& action);

signals:
    void indexWanted();
    void settingWanted(const howdah::service::TriedSetting& setting);
    /// The statement, or where `replaces` is not empty a condition in place of that one.
    void rewriteWanted(const QString& sql, const std::string& replaces);
    /// Something was run that the next plan may show.
    void repeatWanted();

private:
    enum class Way { None, Index, Try, Run, Explain };
    [[nodiscard]] static Way wayOf(const plan::Action& action);
    void askToRun(const plan::Action& action);
    void run(const plan::Action& action);
    void finished(const service::Job& job, const QString& sql);

    service::Console& m_console;
    Say m_say;
    QWidget* m_page;
    QPointer<service::ServerSession> m_session;
    bool m_advisor = false; ///< there is a page that tries indexes
};

} // namespace howdah::pages
