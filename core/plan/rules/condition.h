// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace howdah::plan {

/// A piece of an expression as the server writes it back ("((status = 'open'::text) AND (id > 5))"; ruleutils.c).
struct ExpressionToken {
    enum class Kind {
        Word,      ///< a bare name or keyword
        Quoted,    ///< "Größe"; `name` without the quotes
        String,    ///< 'open', E'a\n'; `name` is its value
        Number,    ///< 12, 0.5, 1e10
        Parameter, ///< $1
        Operator,  ///< =, ~~, ->>, ::
        Sign,      ///< ( ) [ ] , .
        Unknown,   ///< what cannot be told: nothing about the expression is sure then
    };
    Kind kind = Kind::Unknown;
    std::string_view text; ///< as it stands
    std::string name;      ///< bare name of a Word or Quoted, value of a String

    [[nodiscard]] bool is(std::string_view sign) const
    {
        return text == sign && kind != Kind::String && kind != Kind::Quoted;
    }
    [[nodiscard]] bool isName() const { return kind == Kind::Word || kind == Kind::Quoted; }
};
using ExpressionTokens = std::vector<ExpressionToken>;

/// The tokens point into `text`, which has to stay.
[[nodiscard]] ExpressionTokens tokensOf(std::string_view text);

/// A column as an expression names it: alias and name, bare.
struct ColumnName {
    std::string qualifier; ///< empty where the server saw no need for one
    std::string name;
    auto operator<=>(const ColumnName&) const = default;
};

/// One condition of those that AND connects.
struct Predicate {
    enum class Kind {
        Equality,    ///< column = something that is not a column of the same relation
        Range,       ///< <, <=, >, >=
        In,          ///< = ANY (...)
        Like,        ///< ~~, ~~*, and regular expressions ~, ~*
        IsNull,      ///< IS NULL
        Boolean,     ///< the column itself, or NOT column
        Difference,  ///< <>, IS NOT NULL, !~~ and what else says what a row is not
        Disjunction, ///< OR
        Other,       ///< cannot be read safely
    };
    Kind kind = Kind::Other;
    std::string text;                  ///< as the server wrote it, without the outermost parentheses
    std::string op;                    ///< "=", "~~*"; empty where there is none
    std::optional<ColumnName> column;  ///< of the left side, or of the right one where only that has one
    std::string castTo;                ///< "date" of "(created)::date"; empty: the column is compared as it is
    std::string function;              ///< "lower" of "lower(email)", "->>" of "(data ->> 'k')"
    std::string expression;            ///< the side that function or cast stand on, without outer parentheses
    std::optional<ColumnName> other;   ///< the column on the other side, of another relation perhaps
    std::string constant;              ///< the other side as written
    bool literal = false;              ///< the other side is a constant: a string, a number, true
    std::string literalValue;          ///< its value, without quotes and type
    std::vector<Predicate> branches;   ///< of a Disjunction, one level
    std::vector<std::string> mentions; ///< qualifiers of all columns in it, sorted, without repetition
};

/// The parts that AND connects; one Other with the whole text where the text cannot be read.
[[nodiscard]] std::vector<Predicate> predicatesOf(std::string_view text);

/// One item of "Sort Key" or "Group Key".
struct KeyItem {
    std::optional<ColumnName> column; ///< nothing: an expression
    std::string text;                 ///< the expression as written, without direction
    bool descending = false;
    std::optional<bool> nullsFirst; ///< only where the server says so
    bool plain = false;             ///< a column, no collation and no operator of its own
};
[[nodiscard]] std::vector<KeyItem> keyItemsOf(std::string_view text);

/// The first key of an index by its definition as pg_get_indexdef writes it; nothing for an expression.
[[nodiscard]] std::optional<std::string> leadingColumn(std::string_view indexDefinition);

} // namespace howdah::plan
