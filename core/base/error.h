// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/text.h"

#include <memory>
#include <string>
#include <string_view>

namespace howdah::base {

/// What kind of failure it is: programs decide on this, people read Error::what().
enum class ErrorCode {
    Usage,          ///< the caller's words are off (exit status 2)
    InvalidInput,   ///< a file, plan, number or connection string that cannot be understood
    NotFound,       ///< a file, program, object or installation that is not there
    Unreachable,    ///< the server cannot be reached (exit status 3)
    LoginRefused,   ///< the server answered and refused the login (exit status 3)
    Timeout,        ///< a deadline passed
    Cancelled,      ///< someone asked to stop (exit status 130)
    ConnectionLost, ///< the connection broke while in use
    Server,         ///< the server refused a statement; sqlState() says why
    Refused,        ///< a safety check said no (exit status 4)
    Permission,     ///< the operating system or a role lacks a right
    DiskFull,       ///< no space left
    Io,             ///< any other failure of the operating system
    Unsupported,    ///< this server, system or build lacks it
    Closed,         ///< the object was closed
    Internal,       ///< a bug of ours
};

/// Machine name of a code ("unreachable"), as it stands in JSON.
[[nodiscard]] std::string_view name(ErrorCode code);

/// What a server said beyond the message (PostgreSQL manual, "Error and Notice Message Fields"). Absent fields are
/// empty.
struct ServerMessage {
    std::string severity; ///< never translated: ERROR, FATAL, PANIC, WARNING, NOTICE, DEBUG, INFO, LOG
    std::string sqlState;
    std::string message;
    std::string detail;
    std::string hint;
    std::string context;
    int position = 0; ///< in characters from 1 in the statement; 0: none
    std::string schema;
    std::string table;
    std::string column;
    std::string dataType;
    std::string constraint;

    bool operator==(const ServerMessage&) const = default;
};

/// A failure as a value: what failed, why, and what to do. Any thread; cheap to copy.
class Error {
public:
    Error(ErrorCode code, Text what, Text why = {}, Text remedy = {});
    /// A statement or login the server refused. `what` says what we were doing; the reason is the server's message.
    static Error fromServer(ErrorCode code, Text what, ServerMessage message, Text remedy = {});

    [[nodiscard]] ErrorCode code() const { return m_code; }
    [[nodiscard]] const Text& what() const { return m_what; }
    /// The cause; the server's own message where there is one.
    [[nodiscard]] const Text& why() const { return m_why; }
    [[nodiscard]] const Text& remedy() const { return m_remedy; }
    /// Five characters, or empty when the failure did not come from the server.
    [[nodiscard]] const std::string& sqlState() const;
    /// Null when the failure did not come from the server.
    [[nodiscard]] const ServerMessage* serverMessage() const { return m_server.get(); }

    [[nodiscard]] Error withRemedy(Text remedy) const;
    [[nodiscard]] Error withWhat(Text what) const;

    /// "what: why (SQLSTATE); remedy" in English, on one line whatever the parts hold.
    [[nodiscard]] std::string english() const;

private:
    ErrorCode m_code;
    Text m_what;
    Text m_why;
    Text m_remedy;
    std::shared_ptr<const ServerMessage> m_server;
};

/// Joins the parts of a failure as every front end shows them: "what: why (SQLSTATE); remedy".
/// Line breaks in a part become spaces. Takes the parts already in the reader's language.
[[nodiscard]] std::string joinFailure(std::string_view what, std::string_view why, std::string_view sqlState,
                                      std::string_view remedy);

/// An Error from errno: `what` says what we were doing. ENOSPC and EDQUOT become DiskFull, EACCES and EPERM Permission,
/// ENOENT NotFound.
[[nodiscard]] Error systemError(Text what, int errnum);

} // namespace howdah::base
