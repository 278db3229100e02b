// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <map>
#include <optional>
#include <string>

namespace howdah::pg {

class Connection;

/// How a child process that uses libpq (pg_dump) reaches the same server as the same role as a connection of ours: by
/// environment variables, because arguments can be read by everybody. Holds the password: give it to the child and to
/// nobody else.
struct ChildLogin {
    /// For base::ChildOptions::environment; variables of libpq's that do not apply are removed.
    std::map<std::string, std::optional<std::string>> environment;
    /// What has no variable of its own, as a service file; empty when there is nothing. Then the caller writes it to a
    /// file that only its account can read, and calls useServiceFile().
    std::string serviceFile;

    void useServiceFile(const std::string& path);
};
[[nodiscard]] ChildLogin childLogin(const Connection& connection);

} // namespace howdah::pg
