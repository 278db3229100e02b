// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sql/expression.h"

#include "core/base/quoting.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace howdah::sql {

namespace {

enum class Kind { Literal, Text, Integer, Decimal, Float, Boolean, Json, Jsonb, Uuid, Timestamp, Date, Vector, Other };

struct TypeName {
    std::string_view name; // format_type()'s
    Kind kind;
};
constexpr std::array<TypeName, 17> types = {{
    {"text", Kind::Text},
    {"character varying", Kind::Text},
    {"character", Kind::Text},
    {"smallint", Kind::Integer},
    {"integer", Kind::Integer},
    {"bigint", Kind::Integer},
    {"numeric", Kind::Decimal},
    {"real", Kind::Float},
    {"double precision", Kind::Float},
    {"boolean", Kind::Boolean},
    {"json", Kind::Json},
    {"jsonb", Kind::Jsonb},
    {"uuid", Kind::Uuid},
    {"timestamp without time zone", Kind::Timestamp},
    {"date", Kind::Date},
    {"tsvector", Kind::Vector},
    {"name", Kind::Other},
}};

Kind kindOf(std::string_view type)
{
    const auto* found = std::find_if(types.begin(), types.end(), [&](const TypeName& one) { return one.name == type; });
    return found == types.end() ? Kind::Other : found->kind;
}

/// Types a cast may name, by every name the parser leaves: int4, integer, pg_catalog.int4.
std::string_view castType(std::string_view name)
{
    struct Alias {
        std::string_view alias, name;
    };
    static constexpr std::array<Alias, 13> aliases = {{
        {"int2", "smallint"},
        {"int4", "integer"},
        {"int8", "bigint"},
        {"float4", "real"},
        {"float8", "double precision"},
        {"numeric", "numeric"},
        {"text", "text"},
        {"bool", "boolean"},
        {"uuid", "uuid"},
        {"date", "date"},
        {"varchar", "character varying"},
        {"jsonb", "jsonb"},
        {"json", "json"},
    }};
    const auto* found =
        std::find_if(aliases.begin(), aliases.end(), [&](const Alias& one) { return one.alias == name; });
    return found == aliases.end() ? std::string_view() : found->name;
}

struct Part {
    std::string sql;
    Kind kind = Kind::Other;
    std::string type;
    int precedence = 0; // 0: needs no parentheses anywhere
};
using MaybePart = std::optional<Part>;

bool isPlainText(std::string_view type)
{
    return type == "text" || plainType(type) == "character varying";
}

Part typed(std::string sql, std::string_view type, int precedence = 0)
{
    return {std::move(sql), kindOf(type), std::string(type), precedence};
}

std::string enclosed(const Part& part)
{
    return part.precedence > 0 ? "(" + part.sql + ")" : part.sql;
}

bool textual(Kind kind)
{
    return kind == Kind::Text || kind == Kind::Literal;
}

bool numeric(Kind kind)
{
    return kind == Kind::Integer || kind == Kind::Decimal || kind == Kind::Float;
}

/// Functions that are immutable for these arguments: T text, I integer, N number, S timestamp without time zone, a
/// lower case letter: may be left out. All in pg_catalog.
struct Function {
    std::string_view name, arguments, result;
};
constexpr std::array<Function, 25> functions = {{
    {"lower", "T", "text"},
    {"upper", "T", "text"},
    {"initcap", "T", "text"},
    {"md5", "T", "text"},
    {"reverse", "T", "text"},
    {"length", "T", "integer"},
    {"char_length", "T", "integer"},
    {"octet_length", "T", "integer"},
    {"btrim", "Tt", "text"},
    {"ltrim", "Tt", "text"},
    {"rtrim", "Tt", "text"},
    {"left", "TI", "text"},
    {"right", "TI", "text"},
    {"substr", "TIi", "text"},
    {"replace", "TTT", "text"},
    {"split_part", "TTI", "text"},
    {"strpos", "TT", "integer"},
    {"translate", "TTT", "text"},
    {"abs", "N", ""},
    {"floor", "N", ""},
    {"ceil", "N", ""},
    {"mod", "II", ""},
    {"date_trunc", "TS", "timestamp without time zone"},
    {"to_tsvector", "TT", "tsvector"},
    {"string_to_array", "TTt", "text[]"},
}};

bool accepts(char wanted, const Part& part)
{
    switch (wanted) {
    case 'T':
        return textual(part.kind);
    case 'I':
        return part.kind == Kind::Integer;
    case 'N':
        return numeric(part.kind);
    case 'S':
        return part.kind == Kind::Timestamp;
    default:
        return false;
    }
}

class Writer {
public:
    explicit Writer(const ColumnLookup& lookup)
        : m_lookup(lookup)
    {}

