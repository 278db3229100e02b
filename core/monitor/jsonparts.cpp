// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/jsonparts.h"

namespace howdah::monitor::jsonparts {

using Json = nlohmann::ordered_json;

namespace {

std::string_view name(ProbeState::Kind kind)
{
    switch (kind) {
    case ProbeState::Kind::Ok:
        return "ok";
    case ProbeState::Kind::Partial:
        return "partial";
    case ProbeState::Kind::NoExtension:
        return "no_extension";
    case ProbeState::Kind::NotPreloaded:
        return "not_preloaded";
    case ProbeState::Kind::NoRights:
        return "no_rights";
    case ProbeState::Kind::TimedOut:
        return "timed_out";
    case ProbeState::Kind::Failed:
        break;
    }
    return "failed";
}

} // namespace

Json textOrNull(const std::string& text)
{
    return text.empty() ? Json(nullptr) : Json(text);
}

Json milliseconds(base::Nanoseconds span)
{
    return number(std::chrono::duration<double, std::milli>(span).count());
}

Json serverObject(const ServerIdentity& server)
{
    return {{"name", server.name}, {"version", server.version}, {"version_num", server.versionNumber}};
}

Json probesArray(const std::vector<ProbeState>& probes)
{
    Json array = Json::array();
    for (const ProbeState& probe : probes) {
        if (probe.kind == ProbeState::Kind::Ok)
            continue;
        array.push_back({{"probe", probe.probe},
                         {"state", name(probe.kind)},
                         {"explanation", textOrNull(probe.explanation.english())},
                         {"remedy", textOrNull(probe.remedySql)}});
    }
    return array;
}

} // namespace howdah::monitor::jsonparts
