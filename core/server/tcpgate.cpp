// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/tcpgate.h"

#include "core/base/poller.h"
#include "core/base/socket.h"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <list>
#include <mutex>
#include <string>
#include <thread>

namespace howdah::server {

using base::Deadline;
using base::MonotonicTime;
using base::Nanoseconds;
using base::Ready;
using base::Socket;

namespace {

/// How much is held for a slow reader before its writer has to wait, as a network's buffers do.
constexpr std::size_t mostHeld = 1U << 20U;
constexpr std::size_t mostRead = 65536;

struct Chunk {
    MonotonicTime due;
    std::string bytes;
    bool end = false; ///< no bytes: the sender has ended
};

/// One direction of a connection.
struct Flow {
    std::deque<Chunk> queue;
    std::size_t held = 0;
    bool senderEnded = false;
    bool endPassed = false;
    bool blocked = false;     ///< the receiver takes no more for now
    std::int64_t passed = 0;  ///< bytes since the fault was set
    MonotonicTime nextFree{}; ///< when the throttle lets more through
};

struct Passage {
    Socket client;
    Socket server;
    bool connecting = true;
    bool leaving = false; ///< ended by us; only the client's own end is waited for
    Flow up;
    Flow down;
    Ready clientWatched = Ready::None;
    Ready serverWatched = Ready::None;
};

enum class Fate { Goes, Ends, Resets, Gone };

class Gate final : public TcpGate {
public:
    Gate(Target target, Socket listener, int port, std::unique_ptr<base::Poller> poller)
        : m_target(std::move(target))
        , m_port(port)
        , m_listener(std::move(listener))
        , m_poller(std::move(poller))
        , m_thread([this] { run(); })
    {}
    Gate(const Gate&) = delete;
    Gate& operator=(const Gate&) = delete;
    ~Gate() override
    {
        post([this] { m_quit = true; });
        m_thread.join();
    }

    [[nodiscard]] int port() const override { return m_port; }
    void setFault(const GateFault& fault) override
    {
        post([this, fault] {
            m_fault = fault;
            for (Passage& passage : m_passages)
                passage.up.passed = passage.down.passed = 0;
        });
    }
    void dropAll(bool reset) override
    {
        post([this, reset] {
            for (Passage& passage : m_passages)
                end(passage, reset ? Fate::Resets : Fate::Ends);
            removeGone();
        });
    }
    [[nodiscard]] int openConnections() const override { return m_open; }
    [[nodiscard]] std::int64_t acceptedConnections() const override { return m_accepted; }

private:
    /// Runs `order` on the gate's thread and waits until it is done: what happens after the call meets the new state.
    void post(std::function<void()> order)
    {
        std::unique_lock lock(m_mutex);
        const std::uint64_t ticket = ++m_posted;
        m_orders.push_back(std::move(order));
        m_poller->wake();
        m_done.wait(lock, [&] { return m_obeyed >= ticket || m_ended; });
    }

    void obey()
    {
        const std::lock_guard lock(m_mutex);
        for (const auto& order : m_orders) {
            order();
            ++m_obeyed;
        }
        m_orders.clear();
        m_done.notify_all();
    }

    void run()
    {
        if (!m_poller->watch(m_listener.fd(), Ready::Read, 0))
            m_listener.close(); // then nobody gets in, which is all that a gate without a poller can do
        for (;;) {
            obey();
            if (m_quit)
                return;
            acceptAll();
            Deadline next;
            for (Passage& passage : m_passages) {
                end(passage, pump(passage, next));
                if (passage.client.isOpen())
                    watch(passage);
            }
            removeGone();
            if (!m_poller->wait(next))
                break;
        }
        // Without its poller a gate can only close everything; whoever gives an order must not wait for ever.
        m_passages.clear();
        m_open = 0;
        m_listener.close();
        const std::lock_guard lock(m_mutex);
        m_ended = true;
        m_done.notify_all();
    }

