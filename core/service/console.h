// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/pg/connection.h"
#include "core/service/job.h"
#include "core/service/task.h"

#include <QObject>
#include <QString>
#include <memory>
#include <vector>

namespace howdah::store {
class Store;
}

namespace howdah::service {

class ServerSession;
class Settings;

/// A remembered place to connect to. Passwords are not in it.
struct Profile {
    QString name;
    QString uri;         ///< without secrets
    QString environment; ///< "production", "staging", "development", "demo" or empty
    bool operator==(const Profile&) const = default;
};

/// The result of one step of a connection test.
struct TestStep {
    QString name;
    enum class State { Running, Ok, Failed, Warning } state = State::Running;
    QString detail;
    qint64 elapsedMs = 0;
};

/// The composition root: store, settings, jobs, sessions. Made by the two programs and by tests; nobody reaches it
/// through a global.
class Console : public QObject {
    Q_OBJECT
public:
    struct Options {
        QString dataDirectory; ///< empty: the platform's
        QString profile;
    };
    static base::Result<std::unique_ptr<Console>> create(const Options& options);
    ~Console() override;

    [[nodiscard]] QString dataDirectory() const;
    [[nodiscard]] Settings& settings() const;
    [[nodiscard]] store::Store& store() const;

    [[nodiscard]] std::vector<Profile> profiles() const;
    base::Status saveProfile(const Profile& profile);
    base::Status removeProfile(const QString& name);

    /// Starts `work` as a job of its own thread. Owned by the console; kept in jobs() until dismissed.
    Job* startJob(const base::Text& title, Job::Work work);
    [[nodiscard]] std::vector<Job*> jobs() const;

    /// Opens a session; the current one, if any, is closed first. Never waits: the session connects by itself.
    ServerSession* openSession(const pg::ConnectParams& params, const QString& environment = {});
    void closeSession();
    [[nodiscard]] ServerSession* session() const;
    [[nodiscard]] QString sessionEnvironment() const;

    /// Connects once, step by step, for the dialog's Test button. `onStep` is called on `guard`'s thread.
    Task<QString> testConnection(const pg::ConnectParams& params, QObject* guard,
                                 std::function<void(const std::vector<TestStep>&)> onStep);
    /// Starts the demo as a job and opens a session on it when it is ready.
    Job* startDemo(double scale = 1.0);
    [[nodiscard]] QString demoDirectory() const;

signals:
    void sessionChanged();
    void jobStarted(howdah::service::Job* job);
    void profilesChanged();

private:
    struct State;
    explicit Console(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace howdah::service
