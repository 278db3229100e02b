// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/text.h"
#include "core/pool/simulation.h"
#include "core/pool/workload.h"

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <vector>

namespace howdah::pool {

/// What the server leaves to a pool. What is not known does not limit.
struct ServerLimits {
    std::optional<int> maxConnections;
    std::optional<int> reserved;     ///< for superusers and the like
    std::optional<int> usedByOthers; ///< the most seen at one time
    std::optional<int> cores;
    [[nodiscard]] std::optional<int> freeSlots() const;
};

struct Constraints {
    base::Nanoseconds targetP99Wait = base::Milliseconds(10);
    ServerLimits server;
    std::optional<int> currentSize, currentOverflow;
    int largest = 500; ///< connections, overflow among them, that are considered at all
    base::Nanoseconds checkoutTimeout = base::Seconds(30);
    base::Nanoseconds overflowGrace = base::Seconds(5);
    std::uint64_t seed = 1;
};

/// Below this a p99 says nothing: it would rest on less than a handful of checkouts.
inline constexpr std::uint64_t fewestCheckouts = 300;
inline constexpr double shortestRecording = 10; ///< seconds
/// Statements at the same time per core beyond which a note warns: one that computes and one that waits for a disk or
/// the network. It decides nothing.
inline constexpr double busyPerCore = 2;

struct CurvePoint {
    SimulationResult result;
    bool today = false;
    bool recommended = false;
};

enum class LimitedBy { Nothing, ServerSlots, Largest };
/// "server_slots", "largest"; empty for Nothing.
[[nodiscard]] std::string_view name(LimitedBy limit);

/// What size the pool should be, and why.
struct SizingResult {
    Workload::Source source = Workload::Source::PoolFeed;
    std::string application;
    double recordedSeconds = 0, recordedCheckouts = 0;
    std::optional<base::Nanoseconds> meanHold; ///< nothing when no hold was seen
    std::optional<double> meanLoad;            ///< connections in use on average, did nobody wait
    base::Nanoseconds target{};
    ServerLimits server;
    /// Today's pool on this workload; nothing when it is not known.
    std::optional<SimulationResult> current;
    /// Nothing when too little was recorded.
    std::optional<SimulationResult> recommended;
    /// The recommended one keeps the target; when not, `limitedBy` says what stood in the way.
    bool meetsTarget = false;
    LimitedBy limitedBy = LimitedBy::Nothing;
    /// By size; all with the recommended overflow but today's, which has its own.
    std::vector<CurvePoint> curve;
    std::vector<base::Text> notes;
    /// All in one sentence.
    [[nodiscard]] base::Text answer() const;
};

/// The fewest connections whose p99 wait stays under the target in nine of ten replays. Of them those that are kept
/// (size) are as few as serve all but bursts: the others (overflow) are open for at most a tenth of the time and make
/// for at most one connect in ten seconds. The same input and seed give the same result; takes about a second at most.
[[nodiscard]] SizingResult recommend(const Workload& workload, const Constraints& constraints);

/// howdah/pool-size/1 (docs/reference/pool-size-json.md).
[[nodiscard]] nlohmann::ordered_json sizingDocument(const SizingResult& result);

} // namespace howdah::pool
