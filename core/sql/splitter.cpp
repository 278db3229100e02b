// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/splitter.h"

#include "core/base/text.h"

#include <pg_query.h>

#include <algorithm>
#include <memory>
#include <string>

namespace howdah::sql {

namespace {

constexpr std::string_view blanks = " \t\r\n\f\v";

} // namespace

base::Result<std::vector<Span>> splitStatements(std::string_view text)
{
    if (text.find('\0') != std::string_view::npos)
        return base::Error(base::ErrorCode::InvalidInput,
                           base::Text(HOWDAH_TEXT("sql", "The text holds a zero byte, which SQL cannot")));
    const std::string input(text);
    // The scanner, not the parser: one statement that does not parse must not take the others with it.
    PgQuerySplitResult split = pg_query_split_with_scanner(input.c_str());
    const std::unique_ptr<PgQuerySplitResult, void (*)(PgQuerySplitResult*)> owner(
        &split, [](PgQuerySplitResult* result) { pg_query_free_split_result(*result); });
    if (split.error)
        return base::Error(base::ErrorCode::InvalidInput,
                           base::Text(HOWDAH_TEXT("sql", "The statements cannot be told apart")),
                           base::Text::verbatim(split.error->message));
    std::vector<Span> spans;
    for (int i = 0; i < split.n_stmts; ++i) {
        const PgQuerySplitStmt& statement = *split.stmts[i];
        const auto offset = static_cast<std::size_t>(statement.stmt_location);
        const auto length = static_cast<std::size_t>(statement.stmt_len);
        const std::string_view found = text.substr(std::min(offset, text.size()), length);
        const std::size_t first = found.find_first_not_of(blanks);
        if (first != std::string_view::npos)
            spans.push_back({offset + first, found.find_last_not_of(blanks) + 1 - first});
    }
    return spans;
}

} // namespace howdah::sql
