// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pool/connectionpool.h"

#include "core/pool/feedpublisher.h"
#include "core/pool/pgbackend.h"
#include "core/pool/poolcore.h"

#include <new>
#include <utility>

namespace howdah::pool {

ConnectionPool::ConnectionPool(std::shared_ptr<detail::PoolCore> core)
    : m_core(std::move(core))
{}

ConnectionPool::ConnectionPool(ConnectionPool&&) noexcept = default;

ConnectionPool& ConnectionPool::operator=(ConnectionPool&& other) noexcept
{
    std::swap(m_core, other.m_core);
    return *this;
}

ConnectionPool::~ConnectionPool()
{
    if (m_core == nullptr)
        return;
    if (m_core->ours()) {
        detail::withdraw(*m_core);
        m_core->shutDown();
    } else {
        static_cast<void>(new (std::nothrow)
                              std::shared_ptr<detail::PoolCore>(std::move(m_core))); // see Lease::giveBack()
    }
}

base::Result<ConnectionPool> ConnectionPool::create(PoolOptions options)
{
    if (options.name.empty()) {
        const std::string display = options.params.displayName();
        options.name = display.substr(display.rfind('@') + 1); // without the user; npos + 1 is the beginning
    }
    auto connector = detail::makePgConnector(options);
    HOWDAH_ASSIGN(auto core, detail::PoolCore::create(std::move(options), std::move(connector)));
    detail::publish(core);
    return ConnectionPool(std::move(core));
}

base::Result<Lease> ConnectionPool::checkout(const CheckoutOptions& options, std::source_location where)
{
    return m_core->checkout(options, where);
}

PoolStats ConnectionPool::stats() const
{
    return m_core->stats();
}

std::vector<LeaseInfo> ConnectionPool::leases() const
{
    return m_core->leases();
}

void ConnectionPool::recycleAll()
{
    m_core->recycleAll();
}

bool ConnectionPool::recycleLease(std::uint64_t id)
{
    return m_core->recycleLease(id);
}

void ConnectionPool::suspend()
{
    m_core->suspend();
}

void ConnectionPool::resume()
{
    m_core->resume();
}

void ConnectionPool::setLeakThreshold(base::Nanoseconds threshold)
{
    m_core->setLeakThreshold(threshold);
}

void ConnectionPool::close(const base::Deadline& deadline)
{
    m_core->close(deadline);
}

const PoolOptions& ConnectionPool::options() const
{
    return m_core->options();
}

} // namespace howdah::pool
