// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/indexbuild.h"

#include "core/base/pause.h"
#include "core/base/quoting.h"
#include "core/base/units.h"
#include "core/pg/serverfailure.h"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

using howdah::base::ErrorCode;
using howdah::base::Text;

namespace howdah::service {
namespace {

/// For the short statements around the one that takes long.
pg::QueryOptions brief(const base::StopToken& stop = {})
{
    return {base::Deadline::after(base::Seconds(10)), stop};
}

/// The server's phase as a person reads it (PostgreSQL manual, "CREATE INDEX Phases").
Text phaseText(std::string_view phase)
{
    struct Named {
        std::string_view phase;
        base::TextSource text;
    };
    static constexpr std::array named{
        Named{"initializing", HOWDAH_TEXT("indexbuild", "Begin")},
        Named{"waiting for writers before build",
              HOWDAH_TEXT("indexbuild", "Wait for transactions that write to the table")},
        Named{"building index: scanning table", HOWDAH_TEXT("indexbuild", "Read the table")},
        Named{"building index: sorting live tuples", HOWDAH_TEXT("indexbuild", "Sort the rows")},
        Named{"building index: sorting dead tuples", HOWDAH_TEXT("indexbuild", "Sort the dead rows")},
        Named{"building index: loading tuples in tree", HOWDAH_TEXT("indexbuild", "Write the index")},
        Named{"building index", HOWDAH_TEXT("indexbuild", "Build the index")},
        Named{"waiting for writers before validation",
              HOWDAH_TEXT("indexbuild", "Wait for transactions that wrote during the build")},
        Named{"index validation: scanning index", HOWDAH_TEXT("indexbuild", "Check the index: read it")},
        Named{"index validation: sorting tuples", HOWDAH_TEXT("indexbuild", "Check the index: sort")},
        Named{"index validation: scanning table", HOWDAH_TEXT("indexbuild", "Check the index: read the table again")},
        Named{"waiting for old snapshots", HOWDAH_TEXT("indexbuild", "Wait for transactions that see an older state")},
        Named{"waiting for readers before marking dead",
              HOWDAH_TEXT("indexbuild", "Wait for transactions that read by the old index")},
        Named{"waiting for readers before dropping",
              HOWDAH_TEXT("indexbuild", "Wait for transactions that still use the old index")},
    };
    for (const Named& one : named) {
        if (one.phase == phase)
            return Text(one.text);
    }
    return Text::verbatim(std::string(phase));
}

/// Whether a failure came from the rows while the index was built, and so after it had been entered in the catalogue:
/// data, constraint, resources, limits, a function that raised (PostgreSQL manual, Appendix A, by class).
bool cameFromTheRows(const std::string& sqlState)
{
    static constexpr std::array<std::string_view, 7> classes = {"22", "23", "38", "39", "53", "54", "P0"};
    return std::ranges::any_of(classes, [&](std::string_view one) { return sqlState.starts_with(one); });
}

/// An index that a failure left behind.
struct Remnant {
    std::uint32_t oid = 0;
    std::string schema, name;
};

} // namespace

struct IndexBuild::State {
    State(pg::ConnectParams given, IndexChange wanted)
        : params(std::move(given))
        , change(std::move(wanted))
    {
        params.set("application_name", "Howdah index build");
    }

    pg::ConnectParams params;
    const IndexChange change;
    mutable std::mutex mutex;
    IndexBuildState latest;
};

/// One run: the connections, the thread that waits for the statement, and what was seen of it.
class IndexBuild::Run {
public:
    Run(State& state, JobContext& context)
        : m_state(state)
        , m_change(state.change)
        , m_context(context)
    {}

