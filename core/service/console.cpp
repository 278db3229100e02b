// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/console.h"

#include "core/base/childprocess.h"
#include "core/base/durablefile.h"
#include "core/demo/demo.h"
#include "core/server/privatecluster.h"
#include "core/service/application.h"
#include "core/service/bouncersession.h"
#include "core/service/connectiontest.h"
#include "core/service/demojob.h"
#include "core/service/executor.h"
#include "core/service/indexworks.h"
#include "core/service/poolwatch.h"
#include "core/service/postbox.h"
#include "core/service/replicas.h"
#include "core/service/serversession.h"
#include "core/service/settings.h"
#include "core/service/threadjob.h"
#include "core/service/translate.h"
#include "core/store/journal.h"
#include "core/store/profiles.h"
#include "core/store/store.h"

#include <QPointer>
#include <QSysInfo>
#include <algorithm>
#include <utility>

using howdah::base::ErrorCode;
using howdah::base::Text;

namespace howdah::service {

struct Console::State {
    QString dataDirectory;
    QString demoDirectory;
    std::unique_ptr<store::Store> store;
    std::unique_ptr<Settings> settings;
    std::shared_ptr<Executor> executor = std::make_shared<Executor>();
    std::vector<Profile> profiles;
    std::vector<Job*> jobs;
    quint64 lastJob = 0;
    QPointer<Job> demoJob;
    ServerSession* session = nullptr;
    QString environment, sessionProfile;
    std::vector<pg::ConnectParams> replicas; ///< of the session
    std::unique_ptr<PoolWatch> poolWatch;
    std::unique_ptr<BouncerSession> bouncer;
    std::unique_ptr<IndexWorks> indexWorks;
};

base::Result<std::unique_ptr<Console>> Console::create(const Options& options)
{
    auto state = std::make_unique<State>();
    state->dataDirectory = options.dataDirectory.isEmpty() ? defaultDataDirectory() : options.dataDirectory;
    state->demoDirectory = service::demoDirectory(options.dataDirectory);
    HOWDAH_ASSIGN(state->store, store::Store::open(state->dataDirectory));
    HOWDAH_ASSIGN(state->settings, Settings::load(state->dataDirectory));
    HOWDAH_ASSIGN(const std::vector<store::Profile> kept,
                  state->store->read<std::vector<store::Profile>>(store::allProfiles).result());
    for (const store::Profile& profile : kept)
        state->profiles.push_back({profile.name, profile.uri, profile.environment, profile.replicas});
    if (!options.profile.isEmpty()) {
        const bool known = std::ranges::any_of(
            state->profiles, [&options](const Profile& profile) { return profile.name == options.profile; });
        if (!known)
            return base::Error(ErrorCode::NotFound, Text(HOWDAH_TEXT("console", "There is no profile \"%1\""),
                                                         {options.profile.toStdString()}));
        state->settings->useProfile(options.profile);
    }
    std::unique_ptr<Console> console(new Console(std::move(state)));
    console->tidyUp();
    return console;
}

Console::Console(std::unique_ptr<State> state)
    : m_state(std::move(state))
{}

Console::~Console()
{
    m_state->session = nullptr;
    m_state->poolWatch.reset();
    m_state->bouncer.reset();
    qDeleteAll(findChildren<ServerSession*>(Qt::FindDirectChildrenOnly));
    // They write their end into the store.
    for (Job* job : std::exchange(m_state->jobs, {}))
        delete job;
    m_state->indexWorks.reset();
    m_state->executor.reset();
}

void Console::tidyUp()
{
    const auto marked = m_state->store->write<int>([](QSqlDatabase& database) {
        return store::markAbandonedJobs(
            database, QSysInfo::machineHostName(),
            [](const store::JobOwner& owner) {
                return base::processIsAlive(owner.pid,
                                            owner.startTicks ? std::optional(owner.startTicks) : std::nullopt);
            },
            base::Clock::system()->wallNow());
    });
    onFinished(marked, this, [this](const base::Result<int>& count) {
        if (!count)
            emit noticed(oneLine(count.error()));
        else if (*count > 0)
            emit noticed(translated(
                Text::counted(HOWDAH_TEXT_N("console", "%n job(s) of an earlier run had not come to an end"), *count)));
    });
    const auto swept =
        m_state->executor->run<int>([](const base::StopToken&) { return server::sweepAbandonedClusters(); });
    onFinished(swept, this, [this](const base::Result<int>& count) {
        if (!count)
            emit noticed(oneLine(count.error()));
        else if (*count > 0)
            emit noticed(translated(Text::counted(
                HOWDAH_TEXT_N("console", "%n private cluster(s) of an earlier run were stopped"), *count)));
    });
}

QString Console::dataDirectory() const
{
    return m_state->dataDirectory;
}

Settings& Console::settings() const
{
    return *m_state->settings;
}

store::Store& Console::store() const
{
    return *m_state->store;
}

std::vector<Profile> Console::profiles() const
{
    return m_state->profiles;
}

base::Status Console::saveProfile(const Profile& profile)
{
    if (profile.name.trimmed().isEmpty())
        return base::Error(ErrorCode::Usage, Text(HOWDAH_TEXT("console", "The profile was not saved")),
                           Text(HOWDAH_TEXT("console", "It has no name")));
    HOWDAH_ASSIGN(const pg::ConnectParams params, pg::ConnectParams::parse(profile.uri.toStdString()));
    HOWDAH_ASSIGN(const std::vector<pg::ConnectParams> replicas, readReplicas(profile.replicas));
    const Profile kept{profile.name.trimmed(), QString::fromStdString(params.toUri()), profile.environment,
                       replicaLines(replicas)};
    std::vector<Profile>& all = m_state->profiles;
    std::erase_if(all, [&kept](const Profile& other) { return other.name == kept.name; });
    all.insert(std::ranges::upper_bound(all, kept.name, {}, &Profile::name), kept);
    writeInBackground([kept](QSqlDatabase& database) {
        return store::putProfile(database, {kept.name, kept.uri, kept.environment, kept.replicas});
    });
    emit profilesChanged();
    return {};
}

base::Status Console::removeProfile(const QString& name)
{
    if (std::erase_if(m_state->profiles, [&name](const Profile& profile) { return profile.name == name; }) == 0)
        return base::Error(ErrorCode::NotFound,
                           Text(HOWDAH_TEXT("console", "There is no profile \"%1\""), {name.toStdString()}));
    writeInBackground([name](QSqlDatabase& database) { return store::dropProfile(database, name); });
    emit profilesChanged();
    return {};
}

void Console::writeInBackground(std::function<base::Status(QSqlDatabase&)> work)
{
    onFinished(m_state->store->write<void>(std::move(work)), this, [this](const base::Status& written) {
        if (!written)
            emit noticed(oneLine(written.error()));
    });
}

Job* Console::startJob(const base::Text& title, Job::Work work)
{
    ThreadJob::Options options;
    options.id = ++m_state->lastJob;
    options.title = title;
    options.journal = m_state->store.get();
    auto* job = new ThreadJob(std::move(options), std::move(work), this);
    m_state->jobs.push_back(job);
    emit jobStarted(job);
    return job;
}

std::vector<Job*> Console::jobs() const
{
    return m_state->jobs;
}

void Console::dismissJob(Job* job)
{
    if (job->state() == JobState::Running || job->state() == JobState::Cancelling)
        return;
    if (std::erase(m_state->jobs, job) == 0)
        return;
    emit jobDismissed(job);
    job->deleteLater();
}

ServerSession* Console::openSession(const pg::ConnectParams& params, const QString& environment,
                                    std::vector<pg::ConnectParams> replicas, const QString& profile)
{
    ServerSession* old =
        std::exchange(m_state->session, new ServerSession(params, *m_state->settings, this, m_state->executor));
    m_state->environment = environment;
    m_state->replicas = std::move(replicas);
    m_state->sessionProfile = profile;
    connect(m_state->session, &ServerSession::noticed, this, &Console::noticed);
    poolWatch(); // its series begin with the session's
    emit sessionChanged();
    if (old)
        old->deleteLater();
    return m_state->session;
}

void Console::closeSession()
{
    ServerSession* old = std::exchange(m_state->session, nullptr);
    if (!old)
        return;
    m_state->environment.clear();
    m_state->replicas.clear();
    m_state->sessionProfile.clear();
    emit sessionChanged();
    old->deleteLater();
}

ServerSession* Console::session() const
{
    return m_state->session;
}

QString Console::sessionEnvironment() const
{
    return m_state->environment;
}

std::vector<pg::ConnectParams> Console::sessionReplicas() const
{
    return m_state->replicas;
}

base::Status Console::setSessionReplicas(std::vector<pg::ConnectParams> replicas)
{
    if (m_state->session == nullptr)
        return base::Error(ErrorCode::Usage, Text(HOWDAH_TEXT("console", "The replicas were not kept")),
                           Text(HOWDAH_TEXT("console", "There is no connection that they belong to")));
    m_state->replicas = withSecretsOf(std::move(replicas), m_state->replicas);
    emit sessionReplicasChanged();
    const auto profile = std::ranges::find(m_state->profiles, m_state->sessionProfile, &Profile::name);
    if (m_state->sessionProfile.isEmpty() || profile == m_state->profiles.end())
        return {};
    Profile changed = *profile;
    changed.replicas = replicaLines(m_state->replicas);
    return saveProfile(changed);
}

PoolWatch& Console::poolWatch()
{
    if (m_state->poolWatch == nullptr)
        m_state->poolWatch = std::make_unique<PoolWatch>(m_state->executor);
    return *m_state->poolWatch;
}

IndexWorks& Console::indexWorks()
{
    if (m_state->indexWorks == nullptr)
        m_state->indexWorks = std::make_unique<IndexWorks>(*this, m_state->executor);
    return *m_state->indexWorks;
}

std::shared_ptr<Executor> Console::executor() const
{
    return m_state->executor;
}

BouncerSession* Console::bouncer() const
{
    return m_state->bouncer.get();
}

base::Status Console::watchBouncer(const QString& pasted)
{
    std::unique_ptr<BouncerSession> fresh;
    QString kept;
    if (!pasted.trimmed().isEmpty()) {
        HOWDAH_ASSIGN(const pg::ConnectParams params, pg::ConnectParams::parse(pasted.trimmed().toStdString()));
        kept = QString::fromStdString(params.toUri());
        fresh = std::make_unique<BouncerSession>(params);
    }
    HOWDAH_TRY(m_state->settings->set(Key::PgBouncerUri, kept));
    std::swap(m_state->bouncer, fresh);
    emit bouncerChanged();
    // Ending a watch that is connecting takes a moment that the screen does not have.
    if (fresh != nullptr)
        m_state->executor->post([gone = std::shared_ptr<BouncerSession>(std::move(fresh))] {});
    return {};
}

Task<pool::SizingResult> Console::sizeFor(const pool::Workload& workload, const pool::Constraints& constraints)
{
    return m_state->executor->run<pool::SizingResult>(
        [workload, constraints](const base::StopToken&) -> base::Result<pool::SizingResult> {
            return pool::recommend(workload, constraints);
        });
}

Task<QString> Console::testConnection(const pg::ConnectParams& params, QObject* guard, TestListener onStep)
{
    return m_state->executor->run<QString>([params, box = Postbox::of(guard),
                                            onStep = std::make_shared<const TestListener>(std::move(onStep))](
                                               const base::StopToken& stop) {
        return service::testConnection(
            params,
            [&box, &onStep](const std::vector<TestStep>& steps) { box->post([onStep, steps] { (*onStep)(steps); }); },
            base::Deadline::after(base::Seconds(20)), stop);
    });
}

Job* Console::startDemo(double scale)
{
    if (m_state->demoJob &&
        (m_state->demoJob->state() == JobState::Running || m_state->demoJob->state() == JobState::Cancelling))
        return m_state->demoJob;
    demo::DemoOptions options;
    options.directory = m_state->demoDirectory.toStdString();
    options.scale = scale;
    for (const QString& directory : m_state->settings->list(Key::ServerBinDirectories))
        options.binDirectories.push_back(directory.toStdString());
    auto params = std::make_shared<pg::ConnectParams>();
    Job* job = startJob(Text(HOWDAH_TEXT("console", "Start the demo")),
                        [options, params](JobContext& context) { return startDemoIn(context, options, *params); });
    m_state->demoJob = job;
    connect(job, &Job::finished, this, [this, job, params] {
        if (job->state() == JobState::Succeeded)
            openSession(*params, QStringLiteral("demo"));
    });
    return job;
}

QString Console::demoDirectory() const
{
    return m_state->demoDirectory;
}

Task<std::vector<plan::PlanPtr>> Console::readPlanFile(const QString& path)
{
    using Plans = std::vector<plan::PlanPtr>;
    return m_state->executor->run<Plans>([file = path.toStdString()](const base::StopToken&) -> base::Result<Plans> {
        constexpr std::size_t mostBytes = 256U << 20U;
        HOWDAH_ASSIGN(const std::string text, base::readFile(file, mostBytes));
        return plan::parsePlans(text);
    });
}

} // namespace howdah::service
