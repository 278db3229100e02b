// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pool/feedpublisher.h"

#include "core/base/childprocess.h"
#include "core/base/files.h"
#include "core/base/socket.h"
#include "core/pool/feedfolder.h"
#include "core/pool/poolfeed.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <deque>
#include <list>
#include <mutex>
#include <thread>

namespace howdah::pool::detail {

using base::MonotonicTime;
using base::Seconds;

namespace {

constexpr std::size_t mostReaders = 16;
constexpr std::size_t longestCommand = 4096;
constexpr std::size_t rememberedSeconds = 3600;
constexpr std::size_t recentSeconds = 10;
constexpr base::Nanoseconds period = Seconds(1);
/// A reader that has taken nothing for so long is let go.
constexpr base::Nanoseconds patience = Seconds(10);

constexpr std::uint64_t listenerTag = 0;

/// A pool and what is remembered of it.
struct Shown {
    std::shared_ptr<PoolCore> core;
    std::uint64_t id = 0;
    std::uint64_t lastRequests = 0;
    std::deque<std::uint32_t> arrivals;
};

struct Reader {
    std::uint64_t tag = 0;
    base::Socket socket;
    std::string outgoing;
    std::string incoming;
    bool greeted = false; ///< has had the hour of arrivals
    MonotonicTime lastProgress{};
};

FeedPool reportOf(const Shown& shown, bool wholeHour)
{
    FeedPool pool;
    const PoolOptions& options = shown.core->options();
    pool.id = shown.id;
    pool.server = options.params.displayName();
    pool.applicationName = options.params.get("application_name").value_or(options.applicationName);
    pool.checkoutTimeout = options.checkoutTimeout;
    pool.recycle = options.recycle;
    pool.leakThreshold = shown.core->leakThreshold();
    pool.stats = shown.core->stats();
    pool.leases = shown.core->leases();
    const std::size_t count = std::min(shown.arrivals.size(), wholeHour ? rememberedSeconds : recentSeconds);
    pool.arrivals.assign(shown.arrivals.end() - static_cast<std::ptrdiff_t>(count), shown.arrivals.end());
    return pool;
}

/// The socket and the thread that serves it. Made with the first pool, ended with the last.
class Publisher {
public:
    static base::Result<std::unique_ptr<Publisher>> open()
    {
        const auto folders = feed::folders();
        if (folders.empty())
            return base::Error(base::ErrorCode::NotFound, base::Text(HOWDAH_TEXT("pool", "The pool feed is off")));
        HOWDAH_TRY(prepareFeedFolder(folders.front()));
        HOWDAH_ASSIGN(auto poller, base::Poller::create());
        const std::string path = folders.front() + "/" + std::to_string(base::ownPid()) + "-" + base::randomWord(6);
        // Under its own name only when it answers: readers remove what does not.
        HOWDAH_ASSIGN(base::Socket socket, base::Socket::listenAt(path));
        std::unique_ptr<Publisher> publisher(
            new Publisher(std::move(poller), std::move(socket), path + std::string(socketSuffix)));
        if (std::rename(path.c_str(), publisher->m_path.c_str()) != 0)
            return base::systemError(base::Text(HOWDAH_TEXT("pool", "The pool feed cannot be opened")), errno);
        HOWDAH_TRY(publisher->m_poller->watch(publisher->m_listener.fd(), base::Ready::Read, listenerTag));
        try {
            publisher->m_thread = std::thread(&Publisher::serve, publisher.get());
        } catch (const std::system_error& failure) {
            return base::systemError(base::Text(HOWDAH_TEXT("pool", "The pool feed cannot be opened")),
                                     failure.code().value());
        }
        return publisher;
    }

    ~Publisher()
    {
        if (m_thread.joinable()) {
            {
                const std::lock_guard lock(m_mutex);
                m_ending = true;
            }
            m_poller->wake();
            m_thread.join();
        }
        std::remove(m_path.c_str());
    }
    Publisher(const Publisher&) = delete;
    Publisher& operator=(const Publisher&) = delete;