    base::Status go()
    {
        m_context.beginStep(Text(HOWDAH_TEXT("indexbuild", "Look whether it can be done")));
        HOWDAH_ASSIGN(m_watch, connect(m_context.stop()));
        HOWDAH_ASSIGN(m_work, connect(m_context.stop()));
        HOWDAH_ASSIGN(m_outlook, lookAhead(*m_work, m_change, brief(m_context.stop())));
        if (m_outlook.refused)
            return *m_outlook.refused;
        HOWDAH_TRY(rememberBefore());
        HOWDAH_TRY(prepareSession());
        const auto began = base::Clock::system()->now();
        m_context.beginStep(m_change.title());
        const base::Status done = watched(m_change.sql(), m_context.stop());
        if (!done)
            return conclude(done.error());
        return report(base::Clock::system()->now() - began);
    }

private:
    base::Result<std::unique_ptr<pg::Connection>> connect(const base::StopToken& stop) const
    {
        pg::ConnectOptions options;
        options.deadline = base::Deadline::after(base::Seconds(15));
        options.stop = stop;
        return pg::Connection::connect(m_state.params, options);
    }

    /// Limits that the role or the connection brought along would end a long build midway.
    base::Status prepareSession()
    {
        HOWDAH_TRY(m_work->execute("set statement_timeout = 0", brief(m_context.stop())));
        const auto limit = m_change.kind == IndexChange::Kind::Drop
                               ? std::chrono::ceil<base::Milliseconds>(m_change.lockTimeout).count()
                               : 0;
        HOWDAH_TRY(m_work->execute("set lock_timeout = " + std::to_string(limit), brief(m_context.stop())));
        HOWDAH_ASSIGN(const pg::ResultSet self,
                      m_watch->query("select backend_start::text from pg_catalog.pg_stat_activity where pid = $1",
                                     {m_work->backendPid().value}, brief(m_context.stop())));
        m_workStarted = self.rowCount() > 0 ? std::string(self.text(0, 0)) : std::string();
        return {};
    }

    /// The invalid indexes of the table that were there already: they are someone else's.
    base::Status rememberBefore()
    {
        HOWDAH_ASSIGN(const pg::ResultSet rows,
                      m_work->query("select x.indexrelid, i.relname, x.indisvalid from pg_catalog.pg_index x"
                                    " join pg_catalog.pg_class i on i.oid = x.indexrelid where x.indrelid = $1::oid",
                                    {static_cast<std::int64_t>(m_outlook.table)}, brief(m_context.stop())));
        HOWDAH_ASSIGN(const pg::ResultSet next,
                      m_work->query("select (pg_catalog.pg_snapshot_xmax(pg_catalog.pg_current_snapshot())::text"
                                    "::numeric % 4294967296)::int8",
                                    {}, brief(m_context.stop())));
        m_firstXid = next.value<std::int64_t>(0, 0).value_or(0);
        for (int row = 0; row < rows.rowCount(); ++row) {
            const std::uint32_t oid = rows.value<std::uint32_t>(row, 0).value_or(0);
            m_before.push_back(oid);
            if (rows.text(row, 1) == m_change.index && m_change.kind != IndexChange::Kind::Create)
                m_target = oid;
        }
        return {};
    }

    /// Runs one statement on the working connection and shows what it does until it has ended. `stop` cancels it;
    /// force, when that is another one, ends its session.
    base::Status watched(const std::string& sql, const base::StopToken& stop)
    {
        std::mutex mutex;
        std::condition_variable ended;
        std::optional<base::Status> result;
        std::thread runner([&] {
            base::Status status = m_work->execute(sql, {base::Deadline::never(), stop});
            const std::scoped_lock lock(mutex);
            result = std::move(status);
            ended.notify_one();
        });
        // Closely at first: what fails at once has to be seen to be known again.
        base::Milliseconds pause(10);
        bool forced = false;
        std::unique_lock lock(mutex);
        while (!ended.wait_for(lock, pause, [&] { return result.has_value(); })) {
            pause = std::min(pause * 2, base::Milliseconds(500));
            lock.unlock();
            look();
            if (m_context.force().stop_requested() && !std::exchange(forced, true))
                endWorkSession();
            lock.lock();
        }
        lock.unlock();
        runner.join();
        update([](IndexBuildState& state) {
            state.phase.clear();
            state.waits.clear();
        });
        return *result;
    }

