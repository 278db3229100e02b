// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/connectiontest.h"

#include "core/base/quoting.h"
#include "core/service/translate.h"

#include <algorithm>
#include <array>

using howdah::base::Text;
using howdah::base::TextSource;

namespace howdah::service {
namespace {

/// What is tested, in its order.
enum class Stage { Name, Socket, Negotiation, Login, Version, Rights, Statements };
constexpr std::array<TextSource, 7> stageNames{
    HOWDAH_TEXT("test", "Find the address"),    HOWDAH_TEXT("test", "Reach the server"),
    HOWDAH_TEXT("test", "Encryption"),          HOWDAH_TEXT("test", "Log in"),
    HOWDAH_TEXT("test", "Server version"),      HOWDAH_TEXT("test", "Right to watch"),
    HOWDAH_TEXT("test", "Statement statistics")};

std::string textOf(QString text)
{
    return text.toStdString();
}

class Test {
public:
    Test(const TestListener& onSteps, const base::Deadline& deadline, const base::StopToken& stop)
        : m_onSteps(onSteps)
        , m_query{deadline, stop}
    {}

    base::Result<QString> run(const pg::ConnectParams& params)
    {
        pg::ConnectOptions options;
        options.deadline = m_query.deadline;
        options.stop = m_query.stop;
        options.onStep = [this](const pg::ConnectStep& step) { connecting(step); };
        auto connected = pg::Connection::connect(params, options);
        if (!connected)
            return failed(connected.error());
        pg::Connection& connection = **connected;
        finish(TestStep::State::Ok);
        encryption(connection, params);
        version(connection);
        if (auto done = rights(connection); !done)
            return failed(done.error());
        if (auto done = statements(connection); !done)
            return failed(done.error());
        return translated(
            Text(HOWDAH_TEXT("test", "PostgreSQL %1, %2"), {connection.serverVersionText(), params.displayName()}));
    }

private:
    using State = TestStep::State;

    static QString nameOf(Stage stage) { return translated(Text(stageNames.at(static_cast<std::size_t>(stage)))); }

    void begin(Stage stage, const QString& detail = {})
    {
        const QString name = nameOf(stage);
        // Several addresses take the same steps again: the last one counts.
        std::erase_if(m_steps, [&name](const TestStep& step) { return step.name == name; });
        m_steps.push_back({name, State::Running, detail, 0});
        m_begun = base::Clock::system()->now();
        m_onSteps(m_steps);
    }

    void finish(State state, const QString& detail = {})
    {
        if (m_steps.empty() || m_steps.back().state != State::Running)
            return;
        TestStep& step = m_steps.back();
        step.state = state;
        if (!detail.isEmpty())
            step.detail = detail;
        step.elapsedMs = std::chrono::duration_cast<base::Milliseconds>(base::Clock::system()->now() - m_begun).count();
        m_onSteps(m_steps);
    }

    /// What is known of a step only once a later one has ended.
    void amend(Stage stage, State state, const QString& detail)
    {
        const QString name = nameOf(stage);
        const auto found = std::ranges::find(m_steps, name, &TestStep::name);
        TestStep& step = found != m_steps.end() ? *found : m_steps.emplace_back(TestStep{name, state, {}, 0});
        step.state = state;
        step.detail = detail;
        m_onSteps(m_steps);
    }

    base::Error failed(const base::Error& error)
    {
        if (m_steps.empty())
            begin(Stage::Name);
        m_steps.back().state = State::Running;
        finish(State::Failed, oneLine(error));
        return error;
    }

    void connecting(const pg::ConnectStep& step)
    {
        if (step.kind == pg::ConnectStep::Kind::CheckServer)
            return;
        const auto stage = static_cast<Stage>(step.kind);
        if (step.done) {
            finish(State::Ok);
            return;
        }
        finish(State::Ok);
        begin(stage, QString::fromStdString(step.subject));
    }

