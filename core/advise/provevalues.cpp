// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/provevalues.h"

#include "core/base/numbers.h"
#include "core/sql/scanner.h"

#include <algorithm>
#include <map>
#include <utility>

namespace howdah::advise {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

void trimEnd(std::string_view& text)
{
    while (text.ends_with(' '))
        text.remove_suffix(1);
}

/// Where the parenthesis opens that is still open at `end`; npos: none. Quoted names hold none that count.
std::size_t openBefore(std::string_view text, std::size_t end)
{
    int depth = 0;
    bool quoted = false;
    for (std::size_t at = end; at-- > 0;) {
        const char c = text[at];
        if (c == '"' || c == '\'')
            quoted = !quoted;
        if (quoted)
            continue;
        if (c == ')')
            ++depth;
        else if (c == '(' && depth-- == 0)
            return at;
    }
    return std::string_view::npos;
}

struct Compared {
    std::string expression, comparison;
    bool list = false;
};

/// The other side of "(x = $1)", "(x = ANY ($1))", "(x = ($1)::text)": what stands before the parameter at `at`.
std::optional<Compared> comparedWith(std::string_view condition, std::size_t at)
{
    Compared compared;
    std::size_t open = at;
    std::string_view before;
    // A cast or ANY has parentheses of its own.
    constexpr int mostLevels = 4;
    for (int level = 0; level < mostLevels; ++level) {
        open = openBefore(condition, open);
        if (open == std::string_view::npos)
            return std::nullopt;
        before = condition.substr(open + 1, at - open - 1);
        for (bool more = true; more;) {
            trimEnd(before);
            more = before.ends_with('(');
            if (more)
                before.remove_suffix(1);
        }
        if (before == "ANY" || before.empty())
            continue;
        break;
    }
    if (before.ends_with(" ANY")) {
        compared.list = true;
        before.remove_suffix(4);
        trimEnd(before);
    }
    const std::size_t blank = before.rfind(' ');
    if (blank == std::string_view::npos)
        return std::nullopt;
    compared.comparison = before.substr(blank + 1);
    before = before.substr(0, blank);
    trimEnd(before);
    compared.expression = before;
    if (compared.expression.find('$') != std::string::npos || compared.expression.empty())
        return std::nullopt;
    return compared;
}

bool isComparison(std::string_view word)
{
    return word == "=" || word == "<" || word == "<=" || word == ">" || word == ">=";
}

/// Whether a qualified name of this alias stands in the expression.
bool mentions(std::string_view expression, const std::string& alias)
{
    for (const std::string& name : {alias + ".", "\"" + alias + "\"."}) {
        const std::size_t at = expression.find(name);
        if (at == std::string_view::npos)
            continue;
        const char previous = at == 0 ? '(' : expression[at - 1];
        if (previous == '(' || previous == ' ' || previous == ',')
            return true;
    }
    return false;
}

/// Base relations of the plan by alias.
std::map<std::string, const plan::Node*> relationsOf(const plan::Plan& plan)
{
    std::map<std::string, const plan::Node*> relations;
    plan::forEachNode(*plan.root, [&](const plan::Node& node, int) {
        if (!node.relation.empty() && !node.alias.empty())
            relations.emplace(node.alias, &node);
    });
    return relations;
}

} // namespace

std::vector<std::optional<ParameterUse>> parameterUses(const plan::Plan& plan, int count)
{
    std::vector<std::optional<ParameterUse>> uses(static_cast<std::size_t>(std::max(0, count)));
    const auto relations = relationsOf(plan);
    const auto read = [&](std::string_view condition) {
        for (std::size_t at = condition.find('$'); at != std::string_view::npos; at = condition.find('$', at + 1)) {
            std::size_t end = at + 1;
            while (end < condition.size() && isDigit(condition[end]))
                ++end;
            const auto number = base::parseNumber<int>(condition.substr(at + 1, end - at - 1));
            if (!number || *number < 1 || *number > count)
                continue;
            auto& use = uses[static_cast<std::size_t>(*number) - 1];
            if (use && use->comparison == "=")
                continue;
            const auto compared = comparedWith(condition, at);
            if (!compared || !isComparison(compared->comparison))
                continue;
            std::vector<const plan::Node*> of;
            for (const auto& [alias, node] : relations) {
                if (mentions(compared->expression, alias))
                    of.push_back(node);
            }
            if (of.size() == 1)
                use = ParameterUse{compared->expression, of.front()->schema,   of.front()->relation,
                                   of.front()->alias,    compared->comparison, compared->list};
        }
    };
    plan::forEachNode(*plan.root, [&](const plan::Node& node, int) {
        for (const auto& [key, text] : node.details) {
            if (key == "Filter" || key.ends_with(" Cond") || key.ends_with(" Filter"))
                read(text);
        }
    });
    return uses;
}

double quantileFor(const ParameterUse& use, const std::vector<std::optional<ParameterUse>>& all)
{
    constexpr double third = 1.0 / 3, between = 0.005;
    if (use.comparison == "=")
        return 0.5;
    const bool below = use.comparison.starts_with('<');
    const bool paired = std::ranges::any_of(all, [&](const auto& other) {
        return other && other->expression == use.expression && other->comparison != "=" &&
               other->comparison.starts_with('<') != below;
    });
    if (paired)
        return below ? 0.5 + between / 2 : 0.5 - between / 2;
    return below ? third : 1 - third;
}

int parameterAfter(std::string_view sql, std::string_view keyword)
{
    howdah::sql::Scanner scanner(sql);
    bool wanted = false;
    for (;;) {
        const howdah::sql::Token token = scanner.next();
        const std::string_view text = sql.substr(token.offset, token.length);
        switch (token.kind) {
        case howdah::sql::TokenKind::End:
        case howdah::sql::TokenKind::Unterminated:
            return 0;
        case howdah::sql::TokenKind::Comment:
            continue;
        case howdah::sql::TokenKind::Parameter:
            if (wanted)
                return base::parseNumber<int>(text.substr(1)).value_or(0);
            break;
        case howdah::sql::TokenKind::Word:
            wanted = howdah::sql::isKeyword(text, keyword);
            continue;
        default:
            break;
        }
        wanted = false;
    }
}

} // namespace howdah::advise