    template <class F> void update(const F& change)
    {
        const std::scoped_lock lock(m_state.mutex);
        change(m_state.latest);
    }

    /// One look over the second connection. Never fails the build: what cannot be seen is said once.
    void look()
    {
        if (!watching())
            return;
        auto rows = m_watch->query(
            "select p.phase, p.blocks_done, p.blocks_total, p.tuples_done, p.tuples_total, p.lockers_done, "
            "p.lockers_total, nullif(p.index_relid, 0), pg_catalog.current_setting('block_size')::int8"
            " from pg_catalog.pg_stat_progress_create_index p where p.pid = $1",
            {m_work->backendPid().value}, brief());
        auto waits = rows ? blockersOf(*m_watch, m_work->backendPid(), brief())
                          : base::Result<std::vector<LockHolder>>(rows.error());
        if (!waits) {
            if (!std::exchange(m_saidBlind, true))
                m_context.note(Text(HOWDAH_TEXT("indexbuild", "It goes on, but its progress cannot be seen: %1"),
                                    {waits.error().why().english()}));
            return;
        }
        show(*rows, std::move(*waits));
    }

    /// Whether there is a connection to look over; one that was lost is made anew now and then.
    bool watching()
    {
        if (m_watch && !m_watch->broken())
            return true;
        if (!m_nextWatch.isNever() && !m_nextWatch.passed())
            return false;
        auto fresh = connect(m_context.force());
        m_nextWatch = base::Deadline::after(base::Seconds(3));
        if (!fresh)
            return false;
        m_watch = std::move(*fresh);
        return true;
    }

    void show(const pg::ResultSet& rows, std::vector<LockHolder> waits)
    {
        IndexBuildState seen;
        if (rows.rowCount() > 0) {
            seen.phase = rows.text(0, 0);
            seen.blocksDone = rows.value<std::int64_t>(0, 1).value_or(0);
            seen.blocksTotal = rows.value<std::int64_t>(0, 2).value_or(0);
            seen.rowsDone = rows.value<std::int64_t>(0, 3).value_or(0);
            seen.rowsTotal = rows.value<std::int64_t>(0, 4).value_or(0);
            seen.waitsDone = rows.value<int>(0, 5).value_or(0);
            seen.waitsTotal = rows.value<int>(0, 6).value_or(0);
            if (const auto oid = rows.value<std::uint32_t>(0, 7))
                m_made = oid;
        }
        if (m_change.kind == IndexChange::Kind::Reindex && !seen.phase.empty() && (!m_made || m_made == m_target))
            findCopy();
        const bool anotherPhase = !seen.phase.empty() && seen.phase != m_phase;
        if (anotherPhase) {
            m_phase = seen.phase;
            m_context.beginStep(phaseText(m_phase));
        }
        if (seen.blocksTotal > 0 && seen.rowsTotal == 0) {
            const std::int64_t blockSize = rows.value<std::int64_t>(0, 8).value_or(8192);
            m_context.progress(seen.blocksDone * blockSize, seen.blocksTotal * blockSize, JobProgress::Unit::Bytes);
        } else if (seen.rowsTotal > 0) {
            m_context.progress(seen.rowsDone, seen.rowsTotal, JobProgress::Unit::Rows);
        }
        for (const LockHolder& holder : waits) {
            const bool known =
                std::ranges::any_of(m_waits, [&holder](const LockHolder& other) { return other.sameAs(holder); });
            if (!known)
                m_context.note(waitsFor(holder));
        }
        m_waits = waits;
        seen.waits = std::move(waits);
        update([&seen, this](IndexBuildState& state) {
            seen.left = state.left;
            seen.index = m_made;
            state = std::move(seen);
        });
    }

