// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"
#include "core/base/result.h"
#include "core/pg/connectparams.h"

#include <string_view>

/// The two ways in which libpq takes a connection as text. Internal to ConnectParams::parse().
namespace howdah::pg {

/// Without blanks before and behind.
[[nodiscard]] std::string_view trimmed(std::string_view text);
/// Nothing of what was pasted is in it: it may hold a password.
[[nodiscard]] base::Error misunderstood(base::Text why);

/// SOMETHING://, whatever follows.
[[nodiscard]] bool looksLikeUri(std::string_view text);
/// postgresql://user:password@host:port,host/database?keyword=value, also as drivers write it. InvalidInput.
base::Status readUri(ConnectParams& params, std::string_view text);
/// libpq's grammar: blanks around "=", values in single quotes, backslash escapes both in and out of quotes.
/// InvalidInput.
base::Status readConninfo(ConnectParams& params, std::string_view text);

} // namespace howdah::pg
