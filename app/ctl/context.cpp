// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/context.h"

#include "core/service/translate.h"

#include <cerrno>
#include <cstdio>

namespace howdah::ctl {

Exit exitFor(base::ErrorCode code)
{
    switch (code) {
    case base::ErrorCode::Usage:
        return Exit::Usage;
    case base::ErrorCode::Unreachable:
    case base::ErrorCode::LoginRefused:
        return Exit::Unreachable;
    case base::ErrorCode::Refused:
        return Exit::Refused;
    case base::ErrorCode::Cancelled:
        return Exit::Cancelled;
    default:
        return Exit::Failed;
    }
}

Context::Context(Globals globals, base::StopToken stop)
    : m_globals(std::move(globals))
    , m_stop(std::move(stop))
{}

base::Nanoseconds Context::timeout() const
{
    return std::chrono::duration_cast<base::Nanoseconds>(std::chrono::duration<double>(m_globals.timeoutSeconds));
}

base::Error Context::unreachable(const base::Error& error)
{
    if (exitFor(error.code()) != Exit::Failed)
        return error;
    return {base::ErrorCode::Unreachable, error.what(), error.why(), error.remedy()};
}

bool Context::flush() const
{
    if (std::fflush(stdout) == 0)
        return true;
    reportFailure(base::systemError(base::Text(HOWDAH_TEXT("ctl", "The answer could not be written")), errno), false);
    return false;
}

base::Result<pg::ConnectParams> Context::target() const
{
    auto params =
        m_globals.dsn.empty() ? pg::ConnectParams::fromEnvironment() : pg::ConnectParams::parse(m_globals.dsn);
    // Whatever is wrong with the words that say where to connect is the caller's.
    if (!params)
        return base::Error(base::ErrorCode::Usage, params.error().what(), params.error().why(),
                           params.error().remedy());
    if (!params->get("application_name"))
        params->set("application_name", "howdahctl");
    return params;
}

base::Result<std::unique_ptr<pg::Connection>> Context::connect(const pg::ConnectParams& params) const
{
    pg::ConnectOptions options;
    options.deadline = base::Deadline::after(timeout());
    options.stop = m_stop;
    auto connection = pg::Connection::connect(params, options);
    if (!connection)
        return unreachable(connection.error());
    return connection;
}

void Context::print(std::string_view text) const
{
    std::fwrite(text.data(), 1, text.size(), stdout);
}

void Context::print(const QString& text) const
{
    print(std::string_view(text.toStdString()));
}

void Context::document(const nlohmann::ordered_json& document) const
{
    print(document.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
    std::fflush(stdout);
}

void Context::message(const QString& text) const
{
    if (m_globals.quiet)
        return;
    const std::string line = text.toStdString() + "\n";
    std::fwrite(line.data(), 1, line.size(), stderr);
}

Exit Context::fail(const base::Error& error) const
{
    reportFailure(error, m_globals.json);
    return exitFor(error.code());
}

void reportFailure(const base::Error& error, bool json)
{
    const std::string line = "howdahctl: " + service::oneLine(error).toStdString() + "\n";
    std::fwrite(line.data(), 1, line.size(), stderr);
    if (!json)
        return;
    // English, whatever the reader's language: programs read this.
    nlohmann::ordered_json document{{"schema", "howdah/error/1"},
                                    {"code", base::name(error.code())},
                                    {"sqlstate", nullptr},
                                    {"what", error.what().english()},
                                    {"why", error.why().english()},
                                    {"remedy", error.remedy().english()},
                                    {"status", static_cast<int>(exitFor(error.code()))}};
    if (!error.sqlState().empty())
        document["sqlstate"] = error.sqlState();
    const std::string text = document.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fflush(stdout);
}

} // namespace howdah::ctl