    /// While a rebuild waits the server's progress names the old index. The build holds a lock that keeps all others
    /// from building on the table, so the invalid index that is new there is its own.
    void findCopy()
    {
        const auto rows = m_watch->query("select x.indexrelid from pg_catalog.pg_index x"
                                         " where x.indrelid = $1::oid and not x.indisvalid"
                                         " order by x.indexrelid desc",
                                         {static_cast<std::int64_t>(m_outlook.table)}, brief());
        for (int row = 0; rows && row < rows->rowCount(); ++row) {
            const std::uint32_t oid = rows->value<std::uint32_t>(row, 0).value_or(0);
            if (std::ranges::find(m_before, oid) == m_before.end())
                m_made = oid;
        }
    }

    /// Its number may be someone else's by now; the moment it began tells them apart.
    void endWorkSession()
    {
        if (!watching())
            return;
        const auto ended = m_watch->query("select pg_catalog.pg_terminate_backend(pid) from pg_catalog.pg_stat_activity"
                                          " where pid = $1 and backend_start::text = $2",
                                          {m_work->backendPid().value, m_workStarted}, brief());
        if (!ended)
            m_context.note(
                Text(HOWDAH_TEXT("indexbuild", "Its session could not be ended: %1"), {ended.error().why().english()}));
    }

    base::Status report(base::Nanoseconds took)
    {
        if (m_change.kind == IndexChange::Kind::Drop) {
            m_context.note(
                Text(HOWDAH_TEXT("indexbuild", "Dropped %1 in %2"), {m_change.index, base::human::duration(took)}));
            return {};
        }
        HOWDAH_ASSIGN(const pg::ResultSet rows,
                      m_work->query("select i.oid, x.indisvalid, pg_catalog.pg_relation_size(i.oid)"
                                    " from pg_catalog.pg_class i join pg_catalog.pg_index x on x.indexrelid = i.oid"
                                    " join pg_catalog.pg_namespace n on n.oid = i.relnamespace"
                                    " where x.indrelid = $1::oid and i.relname = $2",
                                    {static_cast<std::int64_t>(m_outlook.table), m_change.index}, brief()));
        if (rows.rowCount() == 0 || !rows.value<bool>(0, 1).value_or(false))
            return base::Error(ErrorCode::Server,
                               Text(HOWDAH_TEXT("indexbuild", "The server says that it built %1, but it is not valid"),
                                    {m_change.index}),
                               {}, Text(HOWDAH_TEXT("indexbuild", "look whether someone dropped it meanwhile")));
        const base::ByteCount bytes{rows.value<std::int64_t>(0, 2).value_or(0)};
        update([&rows, bytes](IndexBuildState& state) {
            state.index = rows.value<std::uint32_t>(0, 0);
            state.bytes = bytes;
        });
        m_context.note(Text(HOWDAH_TEXT("indexbuild", "Built %1 in %2: %3"),
                            {m_change.index, base::human::duration(took), base::human::bytes(bytes)}));
        analyze();
        return {};
    }

    /// The index is there and stays, whatever becomes of this.
    void analyze()
    {
        const std::string sql = m_change.afterwards();
        if (sql.empty())
            return;
        m_context.beginStep(Text(HOWDAH_TEXT("indexbuild", "Analyze the table: of the expression the planner knows "
                                                           "nothing yet")));
        if (const base::Status done = watched(sql, m_context.stop()); !done)
            m_context.note(Text(HOWDAH_TEXT("indexbuild", "The index is built, but the table was not analyzed: %1. Run "
                                                          "%2"),
                                {done.error().english(), sql}));
    }

    // After a failure.

