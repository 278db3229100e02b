// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/threadnumber.h"
#include "core/base/units.h"
#include "core/pool/poolcore.h"
#include "core/pool/statementcache.h"

#include <cassert>
#include <iostream>
#include <new>
#include <utility>

namespace howdah::pool {

using base::Error;
using base::ErrorCode;
using base::Text;

namespace {

Error emptyLease()
{
    return {ErrorCode::Closed, Text(HOWDAH_TEXT("pool", "The connection was returned to its pool already"))};
}

/// Whether the session is over, whatever the connection itself noticed: connection exceptions, and the server ending
/// sessions (PostgreSQL manual, appendix A, classes 08 and 57P).
bool endsSession(const Error& error)
{
    if (error.code() == ErrorCode::ConnectionLost)
        return true;
    const std::string_view state = error.sqlState();
    return state.substr(0, 2) == "08" || state == "57P01" || state == "57P02" || state == "57P03";
}

void echoToStandardError(const EchoEvent& event)
{
    std::string line = "[pool] ";
    if (!event.tag.empty())
        line.append(event.tag).append(" ");
    line.append("pid ").append(std::to_string(event.backend.value)).append(", ");
    line.append(base::human::duration(event.took));
    if (!event.sqlState.empty())
        line.append(", failed with ").append(event.sqlState);
    line.append(": ").append(event.sql).append("\n");
    std::clog << line;
}

} // namespace

Lease::Lease(std::shared_ptr<detail::PoolCore> core, detail::Slot* slot, std::uint64_t generation)
    : m_core(std::move(core))
    , m_slot(slot)
    , m_generation(generation)
{}

Lease::Lease(Lease&& other) noexcept
    : m_core(std::move(other.m_core))
    , m_slot(std::exchange(other.m_slot, nullptr))
    , m_generation(std::exchange(other.m_generation, 0))
{}

Lease& Lease::operator=(Lease&& other) noexcept
{
    if (this != &other) {
        if (m_slot != nullptr)
            giveBack(false);
        m_core = std::move(other.m_core);
        m_slot = std::exchange(other.m_slot, nullptr);
        m_generation = std::exchange(other.m_generation, 0);
    }
    return *this;
}

Lease::~Lease()
{
    if (m_slot != nullptr)
        giveBack(false);
}

void Lease::giveBack(bool invalid)
{
    detail::Slot& slot = *std::exchange(m_slot, nullptr);
    if (!m_core->ours()) {
        // In the child of a fork the connection is the parent's: it is left as it is, and what refers to it is never
        // destroyed here.
        static_cast<void>(new (std::nothrow) std::shared_ptr<detail::PoolCore>(std::move(m_core)));
        return;
    }
    // The core outlives the call: the reference moves along with the connection.
    detail::PoolCore& core = *m_core;
    core.giveBack(slot, m_generation, std::move(m_core),
                  invalid ? detail::PoolCore::Manner::Invalidate : detail::PoolCore::Manner::Return);
}

std::uint64_t Lease::id() const
{
    return m_generation;
}

pg::Connection& Lease::connection()
{
    assert(m_slot != nullptr);
    m_slot->used = true;
    return *m_slot->backend->connection();
}

void Lease::release()
{
    if (m_core == nullptr)
        return;
    if (m_slot == nullptr) {
        m_core->countStaleReturn();
        return;
    }
    auto core = m_core; // kept, so that a second release can be counted
    giveBack(false);
    m_core = std::move(core);
}

void Lease::invalidate()
{
    if (m_core == nullptr)
        return;
    if (m_slot == nullptr) {
        m_core->countStaleReturn();
        return;
    }
    auto core = m_core;
    giveBack(true);
    m_core = std::move(core);
}

std::unique_ptr<pg::Connection> Lease::detach()
{
    if (m_slot == nullptr)
        return nullptr;
    detail::Slot& slot = *std::exchange(m_slot, nullptr);
    const auto backend = m_core->detach(slot, m_generation);
    return backend != nullptr ? backend->takeConnection() : nullptr;
}

template <class Call> auto Lease::run(std::string_view sql, const Call& call) -> decltype(call(connection()))
{
    if (m_slot == nullptr)
        return emptyLease();
    const PoolOptions& options = m_core->options();
    const base::MonotonicTime started = m_core->timeNow();
    m_slot->statement.started(m_generation, sql, started);
    m_slot->thread.store(base::threadNumber(), std::memory_order_relaxed);
    m_slot->used = true;
    auto result = call(*m_slot->backend->connection());
    const base::MonotonicTime ended = m_core->timeNow();
    m_slot->statement.ended(ended);
    if (!result && endsSession(result.error()))
        m_slot->condemned = true;
    if (!result && result.error().sqlState() == "25006" && !options.readOnly)
        m_slot->writeRefused = true;
    if (options.echo) {
        EchoEvent event;
        event.tag.assign(m_slot->tag.data(), m_slot->tagLength);
        event.backend = m_slot->backend->pid();
        event.sql = sql;
        event.took = ended - started;
        if (!result)
            event.sqlState = result.error().sqlState().empty() ? std::string(base::name(result.error().code()))
                                                               : result.error().sqlState();
        if (options.echoSink)
            options.echoSink(event);
        else
            echoToStandardError(event);
    }
    return result;
}

base::Result<pg::ResultSet> Lease::query(std::string_view sql, const pg::Params& params,
                                         const pg::QueryOptions& options)
{
    return run(sql, [&](pg::Connection& connection) { return connection.query(sql, params, options); });
}

base::Result<pg::ResultSet> Lease::queryPrepared(std::string_view sql, const pg::Params& params,
                                                 const pg::QueryOptions& options)
{
    return run(sql, [&](pg::Connection& connection) {
        return m_slot->backend->statements()->query(connection, sql, params, options);
    });
}

base::Result<std::vector<pg::ResultSet>> Lease::simpleQuery(std::string_view sql, const pg::QueryOptions& options)
{
    return run(sql, [&](pg::Connection& connection) { return connection.simpleQuery(sql, options); });
}

base::Status Lease::execute(std::string_view sql, const pg::QueryOptions& options)
{
    return run(sql, [&](pg::Connection& connection) { return connection.execute(sql, options); });
}

base::Result<pg::ResultSet> Lease::stream(std::string_view sql, const pg::Params& params,
                                          const std::function<bool(const pg::ResultSet& row)>& onRow,
                                          const pg::QueryOptions& options)
{
    return run(sql, [&](pg::Connection& connection) { return connection.stream(sql, params, onRow, options); });
}

} // namespace howdah::pool
