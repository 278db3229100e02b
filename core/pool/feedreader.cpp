// SPDX-License-Identifier: GPL-3.0-or-later
// The reading side of the pool feed.
#include "core/base/childprocess.h"
#include "core/base/poller.h"
#include "core/base/socket.h"
#include "core/pool/feedfolder.h"
#include "core/pool/poolfeed.h"

#include <algorithm>
#include <condition_variable>
#include <cstdio>
#include <filesystem>
#include <map>
#include <mutex>
#include <thread>

namespace howdah::pool::feed {

using base::Deadline;
using base::Error;
using base::ErrorCode;
using base::MonotonicTime;
using base::Seconds;
using base::Socket;
using base::Text;

namespace {

constexpr std::size_t longestLine = 16U << 20U;
constexpr std::size_t rememberedSeconds = 3600;
constexpr base::Nanoseconds round = Seconds(1);
/// A process that has said nothing for so long is not shown any more: stopped in a debugger, say.
constexpr base::Nanoseconds patience = Seconds(10);

/// "/run/…/4711-abc.sock": who it is, for a message.
std::string nameOf(const std::string& path)
{
    return std::filesystem::path(path).filename().string();
}

/// One process's socket, read as it speaks.
class Link {
public:
    explicit Link(std::string path)
        : m_path(std::move(path))
    {}

    /// False when nobody is behind the socket; one left behind is removed.
    bool open()
    {
        auto socket = Socket::connectTo(m_path, 0);
        if (!socket || socket->connectFailure()) {
            // A Unix socket decides at once. Ours by name and owner (feedSockets()), and its process has ended: left
            // behind. One that lives may be too busy for us just now, and we may be out of descriptors.
            const auto pid = detail::processOf(nameOf(m_path));
            if (pid && !base::processIsAlive(*pid))
                std::remove(m_path.c_str());
            return false;
        }
        m_socket = std::move(*socket);
        return true;
    }

    /// Reads what has arrived. False when the other end is gone or sends no end of line.
    bool read()
    {
        while (m_incoming.size() < longestLine) {
            const auto got = m_socket.read(m_incoming, 65536);
            if (!got || got->outcome == Socket::Outcome::End)
                return false;
            if (got->outcome == Socket::Outcome::WouldBlock)
                break;
        }
        for (std::size_t end = 0; (end = m_incoming.find('\n')) != std::string::npos;) {
            take(std::string_view(m_incoming).substr(0, end));
            m_incoming.erase(0, end + 1);
        }
        return m_incoming.size() < longestLine;
    }

    [[nodiscard]] int fd() const { return m_socket.fd(); }
    [[nodiscard]] const Socket& socket() const { return m_socket; }
    [[nodiscard]] const std::optional<FeedProcess>& process() const { return m_process; }
    [[nodiscard]] const std::optional<Error>& problem() const { return m_problem; }
    /// What came back for the last command.
    std::optional<bool> takeReply() { return std::exchange(m_reply, std::nullopt); }
    [[nodiscard]] MonotonicTime heardAt() const { return m_heardAt; }

private:
    void take(std::string_view line)
    {
        if (line == R"({"done":true})" || line == R"({"done":false})") {
            m_reply = line == R"({"done":true})";
            return;
        }
        auto process = readFeed(line);
        if (!process) {
            m_problem = process.error();
            return;
        }
        m_heardAt = base::Clock::system()->now();
        for (FeedPool& pool : process->pools)
            remember(pool, *process);
        m_process = std::move(*process);
        m_problem.reset();
    }

    /// A later document holds the last seconds only: what is new in it, by the number of seconds that went by, joins
    /// what is known.
    void remember(FeedPool& pool, const FeedProcess& process)
    {
        const FeedPool* known = nullptr;
        if (m_process) {
            for (const FeedPool& before : m_process->pools)
                known = before.id == pool.id ? &before : known;
        }
        if (known == nullptr || known->arrivals.empty())
            return;
        const auto passed = std::chrono::round<std::chrono::seconds>(process.at - m_process->at).count();
        const auto fresh = std::min(pool.arrivals.size(), static_cast<std::size_t>(std::max<std::int64_t>(0, passed)));
        std::vector<std::uint32_t> all = known->arrivals;
        all.insert(all.end(), pool.arrivals.end() - static_cast<std::ptrdiff_t>(fresh), pool.arrivals.end());
        if (all.size() > rememberedSeconds)
            all.erase(all.begin(), all.end() - rememberedSeconds);
        pool.arrivals = std::move(all);
    }