    void encryption(const pg::Connection& connection, const pg::ConnectParams& params)
    {
        const pg::TlsFacts tls = connection.tls();
        if (tls.encrypted)
            amend(Stage::Negotiation, State::Ok, QString::fromStdString(tls.protocol + ", " + tls.cipher));
        else if (params.isLocal())
            amend(Stage::Negotiation, State::Ok,
                  translated(Text(HOWDAH_TEXT("test", "Not encrypted; it does not leave this machine"))));
        else
            amend(
                Stage::Negotiation, State::Warning,
                translated(Text(HOWDAH_TEXT("test", "Not encrypted: anyone on the way can read along. Set sslmode"))));
    }

    void version(const pg::Connection& connection)
    {
        begin(Stage::Version);
        const QString text = QString::fromStdString(connection.serverVersionText());
        // What is tested here; older and newer servers answer most questions all the same.
        constexpr int oldest = 130000;
        constexpr int beyond = 190000;
        if (connection.serverVersion() >= oldest && connection.serverVersion() < beyond)
            finish(State::Ok, text);
        else
            finish(State::Warning,
                   translated(Text(HOWDAH_TEXT("test", "%1: Howdah knows the versions 13 to 18"), {textOf(text)})));
    }

    base::Status rights(pg::Connection& connection)
    {
        begin(Stage::Rights);
        HOWDAH_ASSIGN(
            const pg::ResultSet answer,
            connection.query("select current_user, pg_has_role(current_user, 'pg_monitor', 'usage')", {}, m_query));
        const std::string user(answer.text(0, 0));
        if (answer.value<bool>(0, 1).value_or(false))
            finish(State::Ok, translated(Text(HOWDAH_TEXT("test", "%1 sees every session and statement"), {user})));
        else
            finish(State::Warning,
                   translated(Text(HOWDAH_TEXT("test", "%1 sees its own sessions only. As superuser: %2"),
                                   {user, "GRANT pg_monitor TO " + base::quoteIdentifier(user)})));
        return {};
    }

    base::Status statements(pg::Connection& connection)
    {
        begin(Stage::Statements);
        HOWDAH_ASSIGN(const pg::ResultSet extension,
                      connection.query("select n.nspname, e.extversion from pg_extension e"
                                       " join pg_namespace n on n.oid = e.extnamespace"
                                       " where e.extname = 'pg_stat_statements'",
                                       {}, m_query));
        if (extension.rowCount() == 0) {
            finish(State::Warning,
                   translated(Text(HOWDAH_TEXT("test", "pg_stat_statements is not in this database: %1"),
                                   {"CREATE EXTENSION pg_stat_statements"})));
            return {};
        }
        const std::string view = base::quoteQualified({extension.text(0, 0), "pg_stat_statements"});
        const auto read = connection.query("select 1 from " + view + " limit 1", {}, m_query);
        if (read)
            finish(State::Ok,
                   translated(Text(HOWDAH_TEXT("test", "pg_stat_statements %1"), {std::string(extension.text(0, 1))})));
        // 55000 object_not_in_prerequisite_state: the library was not preloaded.
        else if (read.error().sqlState() == "55000")
            finish(State::Warning,
                   translated(Text(HOWDAH_TEXT("test", "pg_stat_statements must be in %1, then the server restarted"),
                                   {"shared_preload_libraries"})));
        else if (read.error().code() == base::ErrorCode::Server)
            finish(State::Warning, oneLine(read.error()));
        else
            return read.error();
        return {};
    }

    const TestListener& m_onSteps;
    pg::QueryOptions m_query;
    std::vector<TestStep> m_steps;
    base::MonotonicTime m_begun{};
};

} // namespace

base::Result<QString> testConnection(const pg::ConnectParams& params, const TestListener& onSteps,
                                     const base::Deadline& deadline, const base::StopToken& stop)
{
    return Test(onSteps, deadline, stop).run(params);
}

} // namespace howdah::service
