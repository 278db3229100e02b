// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/deadline.h"
#include "core/base/numbers.h"
#include "core/base/poller.h"
#include "core/base/socket.h"
#include "core/service/benchserver.h"

#include <string>
#include <utility>

namespace howdah::bench {

/// The server of bench_server, in another process. Its protocol: a connection to its control port for each order, a
/// line with the order ("restart", "stop", "start", "delay MILLISECONDS", "connects"), a line back: "ok", perhaps with
/// a number, or "error REASON".
class RemoteServer final : public service::BenchServer {
public:
    RemoteServer(pg::ConnectParams params, pg::ConnectParams gated, int control)
        : m_params(std::move(params))
        , m_gated(std::move(gated))
        , m_control(control)
    {}

    [[nodiscard]] pg::ConnectParams params() const override { return m_params; }
    [[nodiscard]] pg::ConnectParams tcpParams() const override { return m_params; }
    [[nodiscard]] pg::ConnectParams gatedParams() const override { return m_gated; }
    base::Status delay(base::Nanoseconds span) override
    {
        return obeyed("delay " + std::to_string(std::chrono::duration_cast<base::Milliseconds>(span).count()));
    }
    base::Result<std::int64_t> connects() override
    {
        HOWDAH_ASSIGN(const std::string answer, order("connects"));
        return base::parseNumber<std::int64_t>(answer).value_or(0);
    }
    base::Status restart() override { return obeyed("restart"); }
    base::Status stop() override { return obeyed("stop"); }
    base::Status start() override { return obeyed("start"); }

private:
    base::Status obeyed(const std::string& words) const
    {
        HOWDAH_TRY(order(words));
        return {};
    }
    /// What follows the "ok".
    [[nodiscard]] base::Result<std::string> order(const std::string& words) const
    {
        const auto deadline = base::Deadline::after(base::Seconds(60));
        HOWDAH_ASSIGN(const auto wake, base::WakePipe::create());
        HOWDAH_ASSIGN(const auto socket, base::Socket::connectTo("127.0.0.1", m_control));
        HOWDAH_TRY(base::waitFor(socket.fd(), base::Ready::Write, deadline, {}, wake));
        if (const auto failure = socket.connectFailure())
            return *failure;
        HOWDAH_TRY(socket.write(words + "\n"));
        std::string answer;
        while (!answer.ends_with('\n')) {
            HOWDAH_TRY(base::waitFor(socket.fd(), base::Ready::Read, deadline, {}, wake));
            HOWDAH_ASSIGN(const auto got, socket.read(answer, 4096));
            if (got.outcome == base::Socket::Outcome::End)
                break;
        }
        if (!answer.starts_with("ok"))
            return base::Error(base::ErrorCode::Io, base::Text::verbatim("the bench's server did not " + words),
                               base::Text::verbatim(answer));
        const auto blank = answer.find(' ');
        return blank == std::string::npos ? std::string() : answer.substr(blank + 1, answer.size() - blank - 2);
    }

    pg::ConnectParams m_params;
    pg::ConnectParams m_gated;
    int m_control;
};

} // namespace howdah::bench