    void add(const std::shared_ptr<PoolCore>& core)
    {
        const std::lock_guard lock(m_mutex);
        Shown shown;
        shown.core = core;
        shown.id = ++m_lastId;
        m_pools.push_back(std::move(shown));
    }
    /// True when it was the last.
    bool remove(const PoolCore& core)
    {
        const std::lock_guard lock(m_mutex);
        m_pools.remove_if([&core](const Shown& shown) { return shown.core.get() == &core; });
        return m_pools.empty();
    }

private:
    Publisher(std::unique_ptr<base::Poller> poller, base::Socket listener, std::string path)
        : m_poller(std::move(poller))
        , m_listener(std::move(listener))
        , m_path(std::move(path))
    {}

    void serve()
    {
        MonotonicTime next = base::Clock::system()->now() + period;
        for (;;) {
            const auto events = m_poller->wait(base::Deadline(next));
            const std::lock_guard lock(m_mutex);
            if (m_ending)
                return;
            const MonotonicTime now = base::Clock::system()->now();
            if (events) {
                for (const base::Poller::Event& event : *events)
                    happened(event, now);
            }
            if (now < next)
                continue;
            next = std::max(next + period, now);
            for (Shown& shown : m_pools)
                remember(shown);
            tellAll(now);
        }
    }

    static void remember(Shown& shown)
    {
        const std::uint64_t requests = shown.core->requests();
        shown.arrivals.push_back(static_cast<std::uint32_t>(requests - shown.lastRequests));
        shown.lastRequests = requests;
        if (shown.arrivals.size() > rememberedSeconds)
            shown.arrivals.pop_front();
    }

    void happened(const base::Poller::Event& event, MonotonicTime now)
    {
        if (event.tag == listenerTag) {
            welcome(now);
            return;
        }
        const auto reader = std::find_if(m_readers.begin(), m_readers.end(),
                                         [&event](const Reader& one) { return one.tag == event.tag; });
        if (reader == m_readers.end())
            return;
        const bool there = (!base::has(event.ready, base::Ready::Read) || listen(*reader)) && flush(*reader, now);
        if (!there || event.ready == base::Ready::Hangup)
            dismiss(reader);
    }

    void welcome(MonotonicTime now)
    {
        for (;;) {
            auto accepted = m_listener.accept();
            if (!accepted || !*accepted)
                return;
            if (m_readers.size() >= mostReaders)
                continue; // the destructor hangs up
            Reader reader;
            reader.tag = ++m_lastTag;
            reader.socket = std::move(**accepted);
            reader.lastProgress = now;
            if (!m_poller->watch(reader.socket.fd(), base::Ready::Read, reader.tag))
                continue;
            m_readers.push_back(std::move(reader));
            tell(m_readers.back());
            if (!flush(m_readers.back(), now))
                dismiss(std::prev(m_readers.end()));
        }
    }

    void tell(Reader& reader)
    {
        FeedProcess process;
        process.pid = base::ownPid();
        process.program = m_program;
        process.at = base::Clock::system()->wallNow();
        for (const Shown& shown : m_pools)
            process.pools.push_back(reportOf(shown, !reader.greeted));
        reader.greeted = true;
        reader.outgoing += writeFeed(process);
    }

    void tellAll(MonotonicTime now)
    {
        for (auto reader = m_readers.begin(); reader != m_readers.end();) {
            // Who has not taken the last document yet gets no other: nothing is heaped up for the slow.
            if (reader->outgoing.empty())
                tell(*reader);
            const bool there = flush(*reader, now) && now - reader->lastProgress < patience;
            reader = there ? std::next(reader) : dismiss(reader);
        }
    }

