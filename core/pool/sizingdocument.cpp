// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pool/sizing.h"

#include <chrono>
#include <nlohmann/json.hpp>

namespace howdah::pool {

using Json = nlohmann::ordered_json;

namespace {

double milliseconds(base::Nanoseconds span)
{
    return std::chrono::duration<double, std::milli>(span).count();
}

template <class T> Json orNull(const std::optional<T>& value)
{
    return value ? Json(*value) : Json(nullptr);
}

Json pointObject(const CurvePoint& point)
{
    const SimulationResult& result = point.result;
    return {{"size", result.size},
            {"overflow", result.overflow},
            {"wait_p50_ms", milliseconds(result.waitP50)},
            {"wait_p95_ms", milliseconds(result.waitP95)},
            {"wait_p99_ms", milliseconds(result.waitP99)},
            {"wait_p99_low_ms", milliseconds(result.waitP99Low)},
            {"wait_p99_high_ms", milliseconds(result.waitP99High)},
            {"wait_max_ms", milliseconds(result.waitMax)},
            {"waited", result.waitedShare},
            {"timed_out", result.timeoutShare},
            {"in_use_mean", result.meanInUse},
            {"in_use_max", result.maxInUse},
            {"utilisation", result.utilisation()},
            {"connects_per_s", result.connectsPerSecond},
            {"current", point.today},
            {"recommended", point.recommended}};
}

Json poolObject(const SimulationResult& result)
{
    return {{"size", result.size}, {"overflow", result.overflow}, {"wait_p99_ms", milliseconds(result.waitP99)}};
}

} // namespace

Json sizingDocument(const SizingResult& result)
{
    Json recommended = nullptr;
    if (result.recommended) {
        recommended = poolObject(*result.recommended);
        recommended["meets_target"] = result.meetsTarget;
        recommended["limited_by"] =
            result.limitedBy == LimitedBy::Nothing ? Json(nullptr) : Json(name(result.limitedBy));
    }
    Json curve = Json::array();
    for (const CurvePoint& point : result.curve)
        curve.push_back(pointObject(point));
    Json notes = Json::array();
    for (const base::Text& note : result.notes)
        notes.push_back(note.english());
    return {{"schema", "howdah/pool-size/1"},
            {"source", name(result.source)},
            {"application", result.application.empty() ? Json(nullptr) : Json(result.application)},
            {"recorded",
             {{"seconds", result.recordedSeconds},
              {"checkouts", result.recordedCheckouts},
              {"hold_mean_ms", result.meanHold ? Json(milliseconds(*result.meanHold)) : Json(nullptr)},
              {"load", orNull(result.meanLoad)}}},
            {"target_p99_ms", milliseconds(result.target)},
            {"sentence", result.answer().english()},
            {"current", result.current ? poolObject(*result.current) : Json(nullptr)},
            {"recommended", std::move(recommended)},
            {"curve", std::move(curve)},
            {"server",
             {{"max_connections", orNull(result.server.maxConnections)},
              {"reserved", orNull(result.server.reserved)},
              {"used_by_others", orNull(result.server.usedByOthers)},
              {"free_slots", orNull(result.server.freeSlots())},
              {"cores", orNull(result.server.cores)}}},
            {"notes", std::move(notes)}};
}

} // namespace howdah::pool
