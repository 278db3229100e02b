// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/connectiontrend.h"
#include "core/monitor/jsonparts.h"

namespace howdah::monitor {

using namespace jsonparts;
using Json = nlohmann::ordered_json;

namespace {

/// A gap is null.
Json seriesArray(const std::vector<float>& values)
{
    Json list = Json::array();
    for (const float value : values)
        list.push_back(std::isfinite(value) ? Json(static_cast<int>(value)) : Json(nullptr));
    return list;
}

Json trendObject(const ConnectionTrend& trend)
{
    return {{"observed_s", number(trend.observedSeconds)},
            {"per_hour", orNull(trend.perHour)},
            {"clear", trend.clear},
            {"recoveries", trend.recoveries},
            {"full_in_s", orNull(trend.secondsToFull)}};
}

Json sourceObject(const ConnectionSource& source)
{
    const bool whole = !source.key.others;
    Json trend = trendObject(source.trend);
    trend["restarts"] = source.trend.restarts;
    trend["opened_per_min"] = orNull(source.trend.openedPerMinute);
    Json findings = Json::array();
    for (const ConnectionFinding& finding : source.findings) {
        findings.push_back({{"verdict", name(finding.verdict)},
                            {"severity", name(finding.severity)},
                            {"text", finding.text.english()}});
    }
    const auto known = [whole](const std::string& text) { return whole ? Json(text) : Json(nullptr); };
    return {{"application", known(source.key.application)},
            {"user", known(source.key.user)},
            {"client", source.key.hidden ? Json(nullptr) : known(source.key.client)},
            {"database", known(source.key.database)},
            {"others", source.key.others},
            {"ours", source.ours},
            {"verdict", name(source.verdict())},
            {"severity", name(source.severity())},
            {"total", source.total},
            {"hidden", source.hidden},
            {"active", orNull(source.active)},
            {"idle", orNull(source.idle)},
            {"idle_in_transaction", orNull(source.inTransaction)},
            {"idle_in_transaction_aborted", orNull(source.aborted)},
            {"oldest_s", orNull(source.oldestSeconds)},
            {"longest_idle_s", orNull(source.longestIdleSeconds)},
            {"longest_transaction_s", orNull(source.longestTransactionSeconds)},
            {"longest_idle_in_transaction_s", orNull(source.longestIdleInTransactionSeconds)},
            {"idle_beyond_recycle", orNull(source.idleBeyondRecycle)},
            {"share_beyond_recycle", orNull(source.shareBeyondRecycle())},
            {"leaked", source.leaked},
            {"trend", std::move(trend)},
            {"findings", std::move(findings)},
            {"history", seriesArray(*source.history)}};
}

} // namespace

Json connectionsDocument(const ConnectionReport& report, const ServerIdentity& server)
{
    Json sources = Json::array();
    for (const ConnectionSource& source : report.sources)
        sources.push_back(sourceObject(source));
    Json databases = Json::array();
    for (const DatabaseSessionTrend& one : report.databases) {
        databases.push_back({{"database", one.database},
                             {"observed_s", number(one.observedSeconds)},
                             {"opened", one.opened},
                             {"abandoned", one.abandoned}});
    }
    const bool limited = report.serverSlots.most > 0;
    return {{"schema", "howdah/connections/1"},
            {"server", serverObject(server)},
            {"time", base::toIso8601(report.at)},
            {"observed_s", number(report.observedSeconds)},
            {"recycle_s", number(report.recycleSeconds)},
            {"slots",
             {{"max", limited ? Json(report.serverSlots.most) : Json(nullptr)},
              {"reserved", limited ? Json(report.serverSlots.reserved) : Json(nullptr)},
              {"used", report.serverSlots.used},
              {"hidden", report.serverSlots.hidden},
              {"free", limited ? Json(report.serverSlots.free()) : Json(nullptr)},
              {"wal_senders", report.serverSlots.walSenders},
              {"trend", trendObject(report.serverSlots.trend)}}},
            {"sources", std::move(sources)},
            {"databases", std::move(databases)},
            {"history",
             {{"end", base::toIso8601(report.history->end)},
              {"step_s", number(report.history->stepSeconds)},
              {"total", seriesArray(report.history->total)},
              {"active", seriesArray(report.history->active)},
              {"idle", seriesArray(report.history->idle)},
              {"idle_in_transaction", seriesArray(report.history->inTransaction)},
              {"hidden", seriesArray(report.history->hidden)}}}};
}

} // namespace howdah::monitor
