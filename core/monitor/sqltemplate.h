// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <set>
#include <string>
#include <string_view>

namespace howdah::monitor {

/// What a server's views and functions look like: "pg_stat_activity.query_id" and the like, as read from its catalogue.
class Columns {
public:
    Columns() = default;
    /// Names separated by blanks.
    explicit Columns(std::string_view names) { add(names); }
    void add(std::string_view names);
    [[nodiscard]] bool has(std::string_view name) const { return m_names.contains(name); }
    bool operator==(const Columns&) const = default;

private:
    std::set<std::string, std::less<>> m_names;
};

/// The marker that every statement of the monitor carries, by which it is told from the statements of others in
/// pg_stat_statements.
inline constexpr std::string_view statementMark = "/* howdah/monitor */";

/// Makes a statement from a template of resources/sql/monitor:
/// "{{view.column ? expression | otherwise}}" becomes `expression` where the server has that column and `otherwise`
/// where it does not; ":schema" becomes `schema`, the quoted schema of pg_stat_statements; lines that start with "--"
/// are for readers of the file and are left out.
[[nodiscard]] std::string expandTemplate(std::string_view text, const Columns& columns, std::string_view schema = {});

} // namespace howdah::monitor
