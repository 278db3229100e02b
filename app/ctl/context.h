// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/interrupt.h"
#include "core/base/result.h"
#include "core/pg/connection.h"

#include <QCoreApplication>
#include <QString>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace howdah::ctl {

/// What howdahctl ends with. Published: scripts decide on these.
enum class Exit {
    Done = 0,
    Found = 1, ///< done, and something was found: a check at warn or critical
    Usage = 2,
    Unreachable = 3, ///< the server cannot be reached or refused the login
    Refused = 4,     ///< a safety check said no
    Failed = 5,
    Cancelled = 130
};
[[nodiscard]] Exit exitFor(base::ErrorCode code);

/// Options that every verb takes.
struct Globals {
    std::string dsn;
    std::string profile;
    std::string dataDirectory;
    std::string yes;
    bool json = false;
    bool quiet = false;
    double timeoutSeconds = 10;
};

/// Strings of the command line, for lupdate.
struct Ctl {
    Q_DECLARE_TR_FUNCTIONS(Ctl)
};

/// What a verb works with: where to connect, how to answer. Main thread.
class Context {
public:
    Context(Globals globals, base::StopToken stop);

    [[nodiscard]] const Globals& globals() const { return m_globals; }
    [[nodiscard]] const base::StopToken& stop() const { return m_stop; }
    [[nodiscard]] base::Nanoseconds timeout() const;

    /// -d, else --profile, else DATABASE_URL, else libpq's own variables.
    [[nodiscard]] base::Result<pg::ConnectParams> target() const;
    /// Connects within --timeout; every failure to do so is Unreachable or LoginRefused, or Cancelled.
    [[nodiscard]] base::Result<std::unique_ptr<pg::Connection>> connect(const pg::ConnectParams& params) const;

    /// Writes to standard output.
    void print(std::string_view text) const;
    void print(const QString& text) const;
    /// Writes the one JSON document of the verb.
    void document(const nlohmann::ordered_json& document) const;
    /// False when what was printed could not be written; the reason was said.
    [[nodiscard]] bool flush() const;
    /// A failure to get at the server, whatever its code: Unreachable, unless the login was refused or someone
    /// cancelled.
    [[nodiscard]] static base::Error unreachable(const base::Error& error);
    /// A message on standard error; nothing with --quiet.
    void message(const QString& text) const;
    /// Says the failure, as the contract wants it, and returns the status to end with.
    Exit fail(const base::Error& error) const;

private:
    Globals m_globals;
    base::StopToken m_stop;
};

/// The failure as a line on standard error, and with `json` as a document on standard output.
void reportFailure(const base::Error& error, bool json);

} // namespace howdah::ctl
