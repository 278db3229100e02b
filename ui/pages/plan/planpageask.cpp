// SPDX-License-Identifier: GPL-3.0-or-later
// What the page asks the server: a plan, a measured one, the same once more to compare.
#include "core/service/translate.h"
#include "ui/models/plansql.h"
#include "ui/pages/plan/explainpanel.h"
#include "ui/pages/plan/parameterfields.h"
#include "ui/pages/plan/planactions.h"
#include "ui/pages/plan/planpage.h"
#include "ui/pages/when.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/planadvice.h"
#include "ui/widgets/planview.h"
#include "ui/widgets/sqlview.h"

#include <QComboBox>
#include <algorithm>

namespace howdah::pages {

void PlanPage::makeActions()
{
    m_actions = new PlanActions(
        console(),
        [this](const widgets::BannerMessage& message, std::function<void()> then) { say(message, std::move(then)); },
        this);
    m_view->advice()->offer([this](const plan::Action& action) { return m_actions->wordFor(action); });
    connect(m_view->advice(), &widgets::PlanAdviceView::actionWanted, m_actions, &PlanActions::take);
    connect(m_actions, &PlanActions::indexWanted, this, [this] {
        emit pageRequested(QStringLiteral("indexes"), {{QStringLiteral("sql"), m_statement}});
    });
    connect(m_actions, &PlanActions::settingWanted, this, [this](const service::TriedSetting& setting) {
        repeat([&setting](Question& question) {
            std::erase_if(question.options.tried,
                          [&setting](const service::TriedSetting& other) { return other.name == setting.name; });
            question.options.tried.push_back(setting);
            question.options.settings = true; // so that the plan tells what it was made with
        });
    });
    connect(m_actions, &PlanActions::rewriteWanted, this, &PlanPage::rewrite);
    connect(m_actions, &PlanActions::repeatWanted, this, [this] { repeat(); });
}

void PlanPage::rewrite(const QString& sql, const std::string& replaces)
{
    if (!m_asked)
        return;
    const auto statement = replaces.empty() ? std::optional(sql)
                                            : models::withConditionReplaced(m_asked->sql, replaces, sql.toStdString());
    if (!statement) {
        say({theme::Severity::Warning,
             tr("Where the condition stands in the statement cannot be told"),
             {},
             tr("Copy it, put it in its place by hand, and explain that"),
             {}},
            {});
        return;
    }
    m_sql->setSql(*statement);
    repeat([&](Question& question) {
        question.sql = *statement;
        if (replaces.empty()) // another statement has no use for this one's values
            question.options.parameters.clear();
    });
}

void PlanPage::say(const widgets::BannerMessage& message, std::function<void()> then)
{
    m_then = std::move(then);
    m_banner->showMessage(message);
}

void PlanPage::explain()
{
    ask(question(false));
}

void PlanPage::analyze()
{
    ask(question(true));
}

PlanPage::Question PlanPage::question(bool analyze) const
{
    Question question{m_sql->toPlainText().trimmed(), m_panel->options(analyze), false};
    question.options.parameters = m_parameters->values();
    return question;
}

void PlanPage::repeat(const std::function<void(Question&)>& change)
{
    if (!m_asked)
        return;
    Question question = *m_asked;
    question.compare = true;
    question.options.allowWrites = false; // was allowed once, is asked again
    if (change)
        change(question);
    ask(std::move(question));
}

void PlanPage::ask(Question question)
{
    if (!m_session || question.sql.isEmpty())
        return;
    m_then = {};
    m_banner->clear();
    if (!question.options.analyze) {
        put(question);
        return;
    }
    const quint64 request = ++m_request;
    setBusy(tr("asking what it would touch…"));
    const service::Task<service::StatementEffect> task = m_session->effectOf(question.sql);
    service::onFinished(
        task, this,
        [this, request, question = std::move(question)](const base::Result<service::StatementEffect>& effect) {
            if (request != m_request)
                return;
            if (!effect) {
                fail(effect.error());
                return;
            }
            setBusy({});
            const bool lasts = std::any_of(effect->lasting.begin(), effect->lasting.end(),
                                           [](const service::LastingEffect& one) { return one.certain; });
            if (effect->writes || lasts)
                askToRun(*effect, question);
            else
                put(question);
        });
}

void PlanPage::askToRun(const service::StatementEffect& effect, const Question& question)
{
    const QStringList touched(effect.touches.begin(), effect.touches.end());
    widgets::BannerMessage message;
    message.severity = theme::Severity::Warning;
    message.cause = !effect.writes      ? tr("This statement does what no rollback takes back")
                    : touched.isEmpty() ? tr("This statement writes")
                                        : tr("This statement writes to %1").arg(touched.join(QStringLiteral(", ")));
    QStringList sentences{tr("It would run and be rolled back")};
    constexpr int mostNamed = 3;
    for (const service::LastingEffect& one : effect.lasting) {
        if (sentences.size() > mostNamed)
            break;
        sentences << one.name + QStringLiteral(": ") + service::translated(one.why);
    }
    message.remedy = sentences.join(QStringLiteral("; "));
    message.action = tr("Run and roll back");
    say(message, [this, question] {
        Question allowed = question;
        allowed.options.allowWrites = true;
        put(allowed);
    });
}

void PlanPage::put(const Question& question)
{
    if (!m_session)
        return;
    const quint64 request = ++m_request;
    m_running = m_session->explainWithFacts(question.sql, question.options);
    setBusy(question.options.analyze ? tr("running…") : tr("asking for the plan…"));
    service::onFinished(
        *m_running, this, [this, request, question](const base::Result<service::ExplainedPlan>& answer) {
            if (request != m_request)
                return;
            m_running.reset();
            if (!answer) {
                fail(answer.error());
                return;
            }
            const QString now = timeOfDay(base::Clock::system()->wallNow());
            QString origin =
                question.options.analyze ? tr("measured %1").arg(now) : tr("explained %1, not run").arg(now);
            for (const service::TriedSetting& setting : question.options.tried)
                origin += QStringLiteral(", ") +
                          tr("with %1 = %2")
                              .arg(QString::fromStdString(setting.name),
                                   setting.value ? QString::fromStdString(*setting.value) : tr("its default"));
            showAnswer(*answer, question, origin);
        });
}

void PlanPage::showAnswer(const service::ExplainedPlan& answer, const Question& question, const QString& origin)
{
    m_opened = {};
    m_chooser->hide();
    const quint64 request = m_request;
    service::onFinished(m_reader.prepare(answer.plan, {}, answer.facts), this,
                        [this, request, question, origin,
                         factsError = answer.factsError](const base::Result<models::PlanDocumentPtr>& document) {
                            if (request != m_request)
                                return;
                            if (!document) {
                                fail(document.error());
                                return;
                            }
                            const plan::PlanPtr before = m_view->plan();
                            const QString name = planName();
                            display(*document, question.sql, origin);
                            m_asked = question;
                            m_actions->setSession(m_session);
                            if (factsError) // the advice goes by the plan alone
                                say(widgets::bannerFor(*factsError, theme::Severity::Note), {});
                            if (question.compare && before)
                                compare(before, name);
                        });
}

} // namespace howdah::pages