    [[nodiscard]] int relation() const { return m_relation; }

    // Recursion is bounded: parseTree() refuses deeper trees than deepestNesting, and an index over more is of no use.
    MaybePart write(const Json& json)
    {
        constexpr int deepest = 32;
        if (m_depth >= deepest)
            return std::nullopt;
        ++m_depth;
        MaybePart part = writeNode(json);
        --m_depth;
        return part;
    }

private:
    MaybePart writeNode(const Json& json)
    {
        const Node node = nodeOf(json);
        if (!node)
            return std::nullopt;
        if (node.tag == "ColumnRef")
            return column(json);
        if (node.tag == "A_Const") {
            const auto literal = literalOf(json);
            if (!literal || literal->isNull)
                return std::nullopt;
            if (literal->isString)
                return Part{literal->sql, Kind::Literal, "text", 0};
            if (!literal->isNumber)
                return typed(literal->sql, "boolean");
            const bool whole = literal->sql.find_first_of(".eE") == std::string::npos && literal->sql.size() < 10;
            Part part = typed(literal->sql, whole ? "integer" : "numeric");
            part.precedence = literal->sql.front() == '-' ? 1 : 0;
            return part;
        }
        if (node.tag == "FuncCall")
            return call(*node.body);
        if (node.tag == "CoalesceExpr")
            return coalesce(*node.body);
        if (node.tag == "TypeCast")
            return cast(*node.body);
        if (node.tag == "A_Expr" && text(*node.body, "kind") == "AEXPR_OP")
            return operation(*node.body);
        return std::nullopt;
    }

    MaybePart column(const Json& json)
    {
        const auto found = m_lookup(json);
        if (!found || !found->valid() || (m_relation >= 0 && m_relation != found->relation))
            return std::nullopt;
        m_relation = found->relation;
        if (found->column.empty()) // an expression, by way of a subquery
            return typed(found->expression, found->type, 1);
        return typed(base::quoteIdentifier(found->column), plainType(found->type));
    }

    MaybePart call(const Json& body)
    {
        std::vector<std::string> name = names(list(body, "funcname"));
        if (name.size() == 2 && name[0] == "pg_catalog")
            name.erase(name.begin());
        for (const char* unusual :
             {"agg_star", "agg_distinct", "agg_within_group", "func_variadic", "over", "agg_filter", "agg_order"})
            if (body.contains(unusual))
                return std::nullopt;
        const Json& arguments = list(body, "args");
        const auto* known = std::find_if(functions.begin(), functions.end(),
                                         [&](const Function& one) { return name.size() == 1 && one.name == name[0]; });
        if (known == functions.end() || arguments.size() > known->arguments.size())
            return std::nullopt;
        std::string sql = std::string(known->name) + "(";
        std::string type(known->result);
        for (std::size_t i = 0; i < known->arguments.size(); ++i) {
            const char wanted = known->arguments[i];
            if (i >= arguments.size()) {
                if (wanted < 'a')
                    return std::nullopt;
                break;
            }
            const MaybePart part = write(arguments[i]);
            if (!part || !accepts(wanted < 'a' ? wanted : static_cast<char>(wanted - 'a' + 'A'), *part))
                return std::nullopt;
            if (type.empty())
                type = part->type;
            // The configuration of to_tsvector must be written out; without it the function depends on a setting.
            if ((known->name == "to_tsvector" || known->name == "date_trunc") && i == 0 && part->kind != Kind::Literal)
                return std::nullopt;
            sql += (i > 0 ? ", " : "") + part->sql;
        }
        return typed(sql + ")", type);
    }

