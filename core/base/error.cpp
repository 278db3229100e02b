// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <cerrno>
#include <system_error>

namespace howdah::base {

std::string_view name(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Usage:
        return "usage";
    case ErrorCode::InvalidInput:
        return "invalid_input";
    case ErrorCode::NotFound:
        return "not_found";
    case ErrorCode::Unreachable:
        return "unreachable";
    case ErrorCode::LoginRefused:
        return "login_refused";
    case ErrorCode::Timeout:
        return "timeout";
    case ErrorCode::Cancelled:
        return "cancelled";
    case ErrorCode::ConnectionLost:
        return "connection_lost";
    case ErrorCode::Server:
        return "server";
    case ErrorCode::Refused:
        return "refused";
    case ErrorCode::Permission:
        return "permission";
    case ErrorCode::DiskFull:
        return "disk_full";
    case ErrorCode::Io:
        return "io";
    case ErrorCode::Unsupported:
        return "unsupported";
    case ErrorCode::Closed:
        return "closed";
    case ErrorCode::Internal:
        return "internal";
    }
    return "internal";
}

Error::Error(ErrorCode code, Text what, Text why, Text remedy)
    : m_code(code)
    , m_what(std::move(what))
    , m_why(std::move(why))
    , m_remedy(std::move(remedy))
{}

Error Error::fromServer(ErrorCode code, Text what, ServerMessage message, Text remedy)
{
    Error error(code, std::move(what), Text::verbatim(message.message), std::move(remedy));
    error.m_server = std::make_shared<const ServerMessage>(std::move(message));
    return error;
}

const std::string& Error::sqlState() const
{
    static const std::string none;
    return m_server ? m_server->sqlState : none;
}

Error Error::withRemedy(Text remedy) const
{
    Error copy = *this;
    copy.m_remedy = std::move(remedy);
    return copy;
}

Error Error::withWhat(Text what) const
{
    Error copy = *this;
    copy.m_what = std::move(what);
    return copy;
}

std::string Error::english() const
{
    return joinFailure(m_what.english(), m_why.english(), sqlState(), m_remedy.english());
}

std::string joinFailure(std::string_view what, std::string_view why, std::string_view sqlState, std::string_view remedy)
{
    std::string line(what);
    if (!why.empty()) {
        line += line.empty() ? "" : ": ";
        line += why;
    }
    if (!sqlState.empty()) {
        line += " (";
        line += sqlState;
        line += ')';
    }
    if (!remedy.empty()) {
        line += "; ";
        line += remedy;
    }
    std::string folded;
    folded.reserve(line.size());
    for (const char c : line) {
        const bool space = c == '\n' || c == '\r' || c == '\t' || c == ' ';
        if (!space)
            folded += c;
        else if (!folded.empty() && folded.back() != ' ')
            folded += ' ';
    }
    while (!folded.empty() && folded.back() == ' ')
        folded.pop_back();
    return folded;
}

Error systemError(Text what, int errnum)
{
    ErrorCode code = ErrorCode::Io;
    switch (errnum) {
    case ENOSPC:
#ifdef EDQUOT
    case EDQUOT:
#endif
        code = ErrorCode::DiskFull;
        break;
    case EACCES:
    case EPERM:
        code = ErrorCode::Permission;
        break;
    case ENOENT:
        code = ErrorCode::NotFound;
        break;
    default:
        break;
    }
    return {code, std::move(what), Text::verbatim(std::generic_category().message(errnum))};
}

} // namespace howdah::base
