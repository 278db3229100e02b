// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pg/tlsdefaults.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>

using namespace howdah::pg;

namespace {

using Words = std::map<std::string, std::string>;

Environment environmentOf(Words variables)
{
    return [variables = std::move(variables)](std::string_view name) -> std::optional<std::string> {
        const auto found = variables.find(std::string(name));
        return found == variables.end() ? std::nullopt : std::optional(found->second);
    };
}

/// libpq reports its own default as if it were given.
Words defaultsFor(const ConnectParams& params, bool local, Words environment = {{"SSL_CERT_FILE", "/bundle.pem"}})
{
    std::map<std::string, std::string, std::less<>> effective(params.values());
    effective.emplace("sslmode", "prefer");
    return tlsDefaults(params, effective, local, environmentOf(std::move(environment)));
}

} // namespace

TEST(TlsDefaults, aRemoteServerIsVerifiedAgainstTheSystemsAuthorities)
{
    const Words wanted = {{"sslmode", "verify-full"}, {"sslrootcert", "/bundle.pem"}};
    EXPECT_EQ(defaultsFor(ConnectParams(), false), wanted);
}

TEST(TlsDefaults, aLocalServerIsLeftToLibpq)
{
    EXPECT_EQ(defaultsFor(ConnectParams(), true), Words());
}

TEST(TlsDefaults, anExplicitModeWins)
{
    ConnectParams params;
    params.set("sslmode", "prefer");
    EXPECT_EQ(defaultsFor(params, false), Words());
    EXPECT_EQ(defaultsFor(ConnectParams(), false, {{"PGSSLMODE", "prefer"}, {"SSL_CERT_FILE", "/bundle.pem"}}),
              Words());
    params.set("sslmode", "verify-full");
    EXPECT_EQ(defaultsFor(params, true), Words({{"sslrootcert", "/bundle.pem"}}));
    // Any site has a certificate from a public authority: without the name it proves nothing.
    params.set("sslmode", "verify-ca");
    EXPECT_EQ(defaultsFor(params, false), Words());
}

TEST(TlsDefaults, theUsersOwnAuthoritiesWin)
{
    const auto home = std::filesystem::temp_directory_path() / "howdah-tlsdefaults-home";
    std::filesystem::create_directories(home / ".postgresql");
    std::ofstream(home / ".postgresql" / "root.crt") << "x";
    EXPECT_EQ(defaultsFor(ConnectParams(), false, {{"HOME", home.string()}, {"SSL_CERT_FILE", "/bundle.pem"}}),
              Words({{"sslmode", "verify-full"}}));
    std::filesystem::remove_all(home);

    ConnectParams params;
    params.set("sslrootcert", "/mine.pem");
    EXPECT_EQ(defaultsFor(params, false), Words({{"sslmode", "verify-full"}}));
}
