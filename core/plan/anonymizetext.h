// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <string>
#include <string_view>
#include <unordered_map>

namespace howdah::plan {

/// What a name is called after it was replaced: "table_1".
enum class NameKind {
    Table,
    Index,
    Cte,
    Function,
    Schema,
    Alias,
    Trigger,
    Column,
    Type,
    Collation,
    Setting,
    Word,
    Count
};

/// The replacements made so far. A name is replaced by the same word wherever it stands, whatever it stands for there.
class Replacements {
public:
    /// As it stands in the catalogue, without quotes. Empty stays empty.
    const std::string& name(NameKind kind, std::string_view original);
    /// Keeps a name of PostgreSQL's own.
    void keep(std::string_view name) { m_names.try_emplace(std::string(name), std::string(name)); }
    /// Null when it was not met yet.
    [[nodiscard]] const std::string* find(std::string_view original) const;
    const std::string& text(std::string_view constant);   ///< "'text_1'"
    const std::string& number(std::string_view constant); ///< "number_1"

private:
    std::unordered_map<std::string, std::string> m_names, m_texts, m_numbers;
    std::array<int, static_cast<std::size_t>(NameKind::Count)> m_counts{};
};

/// A condition, a list of expressions or a whole statement with names and constants replaced and comments taken out.
[[nodiscard]] std::string anonymizedSql(std::string_view sql, Replacements& replacements);
/// What EXPLAIN itself writes ("Average Sort Space Used: 29"): its words and figures stay, everything else is replaced.
[[nodiscard]] std::string anonymizedWords(std::string_view text, Replacements& replacements);
/// Whether all words are EXPLAIN's.
[[nodiscard]] bool onlyPlanWords(std::string_view text);

} // namespace howdah::plan