    MaybePart coalesce(const Json& body)
    {
        std::string sql, type;
        Kind kind = Kind::Literal;
        for (const Json& argument : list(body, "args")) {
            const MaybePart part = write(argument);
            if (!part)
                return std::nullopt;
            if (type.empty() && part->kind != Kind::Literal) {
                type = part->type;
                kind = part->kind;
            }
            const bool literalFits = part->kind == Kind::Literal && (kind == Kind::Text || kind == Kind::Literal);
            const bool numberFits = numeric(part->kind) && numeric(kind);
            if (part->kind != kind && !literalFits && !numberFits)
                return std::nullopt;
            sql += (sql.empty() ? "" : ", ") + part->sql;
        }
        if (type.empty() || kind == Kind::Other || kind == Kind::Json)
            return std::nullopt;
        return typed("COALESCE(" + sql + ")", type);
    }

    MaybePart cast(const Json& body)
    {
        const Json& typeName = body.contains("typeName") ? body["typeName"] : body;
        std::vector<std::string> name = names(list(typeName, "names"));
        if (name.size() == 2 && name[0] == "pg_catalog")
            name.erase(name.begin());
        if (name.size() != 1 || typeName.contains("typmods") || typeName.contains("arrayBounds") ||
            flag(typeName, "setof") || flag(typeName, "pct_type"))
            return std::nullopt;
        const std::string_view target = castType(name[0]);
        if (target.empty() || !body.contains("arg"))
            return std::nullopt;
        const MaybePart part = write(body["arg"]);
        if (!part)
            return std::nullopt;
        if (target == "text" && isPlainText(part->type))
            return part; // the same bytes, and the same index
        const Kind to = kindOf(target);
        bool immutable = false;
        switch (part->kind) {
        case Kind::Text: // reading a date from text depends on a setting
            immutable = to != Kind::Date;
            break;
        case Kind::Integer:
        case Kind::Decimal:
            immutable = to == Kind::Text || numeric(to);
            break;
        case Kind::Float: // text of a float depends on extra_float_digits
            immutable = numeric(to);
            break;
        case Kind::Uuid:
            immutable = to == Kind::Text;
            break;
        case Kind::Timestamp:
            immutable = to == Kind::Date;
            break;
        case Kind::Literal:
            immutable = to == Kind::Text || numeric(to);
            break;
        default:
            break;
        }
        if (!immutable)
            return std::nullopt;
        return typed("(" + part->sql + ")::" + std::string(target), target, 1);
    }

    MaybePart operation(const Json& body)
    {
        const std::vector<std::string> name = names(list(body, "name"));
        if (name.size() != 1 || !body.contains("lexpr") || !body.contains("rexpr"))
            return std::nullopt;
        const MaybePart left = write(body["lexpr"]);
        const MaybePart right = left ? write(body["rexpr"]) : std::nullopt;
        if (!right)
            return std::nullopt;
        const std::string& op = name[0];
        std::string type;
        if (op == "->" || op == "->>" || op == "#>" || op == "#>>") {
            const bool path = op[0] == '#';
            if ((left->kind != Kind::Json && left->kind != Kind::Jsonb) ||
                (right->kind != Kind::Literal && (path || right->kind != Kind::Integer)))
                return std::nullopt;
            type = op.size() == 3 ? "text" : left->type;
        } else if (op == "||") {
            if (!textual(left->kind) || !textual(right->kind))
                return std::nullopt;
            type = "text";
        } else if (op == "+" || op == "-" || op == "*" || op == "/" || op == "%") {
            // Of one kind only: a mixture is computed in the wider type, and nothing is lost by not knowing it.
            if (!numeric(left->kind) || left->kind != right->kind)
                return std::nullopt;
            type = left->type == "integer" || left->type == right->type ? right->type : left->type;
        } else {
            return std::nullopt;
        }
        return typed(enclosed(*left) + " " + op + " " + enclosed(*right), type, 1);
    }

    const ColumnLookup& m_lookup;
    int m_relation = -1;
    int m_depth = 0;
};

} // namespace

Node nodeOf(const Json& json)
{
    if (!json.is_object() || json.size() != 1)
        return {};
    const auto only = json.begin();
    return only.value().is_object() ? Node{only.key(), &only.value()} : Node{};
}

Node child(const Json& body, std::string_view key)
{
    const auto found = body.find(key);
    return found == body.end() ? Node{} : nodeOf(*found);
}

