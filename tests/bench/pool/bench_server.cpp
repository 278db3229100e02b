// SPDX-License-Identifier: GPL-3.0-or-later
// The one server that the pools of tests/bench/pool are measured against: a throw-away cluster with a gate before it,
// that stops, restarts and delays on command (the protocol is in remoteserver.h).
//
//   bench_server
//
// Prints where it is as shell assignments, the last line being "READY=1", and goes on until its standard input ends.
#include "core/base/interrupt.h"
#include "core/base/numbers.h"
#include "core/base/poller.h"
#include "core/base/socket.h"
#include "core/service/benchserver.h"

#include <iostream>
#include <string>
#include <string_view>
#include <unistd.h>

using namespace howdah;

namespace {

std::string answerTo(service::BenchServer& server, std::string_view order)
{
    const auto told = [](const base::Status& done) {
        return done ? std::string("ok") : "error " + done.error().english();
    };
    if (order == "restart")
        return told(server.restart());
    if (order == "stop")
        return told(server.stop());
    if (order == "start")
        return told(server.start());
    if (order == "connects") {
        const auto count = server.connects();
        return count ? "ok " + std::to_string(*count) : "error " + count.error().english();
    }
    if (order.starts_with("delay ")) {
        if (const auto milliseconds = base::parseNumber<int>(order.substr(6)))
            return told(server.delay(base::Milliseconds(*milliseconds)));
    }
    return "error: restart, stop, start, connects or delay MILLISECONDS, not " + std::string(order);
}

/// Reads one order and obeys it; a client that goes silent is left after a while.
base::Status serve(service::BenchServer& server, const base::Socket& client)
{
    const auto deadline = base::Deadline::after(base::Seconds(5));
    HOWDAH_ASSIGN(const auto wake, base::WakePipe::create());
    std::string order;
    while (!order.ends_with('\n')) {
        HOWDAH_TRY(base::waitFor(client.fd(), base::Ready::Read, deadline, {}, wake));
        HOWDAH_ASSIGN(const auto got, client.read(order, 4096));
        if (got.outcome == base::Socket::Outcome::End)
            return {};
    }
    order.pop_back();
    HOWDAH_TRY(client.write(answerTo(server, order) + "\n"));
    return {};
}

void printWhere(const service::BenchServer& server, int control)
{
    const auto value = [](const pg::ConnectParams& params, const char* key) { return params.get(key).value_or(""); };
    const pg::ConnectParams straight = server.params(), tcp = server.tcpParams(), gated = server.gatedParams();
    std::cout << "BENCH_SOCKET='" << value(straight, "host") << "'\n"
              << "BENCH_PORT='" << value(tcp, "port") << "'\n"
              << "BENCH_PASSWORD='" << tcp.password().reveal() << "'\n"
              << "BENCH_GATE_PORT='" << value(gated, "port") << "'\n"
              << "BENCH_USER='" << value(straight, "user") << "'\n"
              << "BENCH_DATABASE='" << value(straight, "dbname") << "'\n"
              << "BENCH_CONTROL='" << control << "'\n"
              << "READY=1" << std::endl;
}

base::Status run()
{
    HOWDAH_ASSIGN(const auto interrupts, base::InterruptWatch::install());
    const base::StopToken stop = interrupts->token();
    HOWDAH_ASSIGN(const auto server, service::startBenchServer(true, stop));
    HOWDAH_ASSIGN(const auto listener, base::Socket::listenOnLoopback());
    HOWDAH_ASSIGN(const int control, listener.localPort());
    HOWDAH_ASSIGN(const auto poller, base::Poller::create());
    HOWDAH_TRY(poller->watch(listener.fd(), base::Ready::Read, 1));
    HOWDAH_TRY(poller->watch(STDIN_FILENO, base::Ready::Read, 2));
    const base::StopCallback onStop(stop, [&poller] { poller->wake(); });
    printWhere(*server, control);
    while (!stop.stop_requested()) {
        HOWDAH_ASSIGN(const auto events, poller->wait(base::Deadline::never()));
        for (const auto& event : events) {
            if (event.tag == 2)
                return {};
            HOWDAH_ASSIGN(const auto client, listener.accept());
            if (!client)
                continue;
            if (const auto served = serve(*server, *client); !served)
                std::cerr << "bench_server: " << served.error().english() << "\n";
        }
    }
    return {};
}

} // namespace

int main()
{
    if (const auto ended = run(); !ended) {
        std::cerr << "bench_server: " << ended.error().english() << "\n";
        return 5;
    }
    return 0;
}
