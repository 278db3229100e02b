// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/pg/connection.h"
#include "core/plan/plan.h"
#include "core/pool/sizing.h"
#include "core/service/job.h"
#include "core/service/task.h"

#include <QObject>
#include <QString>
#include <functional>
#include <memory>
#include <vector>

class QSqlDatabase;

namespace howdah::store {
class Store;
}

namespace howdah::service {

class BouncerSession;
class Executor;
class IndexWorks;
class PoolWatch;
class ServerSession;
class Settings;

/// A remembered place to connect to. Passwords are not in it.
struct Profile {
    QString name;
    QString uri;           ///< without secrets
    QString environment;   ///< "production", "staging", "development", "demo" or empty
    QString replicas = {}; ///< of that server: one a line, as readReplicas() reads them; kept without secrets
    bool operator==(const Profile&) const = default;
};

/// The result of one step of a connection test.
struct TestStep {
    QString name;
    enum class State { Running, Ok, Failed, Warning } state = State::Running;
    QString detail; ///< what was found, or why it failed and what to do
    qint64 elapsedMs = 0;
};
/// Called on the thread of the guard that was given with it.
using TestListener = std::function<void(const std::vector<TestStep>&)>;

/// The composition root: store, settings, jobs, sessions. Made by the two programs and by tests; nobody reaches it
/// through a global.
class Console : public QObject {
    Q_OBJECT
public:
    struct Options {
        QString dataDirectory; ///< empty: the platform's
        QString profile;
    };
    /// Opens store and settings, marks jobs whose process died, sweeps clusters that were left behind (in the
    /// background). Blocks for as long as two small files take; before there is a window. Errors as Store::open.
    static base::Result<std::unique_ptr<Console>> create(const Options& options);
    /// Closes the session, ends running jobs by force and waits for them.
    ~Console() override;

    [[nodiscard]] QString dataDirectory() const;
    [[nodiscard]] Settings& settings() const;
    [[nodiscard]] store::Store& store() const;

    [[nodiscard]] std::vector<Profile> profiles() const;
    /// Adds it or replaces the one of this name; Usage when the name is empty, InvalidInput when the URI or a replica
    /// is not understood. A password in them is left out. A failure of the store itself arrives as noticed().
    base::Status saveProfile(const Profile& profile);
    base::Status removeProfile(const QString& name);

    /// Starts `work` as a job of its own thread. Owned by the console; kept in jobs() until dismissed.
    Job* startJob(const base::Text& title, Job::Work work);
    [[nodiscard]] std::vector<Job*> jobs() const;
    /// Forgets a job that has ended; a running one stays.
    void dismissJob(Job* job);

    /// Opens a session; the current one, if any, is closed first: sessionChanged() tells, and the old object lives
    /// until the event loop has its turn. Never waits: the session connects by itself.
    /// `replicas`: other servers with the same data; `profile`: the remembered server that it is, if it is one.
    ServerSession* openSession(const pg::ConnectParams& params, const QString& environment = {},
                               std::vector<pg::ConnectParams> replicas = {}, const QString& profile = {});
    void closeSession();
    [[nodiscard]] ServerSession* session() const;
    [[nodiscard]] QString sessionEnvironment() const;
    /// As they were given: see completedReplica(). Empty without a session.
    [[nodiscard]] std::vector<pg::ConnectParams> sessionReplicas() const;
    /// For the session, and without secrets for the profile that it came from. A secret that was given before to a
    /// replica of the same address holds. Usage without a session.
    base::Status setSessionReplicas(std::vector<pg::ConnectParams> replicas);

    /// The pools of the other processes of this account; begins to watch them at the first call.
    PoolWatch& poolWatch();
    /// The PgBouncer that is watched; null when none is.
    [[nodiscard]] BouncerSession* bouncer() const;
    /// Watches the PgBouncer that `pasted` leads to (anything that ConnectParams::parse() reads) instead of the current
    /// one, and remembers it without its password. Empty: none any more. InvalidInput when it is not understood.
    base::Status watchBouncer(const QString& pasted);
    /// The index changes started here; made at the first call.
    IndexWorks& indexWorks();
    /// Runs short calls of parts that the console does not know.
    [[nodiscard]] std::shared_ptr<Executor> executor() const;
    /// What size a pool should be for `workload`, by simulation off this thread; about a second.
    Task<pool::SizingResult> sizeFor(const pool::Workload& workload, const pool::Constraints& constraints);

    /// Connects once, step by step, for the dialog's Test button. `onStep` is called on `guard`'s thread with all steps
    /// so far; call it there too. The result is a line about the server.
    Task<QString> testConnection(const pg::ConnectParams& params, QObject* guard, TestListener onStep);
    /// Starts the demo as a job and opens a session on it when it is ready. While such a job runs, it is returned.
    Job* startDemo(double scale = 1.0);
    [[nodiscard]] QString demoDirectory() const;
    /// Reads and parses a file of EXPLAIN output, off this thread; at least one plan. Needs no server.
    Task<std::vector<plan::PlanPtr>> readPlanFile(const QString& path);

signals:
    void sessionChanged();
    void sessionReplicasChanged();
    void jobStarted(howdah::service::Job* job);
    void jobDismissed(howdah::service::Job* job);
    void profilesChanged();
    void bouncerChanged();
    /// Something that happened in the background and is worth a line in the messages.
    void noticed(const QString& line);

private:
    struct State;
    explicit Console(std::unique_ptr<State> state);
    void tidyUp();
    void writeInBackground(std::function<base::Status(QSqlDatabase&)> work);
    std::unique_ptr<State> m_state;
};

} // namespace howdah::service
