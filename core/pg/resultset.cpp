// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pg/resultset.h"

#include <libpq-fe.h>

namespace howdah::pg {

ResultSet::ResultSet(pg_result* result)
    : m_result(result, &PQclear)
{}

int ResultSet::rowCount() const
{
    return m_result ? PQntuples(m_result.get()) : 0;
}

int ResultSet::columnCount() const
{
    return m_result ? PQnfields(m_result.get()) : 0;
}

std::string_view ResultSet::columnName(int column) const
{
    if (column < 0 || column >= columnCount())
        return {};
    return PQfname(m_result.get(), column);
}

TypeOid ResultSet::columnType(int column) const
{
    if (column < 0 || column >= columnCount())
        return TypeOid{0};
    return static_cast<TypeOid>(PQftype(m_result.get(), column));
}

std::optional<int> ResultSet::column(std::string_view name) const
{
    // PQfnumber folds case and reads quotes as SQL does; a program means the name as it stands.
    for (int i = 0; i < columnCount(); ++i) {
        if (columnName(i) == name)
            return i;
    }
    return std::nullopt;
}

bool ResultSet::holds(int row, int column) const
{
    return row >= 0 && row < rowCount() && column >= 0 && column < columnCount();
}

bool ResultSet::isNull(int row, int column) const
{
    return !holds(row, column) || PQgetisnull(m_result.get(), row, column) == 1;
}

std::string_view ResultSet::text(int row, int column) const
{
    if (!holds(row, column))
        return {};
    return {PQgetvalue(m_result.get(), row, column),
            static_cast<std::size_t>(PQgetlength(m_result.get(), row, column))};
}

std::string_view ResultSet::commandTag() const
{
    return m_result ? std::string_view(PQcmdStatus(m_result.get())) : std::string_view();
}

std::optional<std::int64_t> ResultSet::affectedRows() const
{
    return m_result ? base::parseNumber<std::int64_t>(PQcmdTuples(m_result.get())) : std::nullopt;
}

Param::Param(double value)
    : m_text(base::toChars(value))
{
    // to_chars writes "inf" and "nan"; PostgreSQL reads those too, in any case of letters.
}

} // namespace howdah::pg