const Json& list(const Json& body, std::string_view key)
{
    static const Json none = Json::array();
    const auto found = body.find(key);
    return found == body.end() || !found->is_array() ? none : *found;
}

std::string_view text(const Json& body, std::string_view key)
{
    const auto found = body.find(key);
    return found == body.end() || !found->is_string() ? std::string_view()
                                                      : std::string_view(found->get_ref<const std::string&>());
}

bool flag(const Json& body, std::string_view key)
{
    const auto found = body.find(key);
    return found != body.end() && found->is_boolean() && found->get<bool>();
}

std::vector<std::string> names(const Json& list)
{
    std::vector<std::string> found;
    for (const Json& item : list) {
        const Node node = nodeOf(item);
        if (node && node.tag == "String")
            found.emplace_back(text(*node.body, "sval"));
        else
            found.emplace_back(node && node.tag == "A_Star" ? "*" : "");
    }
    return found;
}

std::optional<Literal> literalOf(const Json& json)
{
    const Node node = nodeOf(json);
    if (!node)
        return std::nullopt;
    const Json& body = *node.body;
    Literal literal;
    if (node.tag == "TypeCast") {
        const auto inner = body.contains("arg") && body.contains("typeName") ? literalOf(body["arg"]) : std::nullopt;
        if (!inner || inner->isNull)
            return std::nullopt;
        const Json& typeName = body["typeName"];
        const std::vector<std::string> name = names(list(typeName, "names"));
        if (name.empty() || typeName.contains("typmods") || typeName.contains("arrayBounds") ||
            std::find(name.begin(), name.end(), std::string()) != name.end())
            return std::nullopt;
        literal = *inner;
        if (name.back() == "bool" && (inner->text == "true" || inner->text == "false"))
            literal.text = inner->text.substr(0, 1); // as pg_stats shows it
        std::string type;
        for (const std::string& part : name)
            type += (type.empty() ? "" : ".") + base::quoteIdentifier(part);
        literal.sql += "::" + type;
        literal.isNumber = false;
        return literal;
    }
    if (node.tag != "A_Const")
        return std::nullopt;
    if (flag(body, "isnull")) {
        literal.isNull = true;
        literal.sql = "NULL";
    } else if (body.contains("ival")) {
        literal.text = std::to_string(body["ival"].value("ival", std::int64_t{0}));
        literal.sql = literal.text;
        literal.isNumber = true;
    } else if (body.contains("fval")) {
        literal.text = body["fval"].value("fval", std::string("0"));
        literal.sql = literal.text;
        literal.isNumber = true;
    } else if (body.contains("boolval")) {
        const bool value = body["boolval"].value("boolval", false);
        literal.text = value ? "t" : "f";
        literal.sql = value ? "true" : "false";
    } else if (body.contains("sval")) {
        literal.text = body["sval"].value("sval", std::string());
        literal.sql = base::quoteLiteral(literal.text);
        literal.isString = true;
    } else {
        return std::nullopt; // a bit string
    }
    return literal;
}

std::optional<Operand> operandOf(const Json& json, const ColumnLookup& lookup)
{
    const Node node = nodeOf(json);
    if (node.tag == "ColumnRef") {
        auto found = lookup(json);
        return found && found->valid() ? found : std::nullopt;
    }
    // The server writes (name)::text for a varchar that is compared: its B-tree is one of text.
    const Node inner = node.tag == "TypeCast" ? child(*node.body, "arg") : Node{};
    if (inner.tag == "ColumnRef" &&
        names(list((*node.body)["typeName"], "names")) == std::vector<std::string>{"text"} &&
        !(*node.body)["typeName"].contains("arrayBounds")) {
        auto found = lookup((*node.body)["arg"]);
        if (found && found->valid() && isPlainText(found->type))
            return found;
    }
    Writer writer(lookup);
    const MaybePart part = writer.write(json);
    if (!part || writer.relation() < 0)
        return std::nullopt;
    return Operand{writer.relation(), {}, part->sql, part->type};
}

std::string plainType(std::string_view type)
{
    std::string plain(type);
    const std::size_t open = plain.find('(');
    const std::size_t close = open == std::string::npos ? open : plain.find(')', open);
    if (close != std::string::npos)
        plain.erase(open, close + 1 - open);
    return plain;
}

} // namespace howdah::sql
