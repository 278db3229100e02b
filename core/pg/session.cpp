// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pg/session.h"

#include "core/pg/serverfailure.h"

#include <array>
#include <optional>
#include <system_error>
#include <thread>

namespace howdah::pg {

using base::Error;
using base::ErrorCode;
using base::Text;

Connection::Canceller::State::~State()
{
    PQfreeCancel(handle);
}

base::Result<bool> Connection::Canceller::State::request(const std::shared_ptr<State>& self)
{
    const std::lock_guard lock(mutex);
    if (!statementRuns || handle == nullptr)
        return false;
    askedForThisStatement = true;
    // One request reaches the statement as well as two.
    if (underWay > 0)
        return true;
    try {
        std::thread([self] {
            std::array<char, 256> message{};
            // Only reads what was fixed when the handle was made; must not run under the lock.
            const bool sent = PQcancel(self->handle, message.data(), static_cast<int>(message.size())) == 1;
            const std::lock_guard done(self->mutex);
            --self->underWay;
            ++self->finished;
            self->lastFailure = sent ? std::string() : std::string(message.data());
            self->changed.notify_all();
        }).detach();
    } catch (const std::system_error& failure) {
        return base::systemError(Text(HOWDAH_TEXT("pg", "Cannot start a thread to cancel a statement")),
                                 failure.code().value());
    }
    ++underWay;
    return true;
}

base::Status Connection::Canceller::State::waitUntilQuiet(const base::Deadline& deadline, const base::StopToken& stop)
{
    std::unique_lock lock(mutex);
    if (underWay == 0)
        return {};
    const auto wakeUp = [this] {
        const std::lock_guard inner(mutex);
        changed.notify_all();
    };
    std::optional<base::StopCallback<decltype(wakeUp)>> callback;
    lock.unlock();
    callback.emplace(stop, wakeUp);
    lock.lock();
    const auto quiet = [&] { return underWay == 0 || stop.stop_requested(); };
    if (const auto at = deadline.at())
        changed.wait_until(lock, *at, quiet);
    else
        changed.wait(lock, quiet);
    const bool done = underWay == 0;
    lock.unlock();
    callback.reset();
    if (done)
        return {};
    if (stop.stop_requested())
        return Error(ErrorCode::Cancelled, Text(HOWDAH_TEXT("pg", "The statement was not started: it was cancelled")));
    return Error(ErrorCode::Timeout,
                 Text(HOWDAH_TEXT("pg", "The statement was not started: a cancel request to the server is still under "
                                        "way")));
}

void Connection::State::receiveNotices()
{
    PQsetNoticeReceiver(
        conn.get(),
        [](void* state, const PGresult* result) {
            auto& kept = static_cast<State*>(state)->notices;
            if (kept.size() == noticeLimit)
                kept.pop_front();
            kept.push_back(messageOf(result));
        },
        this);
}

bool Connection::State::consumeInput()
{
    const bool alive = PQconsumeInput(conn.get()) == 1;
    if (!alive || PQsslInUse(conn.get()) == 0)
        return alive;
    return PQconsumeInput(conn.get()) == 1;
}

void Connection::State::collectNotifications()
{
    while (PGnotify* const one = PQnotifies(conn.get())) {
        notifications.push_back({one->relname, one->extra, base::BackendPid{one->be_pid}});
        PQfreemem(one);
    }
}

base::Error Connection::State::lost()
{
    broken = true;
    base::ServerMessage message = loginMessage(conn ? PQerrorMessage(conn.get()) : "");
    return {ErrorCode::ConnectionLost, Text(HOWDAH_TEXT("pg", "The connection to the server was lost")),
            Text::verbatim(message.message), Text(HOWDAH_TEXT("pg", "connect again"))};
}

} // namespace howdah::pg