    void acceptAll()
    {
        while (m_listener.isOpen()) {
            auto client = m_listener.accept();
            if (!client || !*client)
                return;
            ++m_accepted;
            ++m_open;
            Passage& passage = m_passages.emplace_back();
            passage.client = std::move(**client);
            if (m_fault.refuse) {
                end(passage, Fate::Ends);
                continue;
            }
            const bool local = m_target.host.starts_with('/');
            auto server = Socket::connectTo(
                local ? m_target.host + "/.s.PGSQL." + std::to_string(m_target.port) : m_target.host, m_target.port);
            if (server)
                passage.server = std::move(*server);
            else
                end(passage, Fate::Ends);
        }
    }

    Fate pump(Passage& passage, Deadline& next)
    {
        if (!passage.client.isOpen())
            return Fate::Goes;
        if (passage.leaving) {
            // What the client still sends is read: closing over unread bytes would send a reset.
            std::string dropped;
            for (;;) {
                const auto got = passage.client.read(dropped, mostRead);
                if (!got || got->outcome == Socket::Outcome::End)
                    return Fate::Gone;
                if (got->outcome == Socket::Outcome::WouldBlock)
                    return Fate::Goes;
                dropped.clear();
            }
        }
        const MonotonicTime now = base::Clock::system()->now();
        if (passage.connecting && base::readyNow(passage.server.fd(), Ready::Write) != Ready::None) {
            passage.connecting = false;
            if (passage.server.connectFailure())
                return Fate::Ends;
        }
        for (const bool down : {false, true}) {
            Flow& flow = down ? passage.down : passage.up;
            const Socket& from = down ? passage.server : passage.client;
            const Socket& to = down ? passage.client : passage.server;
            if (down && passage.connecting)
                continue;
            if (const Fate fate = take(flow, from, now); fate != Fate::Goes)
                return fate;
            if (passage.connecting)
                continue;
            if (const Fate fate = give(flow, to, now, down, next); fate != Fate::Goes)
                return fate;
        }
        return passage.up.endPassed && passage.down.endPassed ? Fate::Gone : Fate::Goes;
    }

    Fate take(Flow& flow, const Socket& from, MonotonicTime now) const
    {
        while (!flow.senderEnded && flow.held < mostHeld) {
            Chunk chunk;
            chunk.due = now + m_fault.delay;
            auto got = from.read(chunk.bytes, mostRead);
            // Not even a reset leaves a black hole: it is an end that is passed on when the hole is closed.
            if (!got && m_fault.blackHole)
                got = Socket::Transfer{Socket::Outcome::End, 0};
            if (!got)
                return Fate::Resets;
            if (got->outcome == Socket::Outcome::WouldBlock)
                break;
            chunk.end = flow.senderEnded = got->outcome == Socket::Outcome::End;
            flow.held += chunk.bytes.size();
            flow.queue.push_back(std::move(chunk));
        }
        return Fate::Goes;
    }