    /// False when the reader is gone or talks nonsense.
    bool listen(Reader& reader)
    {
        const auto got = reader.socket.read(reader.incoming, longestCommand);
        if (!got || got->outcome == base::Socket::Outcome::End)
            return false;
        for (std::size_t end = 0; (end = reader.incoming.find('\n')) != std::string::npos;) {
            const auto command = readCommand(std::string_view(reader.incoming).substr(0, end));
            reader.incoming.erase(0, end + 1);
            reader.outgoing += command && obey(*command) ? "{\"done\":true}\n" : "{\"done\":false}\n";
        }
        return reader.incoming.size() < longestCommand;
    }

    bool obey(const FeedCommand& command)
    {
        const auto shown = std::find_if(m_pools.begin(), m_pools.end(),
                                        [&command](const Shown& one) { return one.id == command.pool; });
        if (shown == m_pools.end())
            return false;
        if (command.kind == FeedCommand::Kind::RecycleLease)
            return shown->core->recycleLease(command.lease);
        shown->core->recycleAll();
        return true;
    }

    bool flush(Reader& reader, MonotonicTime now)
    {
        while (!reader.outgoing.empty()) {
            const auto sent = reader.socket.write(reader.outgoing);
            if (!sent)
                return false;
            if (sent->outcome == base::Socket::Outcome::WouldBlock)
                break;
            reader.outgoing.erase(0, sent->bytes);
            reader.lastProgress = now;
        }
        if (reader.outgoing.empty())
            reader.lastProgress = now;
        // Who does not take the answers gets no more commands obeyed: nothing is heaped up for a talker either.
        return m_poller
            ->watch(reader.socket.fd(), reader.outgoing.empty() ? base::Ready::Read : base::Ready::Write, reader.tag)
            .has_value();
    }

    std::list<Reader>::iterator dismiss(std::list<Reader>::iterator reader)
    {
        m_poller->forget(reader->socket.fd());
        return m_readers.erase(reader);
    }

    const std::unique_ptr<base::Poller> m_poller;
    base::Socket m_listener;
    const std::string m_path;
    const std::string m_program = base::programName();
    std::thread m_thread;
    std::mutex m_mutex;
    // Guarded; the readers are the thread's alone.
    std::list<Shown> m_pools;
    std::uint64_t m_lastId = 0;
    bool m_ending = false;
    std::list<Reader> m_readers;
    std::uint64_t m_lastTag = listenerTag;
};

/// One per process: whoever makes a pool need not know of the others. Never destroyed, like what a fork leaves behind.
struct Process {
    std::mutex mutex;
    int fork = 0; ///< base::forkGeneration() of the publisher
    std::unique_ptr<Publisher> publisher;
    std::optional<base::Error> problem;
};

Process& process()
{
    static auto* const instance = new Process;
    return *instance;
}

} // namespace

void publish(const std::shared_ptr<PoolCore>& core)
{
    if (!core->options().publish || feed::folders().empty())
        return;
    Process& all = process();
    const std::lock_guard lock(all.mutex);
    if (all.fork != base::forkGeneration()) {
        // The parent's: its thread is not here, and its socket is not ours to remove.
        static_cast<void>(all.publisher.release());
        all.fork = base::forkGeneration();
    }
    if (all.publisher == nullptr) {
        auto opened = Publisher::open();
        if (!opened) {
            all.problem = opened.error();
            return;
        }
        all.publisher = std::move(*opened);
        all.problem.reset();
    }
    all.publisher->add(core);
}

void withdraw(const PoolCore& core)
{
    if (!core.options().publish)
        return;
    Process& all = process();
    const std::lock_guard lock(all.mutex);
    if (all.publisher != nullptr && all.fork == base::forkGeneration() && all.publisher->remove(core))
        all.publisher.reset();
}

} // namespace howdah::pool::detail

namespace howdah::pool {

std::optional<base::Error> feed::problem()
{
    detail::Process& all = detail::process();
    const std::lock_guard lock(all.mutex);
    return all.problem;
}

} // namespace howdah::pool