    base::Status conclude(const base::Error& failure)
    {
        // The clean-up outlives the cancel that brought us here; what ends it is the next one, or force.
        const base::StopToken stop = m_context.stop().stop_requested() ? m_context.force() : m_context.stop();
        m_context.beginStep(Text(HOWDAH_TEXT("indexbuild", "Look what is left")));
        const base::Status reachable = anotherSession(stop);
        if (!reachable)
            return unseen(failure);
        auto remnants = findRemnants(failure);
        if (!remnants)
            return unseen(failure);
        if (m_change.kind == IndexChange::Kind::Drop)
            return failed(failure, remnants->empty() ? Text() : halfDropped(remnants->front()));
        for (const Remnant& remnant : *remnants) {
            update([&remnant](IndexBuildState& state) {
                state.left = base::quoteQualified({remnant.schema, remnant.name});
            });
            m_context.beginStep(Text(HOWDAH_TEXT("indexbuild", "Remove what is left: %1"), {remnant.name}));
            const base::Status dropped = removeRemnant(remnant, stop);
            if (!dropped)
                return failed(failure, notRemoved(remnant, dropped.error()));
            update([](IndexBuildState& state) { state.left.clear(); });
            m_context.note(Text(HOWDAH_TEXT("indexbuild", "Removed what was left: the invalid index %1"),
                                {base::quoteQualified({remnant.schema, remnant.name})}));
        }
        return failed(failure, {});
    }

    /// A working connection again. The session of one that was lost may still be building: it is ended first.
    base::Status anotherSession(const base::StopToken& stop)
    {
        if (!m_work->broken())
            return m_work->execute("set lock_timeout = 0", brief());
        m_nextWatch = {};
        if (!m_watch || m_watch->broken()) {
            HOWDAH_ASSIGN(m_watch, connect(stop));
        }
        const base::Deadline patience = base::Deadline::after(base::Seconds(10));
        for (base::Milliseconds pause(10);; pause = std::min(pause * 2, base::Milliseconds(200))) {
            endWorkSession();
            HOWDAH_ASSIGN(const pg::ResultSet rows,
                          m_watch->query("select 1 from pg_catalog.pg_stat_activity"
                                         " where pid = $1 and backend_start::text = $2",
                                         {m_work->backendPid().value, m_workStarted}, brief()));
            if (rows.rowCount() == 0)
                break;
            if (patience.passed() || base::pauseFor(pause, stop))
                return base::Error(ErrorCode::Timeout, Text(HOWDAH_TEXT("indexbuild", "Its session has not ended")));
        }
        HOWDAH_ASSIGN(m_work, connect(stop));
        HOWDAH_TRY(m_work->execute("set statement_timeout = 0", brief()));
        return m_work->execute("set lock_timeout = 0", brief());
    }

