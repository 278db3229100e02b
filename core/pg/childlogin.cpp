// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pg/childlogin.h"

#include "core/pg/connection.h"

#include <libpq-fe.h>
#include <memory>
#include <string_view>

namespace howdah::pg {

namespace {

constexpr const char* serviceName = "howdah";

struct FreeOptions {
    void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};

} // namespace

void ChildLogin::useServiceFile(const std::string& path)
{
    environment["PGSERVICEFILE"] = path;
    environment["PGSERVICE"] = serviceName;
}

ChildLogin childLogin(const Connection& connection)
{
    ChildLogin login;
    PGconn* const conn = connection.nativeHandle();
    const std::unique_ptr<PQconninfoOption, FreeOptions> options(PQconninfo(conn));
    if (!options)
        return login;
    for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
        const std::string_view keyword = option->keyword;
        const bool given = option->val != nullptr && *option->val != '\0';
        // The service was read when we connected, and a password file is not asked where there is a password.
        const bool resolved = keyword == "service" || keyword == "passfile" || keyword == "password";
        if (option->envvar != nullptr) {
            auto& variable = login.environment[option->envvar];
            if (given && !resolved)
                variable = option->val;
        } else if (given && !resolved && keyword != "fallback_application_name" && keyword != "replication") {
            login.serviceFile += std::string(keyword) + "=" + option->val + "\n";
        }
    }
    if (!login.serviceFile.empty())
        login.serviceFile.insert(0, "[" + std::string(serviceName) + "]\n");
    login.environment["PGSERVICEFILE"] = std::nullopt;
    // Wherever it came from: given, a service, the environment or a password file.
    const char* const password = PQpass(conn);
    if (password != nullptr && *password != '\0')
        login.environment["PGPASSWORD"] = password;
    return login;
}

} // namespace howdah::pg
