// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pool/statementcache.h"

#include <utility>

namespace howdah::pool::detail {

base::Result<std::string> StatementCache::nameOf(pg::Connection& connection, std::string_view sql,
                                                 const pg::QueryOptions& options)
{
    if (const auto found = m_bySql.find(sql); found != m_bySql.end()) {
        m_entries.splice(m_entries.begin(), m_entries, found->second);
        return found->second->name;
    }
    if (m_entries.size() >= m_capacity) {
        const std::string name = m_entries.back().name;
        forget(m_entries.back().sql);
        // In a failed transaction the server refuses it; then the name is just not used again.
        static_cast<void>(connection.execute("DEALLOCATE " + name, options));
    }
    std::string name = "howdah_" + std::to_string(++m_last);
    HOWDAH_TRY(connection.prepare(name, sql, options));
    m_entries.push_front({std::string(sql), name});
    m_bySql.emplace(m_entries.front().sql, m_entries.begin());
    return name;
}

void StatementCache::forget(std::string_view sql)
{
    const auto found = m_bySql.find(sql);
    if (found == m_bySql.end())
        return;
    const auto entry = found->second;
    m_bySql.erase(found);
    m_entries.erase(entry);
}

base::Result<pg::ResultSet> StatementCache::query(pg::Connection& connection, std::string_view sql,
                                                  const pg::Params& params, const pg::QueryOptions& options)
{
    if (m_capacity == 0)
        return connection.query(sql, params, options);
    const bool alone = connection.transactionState() == pg::TransactionState::Idle;
    for (bool again = false;; again = true) {
        HOWDAH_ASSIGN(const std::string name, nameOf(connection, sql, options));
        auto result = connection.queryPrepared(name, params, options);
        if (result)
            return result;
        const std::string& state = result.error().sqlState();
        if (state != "26000" && state != "0A000")
            return result;
        if (state == "26000") {
            // What took one away took them all.
            m_bySql.clear();
            m_entries.clear();
        } else {
            forget(sql);
            if (alone)
                static_cast<void>(connection.execute("DEALLOCATE " + name, options));
        }
        if (again || !alone)
            return result;
    }
}

} // namespace howdah::pool::detail
