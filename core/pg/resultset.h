// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

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

    /// A cell as T: std::string, std::string_view, bool, integers, double, base::Lsn, base::BackendPid. Nothing for
    /// NULL, for a cell that does not read as T, or for a row or column that is not there.
    template <class T> [[nodiscard]] std::optional<T> value(int row, int column) const;
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
    std::shared_ptr<pg_result> m_result;
};

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
    Param(const char* text)
        : m_text(text)
    {}
    Param(bool value)
        : m_text(value ? "t" : "f")
    {}
    Param(std::int32_t value);
    Param(std::int64_t value);
    Param(double value);
    template <class T> Param(const std::optional<T>& value)
    {
        if (value)
            *this = Param(*value);
    }
    /// Null for SQL NULL.
    [[nodiscard]] const char* data() const { return m_text ? m_text->c_str() : nullptr; }

private:
    std::optional<std::string> m_text;
};
using Params = std::vector<Param>;

} // namespace howdah::pg