    std::string m_path;
    Socket m_socket;
    std::string m_incoming;
    std::optional<FeedProcess> m_process;
    std::optional<Error> m_problem;
    std::optional<bool> m_reply;
    MonotonicTime m_heardAt = base::Clock::system()->now();
};

Error silent(const std::string& path)
{
    return {ErrorCode::Timeout,
            Text(HOWDAH_TEXT("pool", "The process behind the pool feed %1 does not answer"), {nameOf(path)})};
}

/// Reads until `done` says so. Cancelled, Timeout, ConnectionLost.
template <class Done>
base::Status readUntil(Link& link, const Deadline& deadline, const base::StopToken& stop, const Done& done)
{
    HOWDAH_ASSIGN(const base::WakePipe wake, base::WakePipe::create());
    while (!done()) {
        HOWDAH_ASSIGN(const base::Ready ready, base::waitFor(link.fd(), base::Ready::Read, deadline, stop, wake));
        static_cast<void>(ready);
        if (!link.read() && !done())
            return Error(ErrorCode::ConnectionLost, Text(HOWDAH_TEXT("pool", "The process ended while it was asked")));
    }
    return {};
}

void sortByPid(std::vector<FeedProcess>& processes)
{
    std::sort(processes.begin(), processes.end(),
              [](const FeedProcess& a, const FeedProcess& b) { return a.pid < b.pid; });
}

} // namespace

Survey survey(const Deadline& deadline, const base::StopToken& stop)
{
    Survey found;
    // All are asked before any is waited for: one that does not answer must not take the time of the others.
    std::vector<std::pair<std::string, Link>> links;
    for (const std::string& path : detail::feedSockets()) {
        Link link(path);
        if (link.open())
            links.emplace_back(path, std::move(link));
    }
    for (auto& [path, link] : links) {
        const auto answered = readUntil(
            link, deadline, stop, [&link = link] { return link.process().has_value() || link.problem().has_value(); });
        if (link.process())
            found.processes.push_back(*link.process());
        else if (link.problem())
            found.problems.push_back(*link.problem());
        else if (answered.error().code() == ErrorCode::Timeout)
            found.problems.push_back(silent(path));
        else if (answered.error().code() != ErrorCode::ConnectionLost)
            found.problems.push_back(answered.error());
    }
    sortByPid(found.processes);
    return found;
}

base::Status command(std::int64_t pid, const FeedCommand& command, const Deadline& deadline,
                     const base::StopToken& stop)
{
    const Error missing(ErrorCode::NotFound,
                        Text(HOWDAH_TEXT("pool", "Process %1 has no such connection any more"), {std::to_string(pid)}));
    for (const std::string& path : detail::feedSockets()) {
        if (detail::processOf(nameOf(path)) != pid)
            continue;
        Link link(path);
        if (!link.open())
            continue;
        // Short enough for any socket's buffer.
        HOWDAH_ASSIGN(const Socket::Transfer sent, link.socket().write(writeCommand(command)));
        static_cast<void>(sent);
        std::optional<bool> reply;
        HOWDAH_TRY(readUntil(link, deadline, stop, [&] { return (reply = link.takeReply()).has_value(); }));
        if (*reply)
            return {};
    }
    return missing;
}

struct Watch::State {
    Listener listener;
    std::unique_ptr<base::Poller> poller;
    std::mutex mutex;
    bool ending = false;
    std::thread thread;
    // The thread's own:
    std::map<std::string, std::unique_ptr<Link>> links;
    std::map<std::uint64_t, std::string> paths; ///< by tag
    std::uint64_t lastTag = 0;

    void lookAround()
    {
        for (const std::string& path : detail::feedSockets()) {
            if (links.contains(path))
                continue;
            auto link = std::make_unique<Link>(path);
            if (!link->open() || !poller->watch(link->fd(), base::Ready::Read, ++lastTag))
                continue;
            paths[lastTag] = path;
            links[path] = std::move(link);
        }
    }

    void hear(const base::Poller::Event& event)
    {
        const auto path = paths.find(event.tag);
        if (path == paths.end())
            return;
        const auto link = links.find(path->second);
        if (link == links.end() || link->second->read())
            return;
        poller->forget(link->second->fd());
        links.erase(link);
        paths.erase(path);
    }

    [[nodiscard]] std::shared_ptr<const Survey> report() const
    {
        auto survey = std::make_shared<Survey>();
        const MonotonicTime now = base::Clock::system()->now();
        for (const auto& [path, link] : links) {
            if (link->problem())
                survey->problems.push_back(*link->problem());
            else if (now - link->heardAt() > patience)
                survey->problems.push_back(silent(path));
            else if (link->process())
                survey->processes.push_back(*link->process());
        }
        sortByPid(survey->processes);
        return survey;
    }

    void run()
    {
        lookAround();
        // The first answers come at once: nobody has to wait a round for them.
        MonotonicTime next = base::Clock::system()->now() + base::Milliseconds(100);
        for (;;) {
            const auto events = poller->wait(Deadline(next));
            {
                const std::lock_guard lock(mutex);
                if (ending)
                    return;
            }
            if (events) {
                for (const base::Poller::Event& event : *events)
                    hear(event);
            }
            const MonotonicTime now = base::Clock::system()->now();
            if (now < next)
                continue;
            listener(report());
            lookAround();
            next = now + round;
        }
    }
};

Watch::Watch(Listener listener)
    : m_state(std::make_unique<State>())
{
    m_state->listener = std::move(listener);
    auto poller = base::Poller::create();
    if (!poller) {
        auto survey = std::make_shared<Survey>();
        survey->problems.push_back(poller.error());
        m_state->listener(std::move(survey));
        return;
    }
    m_state->poller = std::move(*poller);
    m_state->thread = std::thread(&State::run, m_state.get());
}

Watch::~Watch()
{
    if (!m_state->thread.joinable())
        return;
    {
        const std::lock_guard lock(m_state->mutex);
        m_state->ending = true;
    }
    m_state->poller->wake();
    m_state->thread.join();
}

} // namespace howdah::pool::feed
