// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/monitor/sqltemplate.h"

namespace howdah::monitor {

namespace {

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

std::string_view choose(std::string_view choice, const Columns& columns)
{
    const std::size_t question = choice.find('?');
    const std::size_t bar = choice.find('|', question);
    if (question == std::string_view::npos || bar == std::string_view::npos)
        return choice;
    return columns.has(trimmed(choice.substr(0, question))) ? trimmed(choice.substr(question + 1, bar - question - 1))
                                                            : trimmed(choice.substr(bar + 1));
}

void replaceAll(std::string& text, std::string_view what, std::string_view by)
{
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size()))
        text.replace(at, what.size(), by);
}

} // namespace

void Columns::add(std::string_view names)
{
    while (!names.empty()) {
        const std::size_t end = names.find(' ');
        if (end != 0)
            m_names.emplace(names.substr(0, end));
        if (end == std::string_view::npos)
            return;
        names.remove_prefix(end + 1);
    }
}

std::string expandTemplate(std::string_view text, const Columns& columns, std::string_view schema)
{
    std::string sql;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        if (!line.starts_with("--")) {
            sql += line;
            sql += '\n';
        }
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    while (!sql.empty() && (sql.back() == '\n' || sql.back() == ' '))
        sql.pop_back();
    for (std::size_t open = sql.find("{{"); open != std::string::npos; open = sql.find("{{", open)) {
        const std::size_t close = sql.find("}}", open);
        if (close == std::string::npos)
            break;
        const std::string chosen(choose(std::string_view(sql).substr(open + 2, close - open - 2), columns));
        sql.replace(open, close + 2 - open, chosen);
        open += chosen.size();
    }
    replaceAll(sql, ":schema.", std::string(schema) + (schema.empty() ? "" : "."));
    return sql;
}

} // namespace howdah::monitor
