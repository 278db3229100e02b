// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/numbers.h"
#include "core/base/result.h"
#include "core/base/types.h"

#include <concepts>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

struct pg_result;

namespace howdah::pg {

/// PostgreSQL's object identifier of a type, as pg_type.oid.
enum class TypeOid : std::uint32_t {};

/// One answer of the server: rows in text format with their columns, or a command tag. Immutable; owns libpq's
/// PGresult; copies share it; any thread.
class ResultSet {
public:
    ResultSet() = default;
    /// Takes ownership.
    explicit ResultSet(pg_result* result);

    [[nodiscard]] int rowCount() const;
    [[nodiscard]] int columnCount() const;
    [[nodiscard]] std::string_view columnName(int column) const;
    [[nodiscard]] TypeOid columnType(int column) const;
    /// Index of a column by its exact name; nothing when it is not there.
    [[nodiscard]] std::optional<int> column(std::string_view name) const;

    [[nodiscard]] bool isNull(int row, int column) const;
    /// The text of a cell; empty for NULL: ask isNull() where the difference matters, or use value().
    [[nodiscard]] std::string_view text(int row, int column) const;

    /// A cell as T: std::string, std::string_view, bool, integers, double, base::Lsn, base::BackendPid, base::QueryId,
    /// base::ByteCount. Nothing for NULL, for a cell that does not read as T, or for a row or column that is not there.
    template <class T> [[nodiscard]] std::optional<T> value(int row, int column) const
    {
        if (isNull(row, column))
            return std::nullopt;
        return read<T>(text(row, column));
    }
    template <class T> [[nodiscard]] std::optional<T> value(int row, std::string_view columnName) const
    {
        const auto index = column(columnName);
        return index ? value<T>(row, *index) : std::nullopt;
    }

    /// "SELECT 5", "UPDATE 3".
    [[nodiscard]] std::string_view commandTag() const;
    /// Rows touched by INSERT, UPDATE, DELETE, MERGE, COPY, or returned by SELECT; nothing for other commands.
    [[nodiscard]] std::optional<std::int64_t> affectedRows() const;

private:
    [[nodiscard]] bool holds(int row, int column) const;
    template <class T> [[nodiscard]] static std::optional<T> read(std::string_view text);
    std::shared_ptr<pg_result> m_result;
};

template <class T> std::optional<T> ResultSet::read(std::string_view text)
{
    if constexpr (std::same_as<T, std::string> || std::same_as<T, std::string_view>) {
        return T(text);
    } else if constexpr (std::same_as<T, bool>) {
        if (text == "t" || text == "true")
            return true;
        if (text == "f" || text == "false")
            return false;
        return std::nullopt;
    } else if constexpr (std::integral<T>) {
        return base::parseNumber<T>(text);
    } else if constexpr (std::same_as<T, double>) {
        return base::parseDouble(text);
    } else if constexpr (std::same_as<T, base::Lsn>) {
        auto lsn = base::Lsn::parse(text);
        return lsn ? std::optional<T>(*lsn) : std::nullopt;
    } else {
        // The strong types that wrap one number.
        const auto number = base::parseNumber<decltype(T::value)>(text);
        return number ? std::optional<T>(T{*number}) : std::nullopt;
    }
}

/// A value sent with a statement: text, or NULL. Numbers are written locale-proof.
class Param {
public:
    Param(std::nullptr_t) {}
    Param(std::string_view text)
        : m_text(text)
    {}
    Param(const std::string& text)
        : m_text(text)
    {}
    /// A null pointer is SQL NULL.
    Param(const char* text)
        : m_text(text == nullptr ? std::optional<std::string>() : std::optional<std::string>(text))
    {}
    Param(std::same_as<bool> auto value)
        : m_text(value ? "t" : "f")
    {}
    template <std::integral T>
    requires(!std::same_as<T, bool>) Param(T value)
        : m_text(std::to_string(value))
    {}
    Param(double value);
    template <class T> Param(const std::optional<T>& value)
    {
        if (value)
            *this = Param(*value);
    }
    /// Null for SQL NULL.
    [[nodiscard]] const char* data() const { return m_text ? m_text->c_str() : nullptr; }
    /// Nothing for SQL NULL.
    [[nodiscard]] const std::optional<std::string>& text() const { return m_text; }

private:
    std::optional<std::string> m_text;
};
using Params = std::vector<Param>;

} // namespace howdah::pg
