// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace howdah::base {

/// Number of a server process (pg_stat_activity.pid). Reused by the system: identity needs backend_start too.
struct BackendPid {
    std::int32_t value = 0;
    auto operator<=>(const BackendPid&) const = default;
};

/// pg_stat_statements.queryid. A signed 64-bit number that JSON readers round, hence a string at every edge.
struct QueryId {
    std::int64_t value = 0;
    auto operator<=>(const QueryId&) const = default;
    [[nodiscard]] std::string toString() const { return std::to_string(value); }
};

/// A size in bytes.
struct ByteCount {
    std::int64_t value = 0;
    auto operator<=>(const ByteCount&) const = default;
};

/// A position in the write-ahead log, written as the server does: two hexadecimal halves, "16/B374D848"
/// (PostgreSQL manual, type pg_lsn).
struct Lsn {
    std::uint64_t value = 0;
    auto operator<=>(const Lsn&) const = default;
    [[nodiscard]] std::string toString() const;
    /// InvalidInput unless `text` is exactly what toString() writes.
    static Result<Lsn> parse(std::string_view text);
};

} // namespace howdah::base

template <> struct std::hash<howdah::base::QueryId> {
    std::size_t operator()(const howdah::base::QueryId& id) const noexcept
    {
        return std::hash<std::int64_t>{}(id.value);
    }
};
template <> struct std::hash<howdah::base::BackendPid> {
    std::size_t operator()(const howdah::base::BackendPid& pid) const noexcept
    {
        return std::hash<std::int32_t>{}(pid.value);
    }
};
