// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/pg/connectparams.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Command lines of psql, and the variables that libpq reads. Internal to ConnectParams.
namespace howdah::pg {

/// libpq's variables and the keywords they stand for (PostgreSQL manual, "Environment Variables").
inline constexpr std::array<std::pair<std::string_view, std::string_view>, 24> environmentKeys = {{
    {"PGHOST", "host"},
    {"PGHOSTADDR", "hostaddr"},
    {"PGPORT", "port"},
    {"PGDATABASE", "dbname"},
    {"PGUSER", "user"},
    {"PGPASSWORD", "password"},
    {"PGPASSFILE", "passfile"},
    {"PGCHANNELBINDING", "channel_binding"},
    {"PGOPTIONS", "options"},
    {"PGAPPNAME", "application_name"},
    {"PGSSLMODE", "sslmode"},
    {"PGSSLCOMPRESSION", "sslcompression"},
    {"PGSSLCERT", "sslcert"},
    {"PGSSLKEY", "sslkey"},
    {"PGSSLROOTCERT", "sslrootcert"},
    {"PGSSLCRL", "sslcrl"},
    {"PGREQUIREPEER", "requirepeer"},
    {"PGSSLMINPROTOCOLVERSION", "ssl_min_protocol_version"},
    {"PGSSLMAXPROTOCOLVERSION", "ssl_max_protocol_version"},
    {"PGGSSENCMODE", "gssencmode"},
    {"PGKRBSRVNAME", "krbsrvname"},
    {"PGCONNECT_TIMEOUT", "connect_timeout"},
    {"PGTARGETSESSIONATTRS", "target_session_attrs"},
    {"PGSERVICE", "service"},
}};

/// Sets the keyword that a variable of libpq's stands for; others are left alone.
void assignVariable(ConnectParams& params, std::string_view name, std::string value);
/// NAME=value, the name in capitals.
[[nodiscard]] bool isEnvironmentWord(std::string_view word);

/// The words of a command line when it runs psql: perhaps after a prompt, variables, env or sudo.
[[nodiscard]] std::optional<std::vector<std::string>> psqlWords(std::string_view text);
/// What psql would connect to with these words, variables before it included. InvalidInput.
[[nodiscard]] base::Result<ConnectParams> readPsqlWords(std::vector<std::string> words);

} // namespace howdah::pg
