// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/poller.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <mutex>
#include <optional>
#include <poll.h>
#include <sys/types.h>
#include <unistd.h>
#include <unordered_map>
#include <utility>
#ifdef __linux__
#include <sys/epoll.h>
#include <sys/eventfd.h>
#endif

namespace howdah::base {

namespace {

short toPoll(Ready interest)
{
    unsigned events = 0;
    if (has(interest, Ready::Read))
        events |= POLLIN;
    if (has(interest, Ready::Write))
        events |= POLLOUT;
    return static_cast<short>(events);
}

Ready fromPoll(short revents, Ready interest)
{
    const auto bits = static_cast<unsigned>(revents);
    Ready ready = Ready::None;
    if ((bits & POLLIN) != 0)
        ready = ready | Ready::Read;
    if ((bits & POLLOUT) != 0)
        ready = ready | Ready::Write;
    if ((bits & (POLLHUP | POLLERR | POLLNVAL)) != 0) {
        // What is left to read comes before the end: the reader finds the end by itself.
        ready = ready == Ready::None || interest == Ready::None ? ready | Ready::Hangup : ready;
    }
    return ready;
}

Error waitFailed(int errnum)
{
    return systemError(Text(HOWDAH_TEXT("base", "Cannot wait for a socket")), errnum);
}

void closeFd(int fd) noexcept
{
    if (fd >= 0)
        ::close(fd);
}

} // namespace

Result<WakePipe> WakePipe::create()
{
#ifdef __linux__
    const int fd = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    if (fd < 0)
        return systemError(Text(HOWDAH_TEXT("base", "Cannot make a wake-up channel")), errno);
    return WakePipe(fd, fd);
#else
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0)
        return systemError(Text(HOWDAH_TEXT("base", "Cannot make a wake-up channel")), errno);
    for (const int end : ends) {
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
        ::fcntl(end, F_SETFL, O_NONBLOCK);
    }
    return WakePipe(ends[0], ends[1]);
#endif
}

WakePipe::WakePipe(WakePipe&& other) noexcept
    : m_read(std::exchange(other.m_read, -1))
    , m_write(std::exchange(other.m_write, -1))
{}

WakePipe& WakePipe::operator=(WakePipe&& other) noexcept
{
    std::swap(m_read, other.m_read);
    std::swap(m_write, other.m_write);
    return *this;
}

WakePipe::~WakePipe()
{
    if (m_write != m_read)
        closeFd(m_write);
    closeFd(m_read);
}

void WakePipe::wake() const noexcept
{
    const int saved = errno;
    const std::uint64_t one = 1;
    // A full pipe wakes as well as one more byte would.
    while (::write(m_write, &one, sizeof one) < 0 && errno == EINTR) {
    }
    errno = saved;
}

void WakePipe::drain() const noexcept
{
    std::array<char, 256> buffer{};
    for (;;) {
        const auto count = ::read(m_read, buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR)
            continue;
        // An eventfd is empty after one read.
        if (count < static_cast<ssize_t>(buffer.size()))
            return;
    }
}

Result<Ready> waitFor(int fd, Ready interest, const Deadline& deadline, const StopToken& stop, const WakePipe& wake)
{
    std::array<pollfd, 2> fds{pollfd{fd, toPoll(interest), 0}, pollfd{wake.readFd(), POLLIN, 0}};
    const bool stoppable = stop.stop_possible();
    const auto wakeUp = [&wake] { wake.wake(); };
    std::optional<StopCallback<decltype(wakeUp)>> callback;
    if (stoppable)
        callback.emplace(stop, wakeUp);
    for (;;) {
        if (stoppable && stop.stop_requested()) {
            // The callback must be over before the pipe is emptied, or its byte would end the next wait.
            callback.reset();
            wake.drain();
            return Error(ErrorCode::Cancelled, Text(HOWDAH_TEXT("base", "The wait was cancelled")));
        }
        const int count = ::poll(fds.data(), stoppable ? 2 : 1, deadline.pollTimeout());
        if (count < 0 && errno != EINTR)
            return waitFailed(errno);
        if (count < 0)
            continue;
        if (stoppable && fds[1].revents != 0 && !stop.stop_requested()) {
            wake.drain();
            fds[1].revents = 0;
        }
        if (fds[0].revents != 0) {
            if ((static_cast<unsigned>(fds[0].revents) & POLLNVAL) != 0)
                return waitFailed(EBADF);
            return fromPoll(fds[0].revents, interest);
        }
        if (deadline.passed())
            return Error(ErrorCode::Timeout, Text(HOWDAH_TEXT("base", "The time allowed has passed")));
    }
}

Ready readyNow(int fd, Ready interest)
{
    pollfd one{fd, toPoll(interest), 0};
    int count = 0;
    do
        count = ::poll(&one, 1, 0);
    while (count < 0 && errno == EINTR);
    return count > 0 ? fromPoll(one.revents, interest) : Ready::None;
}

namespace {

constexpr std::uint64_t wakeTag = ~std::uint64_t{0};

#ifdef __linux__

class EpollPoller final : public Poller {
public:
    EpollPoller(int epoll, WakePipe wake)
        : m_epoll(epoll)
        , m_wake(std::move(wake))
    {}
    ~EpollPoller() override { closeFd(m_epoll); }
    EpollPoller(const EpollPoller&) = delete;
    EpollPoller& operator=(const EpollPoller&) = delete;

