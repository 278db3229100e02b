// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/childprocess.h"
#include "core/demo/demo.h"
#include "core/demo/workload.h"

#include <cmath>
#include <functional>
#include <thread>
#include <vector>

namespace howdah::demo {

namespace detail {

namespace {

/// What a restart of the server looks like from outside.
bool isOutage(const base::Error& error)
{
    switch (error.code()) {
    case base::ErrorCode::NotFound:
    case base::ErrorCode::Unreachable:
    case base::ErrorCode::ConnectionLost:
    case base::ErrorCode::Cancelled:
    case base::ErrorCode::Closed:
        return true;
    default:
        // Class 57P: the server is starting, going down, or someone ended the session
        // (PostgreSQL manual, "PostgreSQL Error Codes").
        return error.sqlState().starts_with("57P");
    }
}

} // namespace

LoadContext::LoadContext(DemoFolder folder, const LoadOptions& options, double scale)
    : m_folder(std::move(folder))
    , m_options(options)
    , m_sizes(Sizes::of(scale))
    , m_lastContact(base::Clock::system()->now())
{}

void LoadContext::end()
{
    m_end.request_stop();
    const std::lock_guard guard(m_mutex);
    m_wake.notify_all();
}

bool LoadContext::pause(base::Nanoseconds span)
{
    std::unique_lock guard(m_mutex);
    m_wake.wait_for(guard, span, [&] { return !going(); });
    return going();
}

bool LoadContext::rest(base::MonotonicTime began, base::Nanoseconds period, int share)
{
    const auto took = base::Clock::system()->now() - began;
    return pause(std::max<base::Nanoseconds>(period - took, took * (share - 1)));
}

base::Result<pg::ConnectParams> LoadContext::params(const Program& program) const
{
    HOWDAH_ASSIGN(auto params, demo::params(m_folder.directory()));
    params.set("user", program.role).set("application_name", program.application);
    return params;
}

std::unique_ptr<pg::Connection> LoadContext::connect(const Program& program)
{
    while (going()) {
        const auto where = params(program);
        if (where) {
            pg::ConnectOptions options;
            options.deadline = base::Deadline::after(base::Seconds(10));
            options.stop = stop();
            auto connection = pg::Connection::connect(*where, options);
            if (connection) {
                touched();
                return std::move(*connection);
            }
            tell(program, connection.error());
        } else {
            tell(program, where.error());
        }
        if (!pause(base::Seconds(1)))
            break;
    }
    return nullptr;
}

void LoadContext::touched()
{
    m_lastContact = base::Clock::system()->now();
}

bool LoadContext::serverIsGone() const
{
    const auto record = m_folder.record();
    if (record && (!*record || !(*record)->made))
        return true;
    return base::Clock::system()->now() - m_lastContact.load() > m_options.giveUpAfter;
}

void LoadContext::tell(const Program& program, const base::Error& error)
{
    if (!going() || isOutage(error) || !m_options.onTrouble)
        return;
    const auto now = base::Clock::system()->now();
    const std::string key = std::string(program.application) + ' ' + error.english();
    {
        const std::lock_guard guard(m_mutex);
        const auto [place, fresh] = m_told.try_emplace(key, now);
        if (!fresh && now - place->second < std::chrono::minutes(10))
            return;
        place->second = now;
    }
    m_options.onTrouble(
        error.withWhat(base::Text(HOWDAH_TEXT("demo", "%1: %2"), {program.application, error.what().english()})));
}

LoadSession::LoadSession(LoadContext& load, const Program& program)
    : m_load(load)
    , m_program(program)
{}

bool LoadSession::ready()
{
    if (!m_connection)
        m_connection = m_load.connect(m_program);
    return m_connection != nullptr;
}

bool LoadSession::keep(const base::Error& error)
{
    m_load.tell(m_program, error);
    if (m_connection->broken() || error.code() == base::ErrorCode::ConnectionLost)
        m_connection.reset();
    return false;
}

std::optional<pg::ResultSet> LoadSession::query(std::string_view sql, const pg::Params& params)
{
    if (!ready())
        return std::nullopt;
    auto result = m_connection->query(sql, params, {.deadline = {}, .stop = m_load.stop()});
    if (!result) {
        keep(result.error());
        return std::nullopt;
    }
    m_load.touched();
    return std::move(*result);
}

bool LoadSession::execute(std::string_view sql)
{
    if (!ready())
        return false;
    const auto done = m_connection->execute(sql, {.deadline = {}, .stop = m_load.stop()});
    if (!done)
        return keep(done.error());
    m_load.touched();
    return true;
}

bool LoadSession::holdStill(base::Nanoseconds span)
{
    const auto until = base::Deadline::after(span);
    while (!until.passed()) {
        if (!m_load.pause(std::min<base::Nanoseconds>(base::Seconds(1), until.left())))
            return false;
        if (!m_connection)
            return false;
        if (const auto alive = m_connection->peek(); !alive)
            return keep(alive.error());
        m_load.touched();
    }
    return true;
}

std::int64_t Dice::even(std::int64_t most)
{
    return std::uniform_int_distribution<std::int64_t>(1, most)(m_engine);
}

std::int64_t Dice::skewed(std::int64_t most)
{
    const double u = std::uniform_real_distribution<double>(0, 1)(m_engine);
    const auto rank = static_cast<std::int64_t>(u * u * u * static_cast<double>(most));
    return 1 + rank * 7919 % most;
}

bool StockQueue::waitForRound(LoadContext& load, int round)
{
    std::unique_lock guard(m_mutex);
    m_changed.wait(guard, [&] { return m_round >= round || !load.going(); });
    return load.going();
}

void StockQueue::announce()
{
    const std::lock_guard guard(m_mutex);
    ++m_round;
    m_changed.notify_all();
}

void StockQueue::wakeAll()
{
    const std::lock_guard guard(m_mutex);
    m_changed.notify_all();
}

} // namespace detail

base::Status runLoad(const std::string& directory, const LoadOptions& options)
{
    const detail::DemoFolder folder(directory);
    HOWDAH_ASSIGN(const auto record, folder.record());
    if (!record || !record->made)
        return base::Error(base::ErrorCode::NotFound,
                           base::Text(HOWDAH_TEXT("demo", "there is no demo in %1"), {folder.directory()}), {},
                           base::Text(HOWDAH_TEXT("demo", "howdahctl demo start makes one")));
    // Not tryAcquire: a status call holds the lock for the moment it looks.
    auto lock = base::FileLock::acquire(folder.loadLockFile(), base::Deadline::after(base::Seconds(2)), options.stop);
    if (!lock && lock.error().code() == base::ErrorCode::Timeout)
        return base::Error(
            base::ErrorCode::Refused,
            base::Text(HOWDAH_TEXT("demo", "the load of the demo in %1 runs already"), {folder.directory()}));
    if (!lock)
        return lock.error();
    const std::int64_t pid = base::ownPid();
    HOWDAH_TRY(folder.writeLoadRecord({pid, base::processStartTicks(pid)}));

    detail::LoadContext load(folder, options, record->scale);
    detail::StockQueue queue;
    const std::vector<std::function<void()>> programs{
        [&] { detail::runProductPages(load); },
        [&] { detail::runOrderLists(load); },
        [&] { detail::runTill(load); },
        [&] { detail::runReports(load); },
        [&] { detail::runBilling(load); },
        [&] { detail::runStockSync(load, queue); },
        [&] { detail::runReservations(load, queue); },
        [&] { detail::runReservations(load, queue); },
        [&] { detail::runInvoiceWorker(load); },
    };
    const auto endAll = [&] {
        load.end();
        queue.wakeAll();
    };
    const base::StopCallback onStop(options.stop, endAll);
    {
        std::vector<std::jthread> threads;
        threads.reserve(programs.size());
        for (const auto& program : programs)
            threads.emplace_back(program);
        while (load.pause(base::Seconds(1)))
            if (load.serverIsGone())
                endAll();
    }
    return {};
}

} // namespace howdah::demo
