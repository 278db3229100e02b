// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/pg/connection.h"

#include <list>
#include <string>
#include <string_view>
#include <unordered_map>

namespace howdah::pool::detail {

/// The statements that one connection has prepared on its server, the least recently used given up first. Used by
/// whoever has the connection.
class StatementCache {
public:
    /// `capacity` 0: nothing is prepared.
    explicit StatementCache(std::size_t capacity)
        : m_capacity(capacity)
    {}

    /// Runs `sql`, preparing it at its first use. A statement that the server has forgotten (SQLSTATE 26000, after
    /// DISCARD ALL or behind a pooler) or whose result has another shape by now (0A000) is prepared afresh and run once
    /// more, unless a transaction was open, which has failed then.
    base::Result<pg::ResultSet> query(pg::Connection& connection, std::string_view sql, const pg::Params& params,
                                      const pg::QueryOptions& options);
    [[nodiscard]] std::size_t size() const { return m_entries.size(); }

private:
    struct Entry {
        std::string sql;
        std::string name;
    };
    base::Result<std::string> nameOf(pg::Connection& connection, std::string_view sql, const pg::QueryOptions& options);
    void forget(std::string_view sql);

    std::size_t m_capacity;
    std::uint64_t m_last = 0;
    std::list<Entry> m_entries;                                               ///< last used first
    std::unordered_map<std::string_view, std::list<Entry>::iterator> m_bySql; ///< the keys are the entries' own texts
};

} // namespace howdah::pool::detail