    Status init()
    {
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u64 = wakeTag;
        if (::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_wake.readFd(), &event) != 0)
            return failed(errno);
        return {};
    }

    Status watch(int fd, Ready interest, std::uint64_t tag, bool edge) override
    {
        epoll_event event{};
        event.data.u64 = tag;
        event.events = EPOLLRDHUP;
        if (has(interest, Ready::Read))
            event.events |= EPOLLIN;
        if (has(interest, Ready::Write))
            event.events |= EPOLLOUT;
        if (edge)
            event.events |= EPOLLET;
        // A descriptor that was closed and opened again under the same number has silently left the set, so no memory
        // of ours decides between the two calls.
        if (::epoll_ctl(m_epoll, EPOLL_CTL_MOD, fd, &event) == 0)
            return {};
        if (errno != ENOENT || ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, fd, &event) != 0)
            return failed(errno);
        return {};
    }

    void forget(int fd) override
    {
        epoll_event unused{};
        // Fails for a descriptor that was closed already: then it is forgotten too.
        ::epoll_ctl(m_epoll, EPOLL_CTL_DEL, fd, &unused);
    }

    Result<std::vector<Event>> wait(const Deadline& deadline) override
    {
        std::array<epoll_event, 64> ready{};
        int count = 0;
        do
            count = ::epoll_wait(m_epoll, ready.data(), static_cast<int>(ready.size()), deadline.pollTimeout());
        while (count < 0 && errno == EINTR && !deadline.passed());
        if (count < 0 && errno != EINTR)
            return waitFailed(errno);
        std::vector<Event> events;
        for (int i = 0; i < count; ++i) {
            const epoll_event& one = ready[static_cast<std::size_t>(i)];
            if (one.data.u64 == wakeTag) {
                m_wake.drain();
                continue;
            }
            Event event{one.data.u64, Ready::None};
            if ((one.events & EPOLLIN) != 0)
                event.ready = event.ready | Ready::Read;
            if ((one.events & EPOLLOUT) != 0)
                event.ready = event.ready | Ready::Write;
            if ((one.events & (EPOLLRDHUP | EPOLLHUP | EPOLLERR)) != 0)
                event.ready = event.ready | Ready::Hangup;
            events.push_back(event);
        }
        return events;
    }

    void wake() noexcept override { m_wake.wake(); }

private:
    static Error failed(int errnum) { return systemError(Text(HOWDAH_TEXT("base", "Cannot watch a socket")), errnum); }

    int m_epoll;
    WakePipe m_wake;
};

#endif

/// For systems without epoll. Edge-triggered hang-ups are imitated by muting a descriptor once it was reported.
class PollPoller final : public Poller {
public:
    explicit PollPoller(WakePipe wake)
        : m_wake(std::move(wake))
    {}

    Status watch(int fd, Ready interest, std::uint64_t tag, bool edge) override
    {
        m_watched.insert_or_assign(fd, Watched{interest, tag, edge, false});
        return {};
    }

    void forget(int fd) override { m_watched.erase(fd); }

    Result<std::vector<Event>> wait(const Deadline& deadline) override
    {
        std::vector<pollfd> fds;
        fds.push_back(pollfd{m_wake.readFd(), POLLIN, 0});
        for (const auto& [fd, watched] : m_watched) {
            if (!watched.reported)
                fds.push_back(pollfd{fd, toPoll(watched.interest), 0});
        }
        int count = 0;
        do
            count = ::poll(fds.data(), static_cast<nfds_t>(fds.size()), deadline.pollTimeout());
        while (count < 0 && errno == EINTR && !deadline.passed());
        if (count < 0 && errno != EINTR)
            return waitFailed(errno);
        std::vector<Event> events;
        for (const pollfd& one : fds) {
            if (one.revents == 0 || count < 0)
                continue;
            if (one.fd == m_wake.readFd()) {
                m_wake.drain();
                continue;
            }
            Watched& watched = m_watched[one.fd];
            Event event{watched.tag, fromPoll(one.revents, watched.interest)};
            if ((static_cast<unsigned>(one.revents) & (POLLHUP | POLLERR | POLLNVAL)) != 0)
                event.ready = event.ready | Ready::Hangup;
            watched.reported = watched.edge && has(event.ready, Ready::Hangup);
            events.push_back(event);
        }
        return events;
    }

    void wake() noexcept override { m_wake.wake(); }

private:
    struct Watched {
        Ready interest = Ready::None;
        std::uint64_t tag = 0;
        bool edge = false;
        bool reported = false;
    };
    std::unordered_map<int, Watched> m_watched;
    WakePipe m_wake;
};

} // namespace

Result<std::unique_ptr<Poller>> Poller::createPortable()
{
    HOWDAH_ASSIGN(WakePipe wake, WakePipe::create());
    return std::unique_ptr<Poller>(std::make_unique<PollPoller>(std::move(wake)));
}

Result<std::unique_ptr<Poller>> Poller::create()
{
#ifdef __linux__
    HOWDAH_ASSIGN(WakePipe wake, WakePipe::create());
    const int epoll = ::epoll_create1(EPOLL_CLOEXEC);
    if (epoll < 0)
        return systemError(Text(HOWDAH_TEXT("base", "Cannot watch sockets")), errno);
    auto poller = std::make_unique<EpollPoller>(epoll, std::move(wake));
    HOWDAH_TRY(poller->init());
    return std::unique_ptr<Poller>(std::move(poller));
#else
    return createPortable();
#endif
}

} // namespace howdah::base
