// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/plan/planactions.h"

#include "core/service/console.h"
#include "core/service/maintenance.h"
#include "ui/pages/page.h"
#include "ui/widgets/confirmdialog.h"

#include <algorithm>

namespace howdah::pages {

namespace {

bool startsWith(const std::string& sql, std::initializer_list<std::string_view> words)
{
    return std::any_of(words.begin(), words.end(),
                       [&sql](std::string_view word) { return sql.starts_with(std::string(word) + ' '); });
}

QString statementsOf(const plan::Action& action)
{
    QString sql = QString::fromStdString(action.sql);
    if (!action.then.empty())
        sql += QLatin1Char('\n') + QString::fromStdString(action.then);
    return sql;
}

} // namespace

PlanActions::PlanActions(service::Console& console, Say say, QWidget* page)
    : QObject(page)
    , m_console(console)
    , m_say(std::move(say))
    , m_page(page)
{
    const std::vector<PageInfo> pages = pageList();
    m_advisor = std::any_of(pages.begin(), pages.end(),
                            [](const PageInfo& info) { return info.id == QStringLiteral("indexes"); });
}

PlanActions::Way PlanActions::wayOf(const plan::Action& action)
{
    using Kind = plan::Action::Kind;
    switch (action.kind) {
    case Kind::Index:
        return Way::Index;
    case Kind::Analyze:
    case Kind::Statistics:
        return startsWith(action.sql, {"ANALYZE", "VACUUM", "CREATE STATISTICS", "ALTER TABLE"}) ? Way::Run : Way::None;
    case Kind::Setting:
        // A setting of the whole server is nothing to do from beside a plan.
        return service::triedSetting(action.sql)                                ? Way::Try
               : startsWith(action.sql, {"ALTER TABLE", "ALTER FOREIGN TABLE"}) ? Way::Run
                                                                                : Way::None;
    case Kind::Rewrite:
        return !action.replaces.empty() || startsWith(action.sql, {"SELECT", "WITH"}) ? Way::Explain : Way::None;
    case Kind::Advice:
        break;
    }
    return Way::None;
}

QString PlanActions::wordFor(const plan::Action& action) const
{
    switch (wayOf(action)) {
    case Way::Index:
        return m_advisor ? tr("Try it") : QString();
    case Way::Try:
        return tr("Try it");
    case Way::Run:
        return tr("Run…");
    case Way::Explain:
        return tr("Explain this instead");
    case Way::None:
        break;
    }
    return {};
}

void PlanActions::take(const plan::Action& action)
{
    const Way way = wayOf(action);
    if (!m_session) {
        m_say({theme::Severity::Warning,
               way == Way::Index ? tr("An index is tried with the plan's statement and a server")
               : way == Way::Run ? tr("It is run on the server that the plan was explained on")
                                 : tr("It is tried with the plan's statement and a server"),
               {},
               tr("Connect, and explain the statement here"),
               {}},
              {});
        return;
    }
    switch (way) {
    case Way::Index:
        emit indexWanted();
        break;
    case Way::Try:
        emit settingWanted(*service::triedSetting(action.sql));
        break;
    case Way::Run:
        askToRun(action);
        break;
    case Way::Explain:
        emit rewriteWanted(QString::fromStdString(action.sql), action.replaces);
        break;
    case Way::None:
        break;
    }
}

void PlanActions::askToRun(const plan::Action& action)
{
    const QString environment = m_console.sessionEnvironment();
    const QString place = m_session->displayName();
    widgets::Confirmation confirmation;
    confirmation.title = tr("Run it on the server");
    confirmation.consequence =
        (environment.isEmpty() ? tr("Runs on %1.").arg(place) : tr("Runs on %1 (%2).").arg(place, environment)) +
        QLatin1Char('\n') +
        tr("As a job that can be cancelled; it gives up when it has waited ten seconds for a lock.");
    confirmation.sql = statementsOf(action);
    confirmation.action = tr("Run");
    auto* dialog = new widgets::ConfirmDialog(
        confirmation, [this, action] { run(action); }, m_page);
    dialog->open();
}

void PlanActions::run(const plan::Action& action)
{
    if (!m_session) // gone while the question was open
        return;
    const service::Maintenance maintenance{action.sql, action.then};
    service::Job* job = m_console.startJob(base::Text(HOWDAH_TEXT("maintenance", "Run %1"), {action.sql}),
                                           service::maintenanceWork(m_session->params(), maintenance));
    m_say({theme::Severity::Note,
           tr("Running %1").arg(statementsOf(action)),
           {},
           tr("It stands among the jobs below"),
           {}},
          {});
    connect(job, &service::Job::finished, this, [this, job, sql = statementsOf(action)] { finished(*job, sql); });
}

void PlanActions::finished(const service::Job& job, const QString& sql)
{
    if (const auto error = job.error()) {
        m_say(widgets::bannerFor(*error, error->code() == base::ErrorCode::Cancelled ? theme::Severity::Note
                                                                                     : theme::Severity::Critical),
              {});
        return;
    }
    m_say({theme::Severity::Ok,
           tr("Done: %1").arg(sql),
           {},
           tr("See what it does to the plan"),
           tr("Explain and compare")},
          [this] { emit repeatWanted(); });
}

} // namespace howdah::pages
