// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"

#include <string_view>

struct pg_result;

// Inner part of core/pg: how failures that libpq reports become base::Error.
namespace howdah::pg {

/// The fields of an error or notice.
[[nodiscard]] base::ServerMessage messageOf(const pg_result* result);

/// The server's message in libpq's text for a failed login, which is all there is of it then. Made for verbosity
/// PQERRORS_VERBOSE, where the SQLSTATE stands before the message; with several (an attempt with TLS and one without)
/// the last. sqlState is empty when the text is libpq's own; message is its last part then, on one line.
[[nodiscard]] base::ServerMessage loginMessage(std::string_view libpqText);

/// What a person can do about an SQLSTATE, in one clause; empty when there is nothing better than the message.
[[nodiscard]] base::Text remedyFor(std::string_view sqlState);

/// Whether a refused login is about who asks (and will be refused again) and not about the server's state.
[[nodiscard]] bool isLoginRefusal(std::string_view sqlState);

} // namespace howdah::pg