    /// What this run left behind, each known by its oid to be ours: the one seen in the server's progress; the one a
    /// unique violation names; one of our name, entered since we began, when the rows made the build fail; or, of a
    /// rebuild, the old one under its new name. Not those that were there before, nor one that another session builds.
    base::Result<std::vector<Remnant>> findRemnants(const base::Error& failure)
    {
        HOWDAH_ASSIGN(const pg::ResultSet rows,
                      m_work->query("select i.oid, n.nspname, i.relname,"
                                    " (i.xmin::text::int8 - $2::int8 + 4294967296) % 4294967296 < 2147483648"
                                    " from pg_catalog.pg_index x"
                                    " join pg_catalog.pg_class i on i.oid = x.indexrelid"
                                    " join pg_catalog.pg_namespace n on n.oid = i.relnamespace"
                                    " where x.indrelid = $1::oid and not x.indisvalid"
                                    "   and not exists (select from pg_catalog.pg_stat_progress_create_index p"
                                    "                    where p.index_relid = i.oid)",
                                    {static_cast<std::int64_t>(m_outlook.table), m_firstXid}, brief()));
        std::vector<Remnant> remnants;
        for (int row = 0; row < rows.rowCount(); ++row) {
            Remnant one{rows.value<std::uint32_t>(row, 0).value_or(0), std::string(rows.text(row, 1)),
                        std::string(rows.text(row, 2))};
            const bool before = std::ranges::find(m_before, one.oid) != m_before.end();
            const bool target = m_target == one.oid;
            switch (m_change.kind) {
            case IndexChange::Kind::Drop:
                if (target)
                    remnants.push_back(std::move(one));
                break;
            case IndexChange::Kind::Reindex:
                // Once the two have changed places the old one is the invalid one, as "..._ccold".
                if (target ? one.name != m_change.index : !before && m_made == one.oid)
                    remnants.push_back(std::move(one));
                else if (!before && one.name.starts_with(m_change.index + "_ccnew"))
                    m_doubtful = std::move(one);
                break;
            case IndexChange::Kind::Create: {
                if (before || one.name != m_change.index)
                    break;
                const base::ServerMessage* message = failure.serverMessage();
                const bool named = message != nullptr && message->constraint == one.name;
                const bool since = rows.value<bool>(row, 3).value_or(false);
                if (m_made == one.oid || named || (since && !m_made && cameFromTheRows(failure.sqlState())))
                    remnants.push_back(std::move(one));
                else
                    m_doubtful = std::move(one);
                break;
            }
            }
        }
        return remnants;
    }

    base::Status removeRemnant(const Remnant& remnant, const base::StopToken& stop)
    {
        HOWDAH_ASSIGN(const pg::ResultSet still,
                      m_work->query("select 1 from pg_catalog.pg_index x where x.indexrelid = $1::oid"
                                    " and x.indexrelid = pg_catalog.to_regclass($2) and not x.indisvalid",
                                    {static_cast<std::int64_t>(remnant.oid),
                                     base::quoteQualified({remnant.schema, remnant.name})},
                                    brief()));
        if (still.rowCount() == 0)
            return {}; // someone else was quicker
        return watched(IndexChange::dropSql(remnant.schema, remnant.name), stop);
    }

    static Text notRemoved(const Remnant& remnant, const base::Error& why)
    {
        return Text(HOWDAH_TEXT("indexbuild",
                                "an invalid index is left, which costs writes and serves no query (%1): remove it "
                                "with %2"),
                    {why.serverMessage() ? why.why().english() : why.what().english(),
                     IndexChange::dropSql(remnant.schema, remnant.name)});
    }
    static Text halfDropped(const Remnant& remnant)
    {
        return Text(
            HOWDAH_TEXT("indexbuild", "it serves no query any more but still costs writes: drop it again with %1"),
            {IndexChange::dropSql(remnant.schema, remnant.name)});
    }

    /// The server cannot be asked what is left.
    base::Status unseen(const base::Error& failure)
    {
        update([this](IndexBuildState& state) {
            state.left = base::quoteQualified({m_outlook.schema, m_change.index});
        });
        return failed(failure,
                      Text(HOWDAH_TEXT("indexbuild", "what is left could not be looked at: when the server answers "
                                                     "again, look for an invalid index %1 and drop it"),
                           {base::quoteQualified({m_outlook.schema, m_change.index})}));
    }

