// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pg/barestatement.h"

#include <libpq-fe.h>

namespace howdah::pg {

namespace {

bool succeeded(PGresult* result)
{
    const auto status = PQresultStatus(result);
    PQclear(result);
    return status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK;
}

} // namespace

bool execPreparedBare(pg_conn* handle, const char* statement)
{
    return succeeded(PQexecPrepared(handle, statement, 0, nullptr, nullptr, nullptr, 0));
}

bool execBare(pg_conn* handle, const char* sql)
{
    return succeeded(PQexecParams(handle, sql, 0, nullptr, nullptr, nullptr, nullptr, 0));
}

} // namespace howdah::pg
