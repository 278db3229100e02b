// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

struct pg_conn;

namespace howdah::pg {

// Statements by libpq alone, on Connection::nativeHandle(): what Connection and the pool are measured beside. They
// block and look at no deadline. False when the statement failed.

/// PQexecPrepared without parameters.
[[nodiscard]] bool execPreparedBare(pg_conn* handle, const char* statement);
/// PQexecParams without parameters.
[[nodiscard]] bool execBare(pg_conn* handle, const char* sql);

} // namespace howdah::pg