    Fate give(Flow& flow, const Socket& to, MonotonicTime now, bool down, Deadline& next) const
    {
        flow.blocked = false;
        for (;;) {
            if (down && m_fault.cutAfterServerBytes && flow.passed >= *m_fault.cutAfterServerBytes)
                return m_fault.resetOnCut ? Fate::Resets : Fate::Ends;
            if (m_fault.blackHole || flow.queue.empty())
                return Fate::Goes;
            Chunk& chunk = flow.queue.front();
            // An end needs no room in the throttle, but it never overtakes what was sent before.
            const MonotonicTime due =
                chunk.end || !m_fault.bytesPerSecond ? chunk.due : std::max(chunk.due, flow.nextFree);
            if (due > now) {
                next = next.earlier(Deadline(due));
                return Fate::Goes;
            }
            if (chunk.end) {
                to.endWriting();
                flow.endPassed = true;
                flow.queue.pop_front();
                return Fate::Goes;
            }
            const auto written = to.write(std::string_view(chunk.bytes).substr(0, allowance(flow, down)));
            if (!written)
                return Fate::Resets;
            if (written->outcome == Socket::Outcome::WouldBlock) {
                flow.blocked = true;
                return Fate::Goes;
            }
            const auto bytes = static_cast<std::int64_t>(written->bytes);
            flow.passed += bytes;
            flow.held -= written->bytes;
            if (m_fault.bytesPerSecond)
                flow.nextFree = std::max(now, flow.nextFree) + Nanoseconds(bytes * 1'000'000'000 / rate());
            chunk.bytes.erase(0, written->bytes);
            if (chunk.bytes.empty())
                flow.queue.pop_front();
        }
    }

    [[nodiscard]] std::int64_t rate() const { return std::max<std::int64_t>(1, m_fault.bytesPerSecond.value_or(1)); }

    /// How many bytes may pass in one piece.
    [[nodiscard]] std::size_t allowance(const Flow& flow, bool down) const
    {
        std::int64_t most = mostRead;
        // Twentieths of a second: slow, but as a stream and not in bursts.
        if (m_fault.bytesPerSecond)
            most = std::min(most, std::max<std::int64_t>(1, rate() / 20));
        if (down && m_fault.cutAfterServerBytes)
            most = std::min(most, *m_fault.cutAfterServerBytes - flow.passed);
        return static_cast<std::size_t>(most);
    }

    void end(Passage& passage, Fate fate)
    {
        if (fate == Fate::Goes || !passage.client.isOpen())
            return;
        unwatch(passage.server, passage.serverWatched);
        if (!passage.leaving)
            --m_open;
        passage.leaving = true;
        if (fate == Fate::Resets && passage.server.isOpen())
            passage.server.closeWithReset();
        passage.server.close();
        if (fate == Fate::Ends) {
            passage.client.endWriting();
            watch(passage);
            return;
        }
        unwatch(passage.client, passage.clientWatched);
        if (fate == Fate::Resets)
            passage.client.closeWithReset();
        passage.client.close();
    }

    void removeGone()
    {
        m_passages.remove_if([](const Passage& passage) { return !passage.client.isOpen(); });
    }

    void unwatch(const Socket& socket, Ready& watched)
    {
        if (watched != Ready::None)
            m_poller->forget(socket.fd());
        watched = Ready::None;
    }

    /// Watched for nothing, a socket would still report hang-ups again and again, so it is forgotten then.
    void watchFor(const Socket& socket, Ready& watched, bool read, bool write)
    {
        const Ready wanted = (read ? Ready::Read : Ready::None) | (write ? Ready::Write : Ready::None);
        if (!socket.isOpen() || wanted == watched)
            return;
        if (wanted == Ready::None)
            m_poller->forget(socket.fd());
        else if (!m_poller->watch(socket.fd(), wanted, 0))
            return; // asked again after the next event
        watched = wanted;
    }

    void watch(Passage& passage)
    {
        const auto hungry = [](const Flow& flow) { return !flow.senderEnded && flow.held < mostHeld; };
        watchFor(passage.client, passage.clientWatched, passage.leaving || hungry(passage.up),
                 !passage.leaving && passage.down.blocked);
        watchFor(passage.server, passage.serverWatched, !passage.connecting && hungry(passage.down),
                 passage.connecting || passage.up.blocked);
    }

    const Target m_target;
    const int m_port;
    Socket m_listener;
    std::unique_ptr<base::Poller> m_poller;

    std::atomic<int> m_open{0};
    std::atomic<std::int64_t> m_accepted{0};

    std::mutex m_mutex; ///< guards the orders
    std::condition_variable m_done;
    std::vector<std::function<void()>> m_orders;
    std::uint64_t m_posted = 0;
    std::uint64_t m_obeyed = 0;
    bool m_ended = false;

    // The gate's thread alone.
    GateFault m_fault;
    std::list<Passage> m_passages;
    bool m_quit = false;

    std::thread m_thread; ///< last: it runs as soon as it is made
};

} // namespace

base::Result<std::unique_ptr<TcpGate>> TcpGate::open(Target target)
{
    HOWDAH_ASSIGN(Socket listener, Socket::listenOnLoopback());
    HOWDAH_ASSIGN(const int port, listener.localPort());
    HOWDAH_ASSIGN(auto poller, base::Poller::create());
    return std::unique_ptr<TcpGate>(
        std::make_unique<Gate>(std::move(target), std::move(listener), port, std::move(poller)));
}

} // namespace howdah::server
