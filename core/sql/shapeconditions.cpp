// SPDX-License-Identifier: GPL-3.0-or-later
// Conditions of WHERE and ON, as predicates that an index can or cannot serve.
#include "core/base/quoting.h"
#include "core/sql/shapereader.h"

#include <algorithm>
#include <array>
#include <utility>

namespace howdah::sql {

namespace {

std::string written(const Operand& operand)
{
    return operand.column.empty() ? "(" + operand.expression + ")" : base::quoteIdentifier(operand.column);
}

/// As one would write it: the server puts a type behind each string of a view, 'open'::text.
std::string written(const Literal& literal, const Operand& operand)
{
    const bool text = operand.type == "text" || operand.type == "character varying";
    for (const std::string_view cast : {R"(::"text")", R"(::"pg_catalog"."varchar")"})
        if (text && literal.isString && literal.sql == base::quoteLiteral(literal.text) + std::string(cast))
            return base::quoteLiteral(literal.text);
    return literal.sql;
}

struct Meaning {
    std::string_view op;
    Comparison comparison;
    std::string_view commuted; // the operator with its sides changed; empty: it has none
};
constexpr std::array<Meaning, 15> meanings = {{
    {"=", Comparison::Equal, "="},
    {"<>", Comparison::NotEqual, "<>"},
    {">", Comparison::Above, "<"},
    {">=", Comparison::Above, "<="},
    {"<", Comparison::Below, ">"},
    {"<=", Comparison::Below, ">="},
    {"@>", Comparison::Contains, "<@"},
    {"<@", Comparison::ContainedBy, "@>"},
    {"&&", Comparison::Overlaps, "&&"},
    {"?", Comparison::HasKey, ""},
    {"?|", Comparison::HasKey, ""},
    {"?&", Comparison::HasKey, ""},
    {"@@", Comparison::Matches, "@@"},
    {"@?", Comparison::Matches, ""},
    {"%", Comparison::Similar, "%"},
}};

const Meaning* meaningOf(std::string_view op)
{
    const auto* found =
        std::find_if(meanings.begin(), meanings.end(), [&](const Meaning& one) { return one.op == op; });
    return found == meanings.end() ? nullptr : found;
}

/// Whether a LIKE pattern begins with at least one character that stands for itself.
bool hasPrefix(std::string_view pattern)
{
    if (pattern.empty() || pattern[0] == '%' || pattern[0] == '_')
        return false;
    return pattern[0] != '\\' || pattern.size() > 1;
}

} // namespace

void ShapeReader::condition(const Json& json, const Scope& scope, Arm arm)
{
    const Node node = nodeOf(json);
    if (!node)
        return;
    const Json& body = *node.body;
    if (node.tag == "BoolExpr") {
        const std::string_view kind = text(body, "boolop");
        const Json& arguments = list(body, "args");
        constexpr int deepest = 100;
        if (m_conditionDepth >= deepest) {
            note(base::Text(HOWDAH_TEXT("sql", "Conditions nested deeper than %1 are not looked at"),
                            {std::to_string(deepest)}));
            return;
        }
        ++m_conditionDepth;
        if (kind == "NOT_EXPR" && arguments.size() == 1) {
            negation(arguments[0], scope, arm);
        } else if (kind == "OR_EXPR") {
            const int group = m_groups++;
            for (std::size_t i = 0; i < arguments.size(); ++i)
                condition(arguments[i], scope, {group, static_cast<int>(i)});
        } else {
            for (const Json& argument : arguments)
                condition(argument, scope, arm);
        }
        --m_conditionDepth;
        return;
    }
    if (node.tag == "A_Expr") {
        comparison(body, scope, arm);
        return;
    }
    if (node.tag == "SubLink") {
        sublink(body, scope, arm);
        return;
    }
    expression(json, scope);
    Predicate predicate;
    if (node.tag == "NullTest" && body.contains("arg")) {
        const auto found = operand(body["arg"], scope);
        if (!found)
            return;
        const bool null = text(body, "nulltesttype") == "IS_NULL";
        predicate.operand = *found;
        predicate.comparison = null ? Comparison::IsNull : Comparison::IsNotNull;
        predicate.sql = written(*found) + (null ? " IS NULL" : " IS NOT NULL");
        add(std::move(predicate), arm);
    } else if (node.tag == "BooleanTest" && body.contains("arg")) {
        const auto found = operand(body["arg"], scope);
        const std::string_view test = text(body, "booltesttype");
        if (!found || (test != "IS_TRUE" && test != "IS_FALSE"))
            return;
        predicate.operand = *found;
        predicate.comparison = test == "IS_TRUE" ? Comparison::True : Comparison::False;
        predicate.sql = (test == "IS_TRUE" ? "" : "NOT ") + written(*found);
        add(std::move(predicate), arm);
    } else if (const auto found = operand(json, scope)) {
        predicate.operand = *found;
        predicate.comparison = Comparison::True;
        predicate.sql = written(*found);
        add(std::move(predicate), arm);
    }
}

void ShapeReader::negation(const Json& argument, const Scope& scope, Arm arm)
{
    const Node node = nodeOf(argument);
    if (node.tag == "BoolExpr" && text(*node.body, "boolop") == "NOT_EXPR" && list(*node.body, "args").size() == 1) {
        condition(list(*node.body, "args")[0], scope, arm);
        return;
    }
    if (node.tag == "NullTest") {
        Json turned = argument;
        turned["NullTest"]["nulltesttype"] = text(*node.body, "nulltesttype") == "IS_NULL" ? "IS_NOT_NULL" : "IS_NULL";
        condition(turned, scope, arm);
        return;
    }
    if (node.tag == "SubLink") {
        // NOT EXISTS is an anti join, which joins as EXISTS does. NOT IN is a filter whose subquery stands alone.
        sublink(*node.body, scope, text(*node.body, "subLinkType") == "EXISTS_SUBLINK" ? arm : Arm{});
        return;
    }
    expression(argument, scope);
    if (const auto found = operand(argument, scope)) {
        Predicate predicate;
        predicate.operand = *found;
        predicate.comparison = Comparison::False;
        predicate.sql = "NOT " + written(*found);
        add(std::move(predicate), arm);
    }
}

void ShapeReader::comparison(const Json& body, const Scope& scope, Arm arm)
{
    static const Json none;
    const Json& left = body.contains("lexpr") ? body["lexpr"] : none;
    const Json& right = body.contains("rexpr") ? body["rexpr"] : none;
    expression(left, scope);
    expression(right, scope);
    const std::vector<std::string> op = names(list(body, "name"));
    if (op.empty())
        return;
    if (nodeOf(left).tag == "RowExpr" && nodeOf(right).tag == "RowExpr")
        rowComparison(body, scope, arm);
    else
        compare(left, right, op.back(), text(body, "kind"), scope, arm);
}

void ShapeReader::rowComparison(const Json& body, const Scope& scope, Arm arm)
{
    const Json& left = list(*child(body, "lexpr").body, "args");
    const Json& right = list(*child(body, "rexpr").body, "args");
    const std::vector<std::string> op = names(list(body, "name"));
    if (left.size() != right.size() || left.empty() || text(body, "kind") != "AEXPR_OP")
        return;
    if (op.back() == "=") {
        for (std::size_t i = 0; i < left.size(); ++i)
            compare(left[i], right[i], "=", "AEXPR_OP", scope, arm);
        return;
    }
    const Meaning* meaning = meaningOf(op.back());
    if (meaning == nullptr || (meaning->comparison != Comparison::Above && meaning->comparison != Comparison::Below))
        return;
    // (a, b) > (1, 2) is one range over an index that begins with a and b.
    compare(left[0], right[0], op.back(), "AEXPR_OP", scope, arm);
    Ordering ordering;
    ordering.purpose = Ordering::Purpose::RowComparison;
    ordering.scope = scope.number;
    std::vector<std::optional<SortKey>> keys;
    for (const Json& item : left) {
        const auto found = operand(item, scope);
        keys.push_back(found ? std::optional(SortKey{*found, false, false}) : std::nullopt);
    }
    if (arm.group < 0)
        addOrdering(std::move(ordering), keys);
}

void ShapeReader::compare(const Json& left, const Json& right, const std::string& op, std::string_view kind,
                          const Scope& scope, Arm arm)
{
    Predicate predicate;
    if (kind == "AEXPR_OP_ANY") {
        const bool like = op == "~~" || op == "~~*" || op == "~" || op == "~*";
        if (op != "=" && !like)
            return;
        if (const auto array = op == "=" ? operand(right, scope) : std::nullopt) { // 5 = ANY (column)
            predicate.operand = *array;
            predicate.comparison = Comparison::ElementOf;
            add(std::move(predicate), arm);
            return;
        }
        const auto found = operand(left, scope);
        if (!found || mentions(right, found->relation, scope))
            return;
        predicate.operand = *found;
        predicate.comparison = like ? Comparison::LikeAnywhere : Comparison::In;
        const Node cast = nodeOf(right);
        if (const Node array = cast.tag == "TypeCast" ? child(*cast.body, "arg") : cast; array.tag == "A_ArrayExpr")
            for (const Json& item : list(*array.body, "elements"))
                if (const auto literal = literalOf(item); literal && !literal->isNull)
                    predicate.constants.push_back(literal->text);
        add(std::move(predicate), arm);
        return;
    }
    if (kind == "AEXPR_IN" || kind == "AEXPR_BETWEEN" || kind == "AEXPR_BETWEEN_SYM") {
        const auto found = operand(left, scope);
        const Node values = nodeOf(right);
        if (!found || values.tag != "List" || mentions(right, found->relation, scope) ||
            (kind == "AEXPR_IN" && op != "="))
            return;
        const Json& items = list(*values.body, "items");
        std::string sql;
        for (const Json& item : items) {
            const auto literal = literalOf(item);
            if (!literal || literal->isNull)
                continue;
            predicate.constants.push_back(literal->text);
            sql += (sql.empty() ? "" : ", ") + written(*literal, *found);
        }
        if (predicate.constants.size() != items.size())
            predicate.constants.clear();
        predicate.operand = *found;
        if (kind != "AEXPR_IN") {
            predicate.comparison = Comparison::Between;
        } else {
            predicate.comparison = items.size() == 1 ? Comparison::Equal : Comparison::In;
            constexpr std::size_t longest = 10; // values: a partial index over more is a list to keep by hand
            if (!predicate.constants.empty() && items.size() <= longest)
                predicate.sql = written(*found) + (items.size() == 1 ? " = " + sql : " IN (" + sql + ")");
        }
        add(std::move(predicate), arm);
        return;
    }
    if (kind == "AEXPR_LIKE" || kind == "AEXPR_ILIKE" || kind == "AEXPR_SIMILAR" ||
        (kind == "AEXPR_OP" && (op == "~" || op == "~*"))) {
        const auto found = operand(left, scope);
        if (!found || op[0] == '!' || mentions(right, found->relation, scope))
            return;
        const auto pattern = literalOf(right);
        predicate.operand = *found;
        predicate.comparison = kind == "AEXPR_LIKE" && (!pattern || hasPrefix(pattern->text))
                                   ? Comparison::LikePrefix
                                   : Comparison::LikeAnywhere;
        if (pattern && !pattern->isNull)
            predicate.constants = {pattern->text};
        add(std::move(predicate), arm);
        return;
    }
    const Meaning* meaning = kind == "AEXPR_OP" ? meaningOf(op) : nullptr;
    if (meaning == nullptr)
        return;
    const auto oneSide = [&](const Json& here, const Json& there, const Meaning& meant, std::string_view sign) {
        const auto found = operand(here, scope);
        if (!found || mentions(there, found->relation, scope))
            return;
        Predicate one;
        one.operand = *found;
        one.comparison = meant.comparison;
        if (const auto literal = literalOf(there)) {
            if (literal->isNull)
                return; // never true
            one.constants = {literal->text};
            const bool compares =
                one.comparison == Comparison::Equal || one.comparison == Comparison::NotEqual ||
                ((one.comparison == Comparison::Above || one.comparison == Comparison::Below) && literal->isNumber);
            if (compares)
                one.sql = written(*found) + " " + std::string(sign) + " " + written(*literal, *found);
        } else if (auto other = operand(there, scope)) {
            one.other = std::move(other);
        }
        add(std::move(one), arm);
    };
    oneSide(left, right, *meaning, op);
    if (const Meaning* turned = meaningOf(meaning->commuted))
        oneSide(right, left, *turned, meaning->commuted);
}

Outputs ShapeReader::sublink(const Json& body, const Scope& scope, Arm arm)
{
    if (!body.contains("subselect"))
        return {};
    Outputs outputs = statement(body["subselect"], &scope);
    const auto test = body.find("testexpr");
    if (test == body.end())
        return outputs;
    expression(*test, scope);
    const std::vector<std::string> op = names(list(body, "operName"));
    if (text(body, "subLinkType") != "ANY_SUBLINK" || (!op.empty() && op.back() != "="))
        return outputs;
    const Node row = nodeOf(*test);
    std::vector<const Json*> sides;
    if (row.tag == "RowExpr")
        for (const Json& item : list(*row.body, "args"))
            sides.push_back(&item);
    else
        sides.push_back(&*test);
    for (std::size_t i = 0; i < sides.size(); ++i) {
        const auto outer = operand(*sides[i], scope);
        const Operand inner = i < outputs.size() ? outputs[i].second : Operand{};
        if (outer) {
            Predicate predicate;
            predicate.operand = *outer;
            if (inner.valid())
                predicate.other = inner;
            add(std::move(predicate), arm);
        }
        if (inner.valid()) {
            Predicate predicate;
            predicate.operand = inner;
            if (outer)
                predicate.other = *outer;
            add(std::move(predicate), {});
        }
    }
    return outputs;
}

} // namespace howdah::sql