    /// The one line: what was not done and what is left of it, why, and what to do.
    base::Status failed(const base::Error& failure, Text left)
    {
        using Kind = IndexChange::Kind;
        if (left.empty() && m_doubtful)
            left = Text(HOWDAH_TEXT("indexbuild", "an invalid index of this name is there now, perhaps someone "
                                                  "else's: look at it, and drop it with %1"),
                        {IndexChange::dropSql(m_doubtful->schema, m_doubtful->name)});
        const std::string name = base::quoteQualified({m_outlook.schema, m_change.index});
        base::TextSource what = HOWDAH_TEXT("indexbuild", "The index %1 was not dropped");
        if (m_change.kind == Kind::Create)
            what = left.empty() ? HOWDAH_TEXT("indexbuild", "The index %1 was not built, and nothing is left of it")
                                : HOWDAH_TEXT("indexbuild", "The index %1 was not built");
        else if (m_change.kind == Kind::Reindex)
            what = left.empty()
                       ? HOWDAH_TEXT("indexbuild", "The index %1 was not rebuilt, and nothing is left of the attempt")
                       : HOWDAH_TEXT("indexbuild", "The index %1 was not rebuilt");
        else if (!left.empty())
            what = HOWDAH_TEXT("indexbuild", "The index %1 was dropped only halfway");

        ErrorCode code = failure.code();
        if (m_context.stop().stop_requested() || failure.sqlState() == "57014")
            code = ErrorCode::Cancelled;
        if (failure.sqlState() == "53100")
            code = ErrorCode::DiskFull;
        if (failure.sqlState() == "55P03")
            code = ErrorCode::Timeout;
        Text remedy = left.empty() ? remedyFor(failure) : std::move(left);
        if (code == ErrorCode::Cancelled)
            return base::Error(code, Text(what, {name}), Text(HOWDAH_TEXT("indexbuild", "it was cancelled")),
                               std::move(remedy));
        if (!failure.serverMessage())
            return base::Error(code, Text(what, {name}), failure.why().empty() ? failure.what() : failure.why(),
                               std::move(remedy));
        base::ServerMessage message = *failure.serverMessage();
        if (!message.detail.empty())
            message.message += ": " + message.detail;
        return base::Error::fromServer(code, Text(what, {name}), std::move(message), std::move(remedy));
    }

    [[nodiscard]] Text remedyFor(const base::Error& failure) const
    {
        const std::string& state = failure.sqlState();
        if (state == "23505")
            return Text(HOWDAH_TEXT("indexbuild", "make the rows differ first, or build an index that is not unique"));
        if (state == "53100")
            return Text(HOWDAH_TEXT("indexbuild", "make room on the server's disk, then build it again"));
        if (state == "55P03")
            return m_waits.empty() ? Text(HOWDAH_TEXT("indexbuild", "try again when nobody uses the table for long"))
                                   : waitedFor(m_waits.front());
        if (failure.code() == ErrorCode::Cancelled || m_context.stop().stop_requested() || state == "57014")
            return {};
        const Text known = pg::remedyFor(state);
        return known.empty() ? failure.remedy() : known;
    }

    State& m_state;
    const IndexChange& m_change;
    JobContext& m_context;
    std::unique_ptr<pg::Connection> m_work, m_watch;
    std::string m_workStarted; ///< as the server words it: with the number it names the session
    base::Deadline m_nextWatch;
    bool m_saidBlind = false;
    IndexOutlook m_outlook;
    std::vector<std::uint32_t> m_before;
    std::int64_t m_firstXid = 0;         ///< the first transaction number not given out when the run began
    std::uint32_t m_target = 0;          ///< the index to drop or rebuild
    std::optional<std::uint32_t> m_made; ///< as the server's progress named it
    std::optional<Remnant> m_doubtful;   ///< of our name, but not known to be ours
    std::string m_phase;
    std::vector<LockHolder> m_waits;
};

IndexBuild::IndexBuild(pg::ConnectParams params, IndexChange change)
    : m_state(std::make_unique<State>(std::move(params), std::move(change)))
{}

IndexBuild::~IndexBuild() = default;

const IndexChange& IndexBuild::change() const
{
    return m_state->change;
}

IndexBuildState IndexBuild::state() const
{
    const std::scoped_lock lock(m_state->mutex);
    return m_state->latest;
}

base::Status IndexBuild::run(JobContext& context)
{
    return Run(*m_state, context).go();
}

Job::Work workOf(std::shared_ptr<IndexBuild> build)
{
    return [build = std::move(build)](JobContext& context) { return build->run(context); };
}

} // namespace howdah::service
