// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pg/tlsdefaults.h"

#include "core/pg/servicefile.h"

#include <array>
#include <filesystem>
#include <system_error>

namespace howdah::pg {

namespace {

bool exists(const std::string& path)
{
    std::error_code failure;
    return std::filesystem::exists(path, failure);
}

bool modeWasGiven(const ConnectParams& params, const std::map<std::string, std::string, std::less<>>& effective,
                  const Environment& environment)
{
    if (params.get("sslmode") || environment("PGSSLMODE") || environment("PGREQUIRESSL"))
        return true;
    // Anything but libpq's default was given by someone; the default itself may have been, in the service.
    const auto mode = effective.find("sslmode");
    if (mode != effective.end() && mode->second != "prefer")
        return true;
    const auto service = effective.find("service");
    if (service == effective.end())
        return false;
    const auto entries = readService(service->second, environment);
    return entries && entries->contains("sslmode");
}

} // namespace

std::string systemCertificateBundle(const Environment& environment)
{
    // OpenSSL's own variable first, then Debian, Fedora, openSUSE, Alpine and the BSDs, Homebrew on macOS.
    if (const auto file = environment("SSL_CERT_FILE"))
        return *file;
    constexpr std::array<const char*, 6> bundles = {
        "/etc/ssl/certs/ca-certificates.crt",
        "/etc/pki/tls/certs/ca-bundle.crt",
        "/etc/ssl/ca-bundle.pem",
        "/etc/ssl/cert.pem",
        "/opt/homebrew/etc/openssl@3/cert.pem",
        "/usr/local/etc/openssl@3/cert.pem",
    };
    for (const char* const bundle : bundles) {
        if (exists(bundle))
            return bundle;
    }
    return {};
}

std::map<std::string, std::string> tlsDefaults(const ConnectParams& params,
                                               const std::map<std::string, std::string, std::less<>>& effective,
                                               bool localHost, const Environment& environment)
{
    std::map<std::string, std::string> added;
    const auto mode = effective.find("sslmode");
    bool verifyFull = mode != effective.end() && mode->second == "verify-full";
    if (!modeWasGiven(params, effective, environment)) {
        if (localHost)
            return added;
        added["sslmode"] = "verify-full";
        verifyFull = true;
    }
    // Only with the host's name checked too: any site has a certificate from a public authority.
    if (!verifyFull || effective.contains("sslrootcert"))
        return added;
    const auto home = environment("HOME");
    if (home && exists(*home + "/.postgresql/root.crt"))
        return added;
    if (auto bundle = systemCertificateBundle(environment); !bundle.empty())
        added["sslrootcert"] = std::move(bundle);
    return added;
}

} // namespace howdah::pg
