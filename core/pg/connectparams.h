// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/base/secretstring.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace howdah::pg {

/// Reads one environment variable; tests pass their own.
using Environment = std::function<std::optional<std::string>(std::string_view name)>;
[[nodiscard]] Environment processEnvironment();

/// Where and as whom to connect: libpq's keywords (PostgreSQL manual, "Parameter Key Words") with the secrets kept
/// apart, so that a value of this type can be shown, logged and stored without its password. Immutable once shared.
class ConnectParams {
public:
    ConnectParams() = default;

    /// Anything a DBA has at hand: a URI (postgres://, postgresql://, and SQLAlchemy's postgresql+driver://), a
    /// "key=value" string, a psql command line, "service=NAME" or a bare service name that exists. InvalidInput says
    /// what was not understood and never repeats a password.
    static base::Result<ConnectParams> parse(std::string_view pasted,
                                             const Environment& environment = processEnvironment());
    /// `variable` (DATABASE_URL) when it is set, else what libpq itself would take from PGHOST and its siblings.
    static base::Result<ConnectParams> fromEnvironment(const Environment& environment = processEnvironment(),
                                                       std::string_view variable = "DATABASE_URL");

    /// The value given for a libpq keyword, without defaults; never a secret.
    [[nodiscard]] std::optional<std::string> get(std::string_view key) const;
    /// An empty value is the same as none, as it is to libpq. "password" and "sslpassword" go where secrets are kept.
    ConnectParams& set(std::string_view key, std::string value);
    ConnectParams& unset(std::string_view key);
    /// Adds "-c name=value" to the startup options: what RESET returns to, unlike SET.
    ConnectParams& setStartupOption(std::string_view name, std::string_view value);
    [[nodiscard]] const std::map<std::string, std::string, std::less<>>& values() const { return m_values; }

    [[nodiscard]] const base::SecretString& password() const { return m_password; }
    ConnectParams& setPassword(base::SecretString password);
    [[nodiscard]] const base::SecretString& keyPassword() const { return m_keyPassword; }
    ConnectParams& setKeyPassword(base::SecretString password);

    /// True when every host is a socket folder or a loopback address.
    [[nodiscard]] bool isLocal() const;
    /// "user@host:5432/database" with libpq's defaults filled in, for screens and logs. No secret.
    [[nodiscard]] std::string displayName() const;
    /// "postgresql://..." that parse() reads back, without secrets.
    [[nodiscard]] std::string toUri() const;
    /// key=value form without secrets.
    [[nodiscard]] std::string toConninfo() const;

    bool operator==(const ConnectParams&) const = default;

private:
    std::map<std::string, std::string, std::less<>> m_values;
    base::SecretString m_password;
    base::SecretString m_keyPassword; ///< sslpassword
};

/// Where in `text` (a URI, conninfo or command line) a password stands: byte offset and length. Nothing when there is
/// none. Used to overwrite it in the process's arguments. With several, the first; findSecrets() gives all.
struct Span {
    std::size_t offset = 0;
    std::size_t length = 0;
    bool operator==(const Span&) const = default;
};
[[nodiscard]] std::optional<Span> findPassword(std::string_view text);
/// Every password and key passphrase in `text`, in order.
[[nodiscard]] std::vector<Span> findSecrets(std::string_view text);

/// What libpq would use for `params`: given values, then the service, then the process's environment, then defaults. No
/// secrets. Reads the service file; connects to nothing. InvalidInput when the service is not defined or a value is one
/// that libpq refuses outright.
[[nodiscard]] base::Result<std::map<std::string, std::string, std::less<>>>
effectiveValues(const ConnectParams& params);
/// True for a keyword that this libpq knows.
[[nodiscard]] bool isConnectKeyword(std::string_view key);

} // namespace howdah::pg
