// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/probestate.h"

#include "core/base/quoting.h"

namespace howdah::monitor {

using base::Text;

ProbeState noExtension(std::string probe)
{
    return {ProbeState::Kind::NoExtension, std::move(probe),
            Text(HOWDAH_TEXT("monitor", "The extension pg_stat_statements is not in this database")),
            "CREATE EXTENSION pg_stat_statements;"};
}

ProbeState notPreloaded(std::string probe, const std::optional<std::string>& preload)
{
    ProbeState state{ProbeState::Kind::NotPreloaded,
                     std::move(probe),
                     Text(HOWDAH_TEXT("monitor", "pg_stat_statements is not in shared_preload_libraries; the server "
                                                 "has to be restarted after it is added")),
                     {}};
    // The setting is replaced, not added to: without its value no statement is safe to offer.
    if (!preload) {
        state.explanation = Text(HOWDAH_TEXT("monitor", "pg_stat_statements is not in shared_preload_libraries; add it "
                                                        "to what is there and restart the server"));
        return state;
    }
    std::string list;
    std::string_view rest = *preload;
    while (!rest.empty()) {
        const std::size_t comma = rest.find(',');
        std::string_view library = rest.substr(0, comma);
        while (!library.empty() && library.front() == ' ')
            library.remove_prefix(1);
        while (!library.empty() && library.back() == ' ')
            library.remove_suffix(1);
        if (library.size() >= 2 && library.front() == '"' && library.back() == '"')
            library = library.substr(1, library.size() - 2);
        if (!library.empty())
            list += base::quoteLiteral(library) + ", ";
        rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 1);
    }
    state.remedySql = "ALTER SYSTEM SET shared_preload_libraries = " + list + "'pg_stat_statements';";
    return state;
}

ProbeState partlyHidden(std::string probe, std::size_t rows, const std::string& role)
{
    return {ProbeState::Kind::Partial, std::move(probe),
            Text::counted(HOWDAH_TEXT_N("monitor", "%n row(s) of other roles are hidden from ours"),
                          static_cast<long long>(rows)),
            "GRANT pg_read_all_stats TO " + role + ";"};
}

ProbeState stateOf(std::string probe, const base::Error& error, const std::string& role, const std::string& schema)
{
    const std::string& code = error.sqlState();
    const std::string reason = error.why().empty() ? error.what().english() : error.why().english();
    if (code == "57014" || code == "55P03" || error.code() == base::ErrorCode::Timeout)
        return {
            ProbeState::Kind::TimedOut,
            std::move(probe),
            Text(HOWDAH_TEXT("monitor", "The server took too long and the question is asked less often: %1"), {reason}),
            {}};
    if (code == "55000")
        return notPreloaded(std::move(probe), std::nullopt);
    if (code == "42501") {
        std::string remedy;
        if (probe == "database_size")
            remedy = "GRANT pg_read_all_stats TO " + role + ";";
        else if (reason.find("schema") != std::string::npos && !schema.empty())
            remedy = "GRANT USAGE ON SCHEMA " + schema + " TO " + role + ";";
        else
            remedy = "GRANT pg_monitor TO " + role + ";";
        return {ProbeState::Kind::NoRights, std::move(probe), Text::verbatim(reason), std::move(remedy)};
    }
    return {ProbeState::Kind::Failed, std::move(probe), Text::verbatim(reason), {}};
}

} // namespace howdah::monitor
