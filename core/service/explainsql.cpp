// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/quoting.h"
#include "core/service/explain.h"

using howdah::base::ErrorCode;
using howdah::base::Text;

namespace howdah::service {
namespace {

Text notExplained()
{
    return Text(HOWDAH_TEXT("explain", "The plan could not be read"));
}

base::Error tooOld(const std::string& option, int since, int serverVersion)
{
    return {ErrorCode::Unsupported, notExplained(),
            Text(HOWDAH_TEXT("explain", "EXPLAIN knows %1 from server %2 on; this is %3"),
                 {option, std::to_string(since), std::to_string(serverVersion / 10000)}),
            Text(HOWDAH_TEXT("explain", "Leave it out"))};
}

base::Error needsAnalyze(const std::string& option)
{
    return {ErrorCode::Usage, notExplained(),
            Text(HOWDAH_TEXT("explain", "%1 is measured, and the statement is not run"), {option}),
            Text(HOWDAH_TEXT("explain", "Leave it out, or ask for ANALYZE"))};
}

} // namespace

base::Result<std::string> explainCommand(const ExplainOptions& options, int serverVersion, bool genericPlan)
{
    using Serialize = ExplainOptions::Serialize;
    constexpr int genericSince = 16, memorySince = 17, serializeSince = 17;
    const auto older = [serverVersion](int major) { return serverVersion < major * 10000; };
    if (options.memory && older(memorySince))
        return tooOld("MEMORY", memorySince, serverVersion);
    if (options.serialize != Serialize::Off && older(serializeSince))
        return tooOld("SERIALIZE", serializeSince, serverVersion);
    if (genericPlan && older(genericSince))
        return tooOld("GENERIC_PLAN", genericSince, serverVersion);
    if (options.wal && !options.analyze)
        return needsAnalyze("WAL");
    if (options.serialize != Serialize::Off && !options.analyze)
        return needsAnalyze("SERIALIZE");
    if (!options.timing && !options.analyze)
        return needsAnalyze("TIMING");
    if (genericPlan && options.analyze)
        return base::Error(ErrorCode::Usage, notExplained(),
                           Text(HOWDAH_TEXT("explain", "A generic plan without values cannot be run")),
                           Text(HOWDAH_TEXT("explain", "Give the values, or leave ANALYZE out")));

    std::string command = "explain (format json";
    const auto flag = [&command](const char* name, bool on) {
        command += std::string(", ") + name + (on ? " true" : " false");
    };
    flag("summary", options.summary);
    flag("buffers", options.buffers);
    flag("verbose", options.verbose);
    flag("settings", options.settings);
    if (!options.costs)
        flag("costs", false);
    if (options.analyze) {
        flag("analyze", true);
        if (!options.timing)
            flag("timing", false);
        if (options.wal)
            flag("wal", true);
        if (options.serialize != Serialize::Off)
            command += options.serialize == Serialize::Text ? ", serialize text" : ", serialize binary";
    }
    if (options.memory)
        flag("memory", true);
    if (genericPlan)
        flag("generic_plan", true);
    return command + ") ";
}

std::string executeCommand(std::string_view name, const std::vector<std::optional<std::string>>& parameters)
{
    std::string command = "execute ";
    command += name;
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        command += i == 0 ? "(" : ", ";
        command += parameters[i] ? base::quoteLiteral(*parameters[i]) : "null";
    }
    return parameters.empty() ? command : command + ")";
}

} // namespace howdah::service
