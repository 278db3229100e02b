// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/interrupt.h"

#include "core/base/poller.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <poll.h>
#include <thread>
#include <unistd.h>

namespace howdah::base {

namespace {

constexpr std::array<int, 3> watched{SIGINT, SIGTERM, SIGHUP};
constexpr int cancelledStatus = 130;

// What the handler may touch: lock-free atomics and a pipe. It cannot request the stop itself, because stop callbacks
// take locks.
std::atomic<const WakePipe*> handlerPipe{nullptr};
std::atomic<bool> alreadyAsked{false};

extern "C" void howdahOnInterrupt(int)
{
    const int savedErrno = errno;
    if (alreadyAsked.exchange(true))
        ::_exit(cancelledStatus);
    if (const WakePipe* pipe = handlerPipe.load())
        pipe->wake();
    errno = savedErrno;
}

} // namespace

struct InterruptWatch::State {
    explicit State(WakePipe wakePipe)
        : pipe(std::move(wakePipe))
    {}
    WakePipe pipe;
    StopSource stop;
    std::array<struct sigaction, watched.size()> former{};
    std::atomic<bool> ending{false};
    std::thread thread;
};

Result<std::unique_ptr<InterruptWatch>> InterruptWatch::install()
{
    HOWDAH_ASSIGN(WakePipe pipe, WakePipe::create());
    return std::unique_ptr<InterruptWatch>(new InterruptWatch(std::make_unique<State>(std::move(pipe))));
}

InterruptWatch::InterruptWatch(std::unique_ptr<State> state)
    : m_state(std::move(state))
{
    handlerPipe = &m_state->pipe;
    alreadyAsked = false;
    struct sigaction action {};
    action.sa_handler = howdahOnInterrupt;
    sigemptyset(&action.sa_mask);
    action.sa_flags = SA_RESTART;
    for (std::size_t i = 0; i < watched.size(); ++i) {
        sigaction(watched[i], nullptr, &m_state->former[i]);
        // A signal ignored from outside (nohup) stays ignored.
        if (m_state->former[i].sa_handler != SIG_IGN)
            sigaction(watched[i], &action, nullptr);
    }
    m_state->thread = std::thread([state = m_state.get()] {
        // The pipe's own end is what is waited on: there is nothing else to be woken from.
        struct pollfd ready {};
        ready.fd = state->pipe.readFd();
        ready.events = POLLIN;
        while (::poll(&ready, 1, -1) < 0 && errno == EINTR) {
        }
        if (!state->ending)
            state->stop.request_stop();
    });
}

InterruptWatch::~InterruptWatch()
{
    for (std::size_t i = 0; i < watched.size(); ++i)
        sigaction(watched[i], &m_state->former[i], nullptr);
    handlerPipe = nullptr;
    m_state->ending = true;
    m_state->pipe.wake();
    m_state->thread.join();
}

StopToken InterruptWatch::token() const
{
    return m_state->stop.get_token();
}

} // namespace howdah::base
