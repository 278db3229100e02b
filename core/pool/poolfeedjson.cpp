// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pool/poolfeedjson.h"

#include "core/base/text.h"

#include <concepts>
#include <exception>
#include <nlohmann/json.hpp>
#include <utility>

namespace howdah::pool {

using base::Error;
using base::ErrorCode;
using base::Nanoseconds;
using base::Text;
using nlohmann::json;
using Writer = nlohmann::ordered_json;

namespace {

std::int64_t microseconds(base::WallTime time)
{
    return time.time_since_epoch().count();
}

/// Most of the buckets are empty: those that are not, by number.
Writer histogram(const LatencyHistogram& values)
{
    Writer buckets = Writer::array();
    for (std::size_t i = 0; i < values.buckets.size(); ++i) {
        if (values.buckets[i] > 0)
            buckets.push_back(Writer::array({i, values.buckets[i]}));
    }
    return {{"count", values.count}, {"sum_ns", values.sum.count()}, {"log8_buckets", std::move(buckets)}};
}

Writer lease(const LeaseInfo& info)
{
    return {{"id", info.id},
            {"state", name(info.state)},
            {"tag", info.tag},
            {"file", info.file},
            {"line", info.line},
            {"function", info.function},
            {"thread", info.thread},
            {"backend_pid", info.backend.value},
            {"held_ns", info.heldFor.count()},
            {"idle_ns", info.idleFor.count()},
            {"running_ns", info.runningFor.count()},
            {"statement_running", info.statementRunning},
            {"last_statement", info.lastStatement}};
}

Writer pool(const FeedPool& one)
{
    const PoolStats& stats = one.stats;
    Writer closed = Writer::object();
    for (int i = 0; i < closeReasonCount; ++i)
        closed[name(static_cast<CloseReason>(i))] = stats.closed[static_cast<std::size_t>(i)];
    Writer leases = Writer::array();
    for (const LeaseInfo& info : one.leases)
        leases.push_back(lease(info));
    return {{"id", one.id},
            {"name", stats.poolName},
            {"server", one.server},
            {"application_name", one.applicationName},
            {"size", stats.size},
            {"max_overflow", stats.maxOverflow},
            {"checkout_timeout_ns", one.checkoutTimeout.count()},
            {"recycle_ns", one.recycle.count()},
            {"leak_threshold_ns", one.leakThreshold.count()},
            {"idle", stats.idle},
            {"in_use", stats.inUse},
            {"opening", stats.opening},
            {"cleaning", stats.cleaning},
            {"waiting", stats.waiting},
            {"requests", stats.requests},
            {"checkouts", stats.checkouts},
            {"returns", stats.returns},
            {"timeouts", stats.timeouts},
            {"cancelled", stats.cancelled},
            {"opened", stats.opened},
            {"connect_failures", stats.connectFailures},
            {"closed", std::move(closed)},
            {"stale_returns", stats.staleReturns},
            {"leaks", stats.leaks},
            {"recoveries", stats.recoveries},
            {"suspended", stats.suspended},
            {"last_connect_error", stats.lastConnectError},
            {"wait", histogram(stats.wait)},
            {"use", histogram(stats.use)},
            {"create", histogram(stats.create)},
            {"arrivals", one.arrivals},
            {"leases", std::move(leases)}};
}

struct NoSuchNumber final : std::exception {
    [[nodiscard]] const char* what() const noexcept override { return "not a whole number of this size"; }
};

/// The library would convert whatever number there is, undefined where it does not fit.
template <std::integral T> T integer(const json& value)
{
    if (value.is_number_unsigned()) {
        if (const auto number = value.get<std::uint64_t>(); std::in_range<T>(number))
            return static_cast<T>(number);
    } else if (value.is_number_integer()) {
        if (const auto number = value.get<std::int64_t>(); std::in_range<T>(number))
            return static_cast<T>(number);
    }
    throw NoSuchNumber();
}

/// Reads fields that may be missing; what has another type than it should is an exception, caught once.
class Fields {
public:
    explicit Fields(const json& object)
        : m_object(object)
    {}
    template <class T> void read(const char* key, T& into) const
    {
        const auto found = m_object.find(key);
        if (found == m_object.end() || found->is_null())
            return;
        if constexpr (std::integral<T> && !std::same_as<T, bool>)
            into = integer<T>(*found);
        else
            into = found->get<T>();
    }
    void read(const char* key, Nanoseconds& into) const
    {
        Nanoseconds::rep count = into.count();
        read(key, count);
        into = Nanoseconds(count);
    }
    [[nodiscard]] const json& list(const char* key) const
    {
        static const json none = json::array();
        const auto found = m_object.find(key);
        return found != m_object.end() && found->is_array() ? *found : none;
    }

private:
    const json& m_object;
};

LatencyHistogram readHistogram(const json& object)
{
    LatencyHistogram values;
    const Fields fields(object);
    fields.read("count", values.count);
    fields.read("sum_ns", values.sum);
    for (const json& bucket : fields.list("log8_buckets")) {
        const auto index = integer<std::size_t>(bucket.at(0));
        if (index < values.buckets.size())
            values.buckets[index] = integer<std::uint64_t>(bucket.at(1));
    }
    return values;
}

LeaseInfo readLease(const json& object)
{
    LeaseInfo info;
    const Fields fields(object);
    std::string state;
    fields.read("id", info.id);
    fields.read("state", state);
    for (const LeaseState known : {LeaseState::LongRunning, LeaseState::IdleLease, LeaseState::Orphan}) {
        if (state == name(known))
            info.state = known;
    }
    fields.read("tag", info.tag);
    fields.read("file", info.file);
    fields.read("line", info.line);
    fields.read("function", info.function);
    fields.read("thread", info.thread);
    fields.read("backend_pid", info.backend.value);
    fields.read("held_ns", info.heldFor);
    fields.read("idle_ns", info.idleFor);
    fields.read("running_ns", info.runningFor);
    fields.read("statement_running", info.statementRunning);
    fields.read("last_statement", info.lastStatement);
    return info;
}

FeedPool readPool(const json& object, base::WallTime at)
{
    FeedPool one;
    PoolStats& stats = one.stats;
    stats.at = at;
    const Fields fields(object);
    fields.read("id", one.id);
    fields.read("name", stats.poolName);
    fields.read("server", one.server);
    fields.read("application_name", one.applicationName);
    fields.read("size", stats.size);
    fields.read("max_overflow", stats.maxOverflow);
    fields.read("checkout_timeout_ns", one.checkoutTimeout);
    fields.read("recycle_ns", one.recycle);
    fields.read("leak_threshold_ns", one.leakThreshold);
    fields.read("idle", stats.idle);
    fields.read("in_use", stats.inUse);
    fields.read("opening", stats.opening);
    fields.read("cleaning", stats.cleaning);
    fields.read("waiting", stats.waiting);
    fields.read("requests", stats.requests);
    fields.read("checkouts", stats.checkouts);
    fields.read("returns", stats.returns);
    fields.read("timeouts", stats.timeouts);
    fields.read("cancelled", stats.cancelled);
    fields.read("opened", stats.opened);
    fields.read("connect_failures", stats.connectFailures);
    if (const auto closed = object.find("closed"); closed != object.end() && closed->is_object()) {
        const Fields reasons(*closed);
        for (int i = 0; i < closeReasonCount; ++i)
            reasons.read(name(static_cast<CloseReason>(i)), stats.closed[static_cast<std::size_t>(i)]);
    }
    fields.read("stale_returns", stats.staleReturns);
    fields.read("leaks", stats.leaks);
    fields.read("recoveries", stats.recoveries);
    fields.read("suspended", stats.suspended);
    fields.read("last_connect_error", stats.lastConnectError);
    stats.wait = readHistogram(object.value("wait", json::object()));
    stats.use = readHistogram(object.value("use", json::object()));
    stats.create = readHistogram(object.value("create", json::object()));
    for (const json& count : fields.list("arrivals"))
        one.arrivals.push_back(integer<std::uint32_t>(count));
    for (const json& info : fields.list("leases"))
        one.leases.push_back(readLease(info));
    return one;
}

Error notUnderstood(std::string why)
{
    return {ErrorCode::InvalidInput, Text(HOWDAH_TEXT("pool", "A line of the pool feed is not understood")),
            Text::verbatim(std::move(why))};
}

std::string line(const Writer& document)
{
    return document.dump(-1, ' ', false, Writer::error_handler_t::replace) + "\n";
}

} // namespace

std::string writeFeed(const FeedProcess& process)
{
    Writer pools = Writer::array();
    for (const FeedPool& one : process.pools)
        pools.push_back(pool(one));
    return line({{"schema", feedSchema},
                 {"pid", process.pid},
                 {"program", process.program},
                 {"at_us", microseconds(process.at)},
                 {"pools", std::move(pools)}});
}

base::Result<FeedProcess> readFeed(std::string_view line)
{
    try {
        const json document = json::parse(line);
        const std::string schema = document.value("schema", std::string());
        if (schema != feedSchema) {
            if (schema.starts_with("howdah/pool-feed/"))
                return Error(ErrorCode::Unsupported,
                             Text(HOWDAH_TEXT("pool", "The pool feed speaks another version: %1"), {schema}));
            return notUnderstood("schema: " + schema);
        }
        FeedProcess process;
        const Fields fields(document);
        fields.read("pid", process.pid);
        fields.read("program", process.program);
        std::int64_t at = 0;
        fields.read("at_us", at);
        process.at = base::WallTime(std::chrono::microseconds(at));
        for (const json& one : fields.list("pools"))
            process.pools.push_back(readPool(one, process.at));
        return process;
    } catch (const std::exception& failure) {
        return notUnderstood(failure.what());
    }
}

std::string writeCommand(const FeedCommand& command)
{
    if (command.kind == FeedCommand::Kind::RecycleAll)
        return line({{"do", "recycle_all"}, {"pool", command.pool}});
    return line({{"do", "recycle_lease"}, {"pool", command.pool}, {"lease", command.lease}});
}

base::Result<FeedCommand> readCommand(std::string_view line)
{
    try {
        const json document = json::parse(line);
        const std::string what = document.value("do", std::string());
        FeedCommand command;
        command.pool = integer<std::uint64_t>(document.at("pool"));
        if (what == "recycle_all")
            return command;
        if (what != "recycle_lease")
            return notUnderstood("do: " + what);
        command.kind = FeedCommand::Kind::RecycleLease;
        command.lease = integer<std::uint64_t>(document.at("lease"));
        return command;
    } catch (const std::exception& failure) {
        return notUnderstood(failure.what());
    }
}

} // namespace howdah::pool
