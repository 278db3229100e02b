// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pg/connectattempt.h"

#include "core/base/namelookup.h"
#include "core/base/quoting.h"
#include "core/pg/serverfailure.h"
#include "core/pg/session.h"
#include "core/pg/startupoptions.h"
#include "core/pg/targets.h"
#include "core/pg/tlsdefaults.h"

#include <algorithm>

namespace howdah::pg {

using base::Deadline;
using base::Error;
using base::ErrorCode;
using base::Ready;
using base::Result;
using base::Text;

struct ConnectAttempt::State {
    State(ConnectParams connectParams, ConnectOptions connectOptions)
        : params(std::move(connectParams))
        , options(std::move(connectOptions))
    {}

    enum class Stage { Begin, Resolving, Polling, Setup, Over };

    ConnectParams params;
    ConnectOptions options;
    std::string displayName;
    std::map<std::string, std::string, std::less<>> effective;
    std::vector<HostEntry> hosts;
    std::vector<Role> passes; ///< what is asked of a server; two for prefer-standby
    Environment environment = processEnvironment();

    Stage stage = Stage::Begin;
    std::size_t pass = 0;
    std::size_t host = 0;
    std::size_t address = 0;
    std::vector<std::string> addresses; ///< of the host at hand
    std::optional<base::NameLookup> lookup;
    Deadline addressDeadline;
    bool withoutOptions = false;
    std::unique_ptr<Connection::State> session;
    Ready wanted = Ready::None;
    ConnStatusType phase = CONNECTION_STARTED;
    std::optional<ConnectStep> current;
    std::vector<std::pair<std::string, Error>> failures; ///< by address
    std::optional<Result<std::unique_ptr<Connection>>> outcome;

    [[nodiscard]] const base::Clock& clock() const { return *options.clock; }

    void begin();
    void beginHost();
    void beginAddress();
    void pollLookup();
    void poll();
    void beginSetup();
    void readSetup();
    void finish();

    void nextAddress();
    void nextHost();
    void failAddress(Error error);
    void over(Error error);
    void giveUp();
    [[nodiscard]] Error loginFailure();
    [[nodiscard]] Error combined() const;
    [[nodiscard]] std::string where() const;
    [[nodiscard]] Text cannotConnect() const;
    [[nodiscard]] std::vector<std::pair<std::string, std::string>> keywords() const;
    void report(ConnectStep::Kind kind, std::string subject);
    void reportDone();
    void reportPhase(ConnStatusType status);
};

// ------------------------------------------------------------------ what is told

std::string ConnectAttempt::State::where() const
{
    const HostEntry& entry = hosts[host];
    const std::string& target = address < addresses.size() ? addresses[address] : entry.name;
    if (entry.kind == HostEntry::Kind::Socket)
        return entry.name.empty() ? "local:" + entry.port : entry.name + ":" + entry.port;
    return (target.find(':') == std::string::npos ? target : "[" + target + "]") + ":" + entry.port;
}

Text ConnectAttempt::State::cannotConnect() const
{
    return Text(HOWDAH_TEXT("pg", "Cannot connect to %1"), {displayName});
}

void ConnectAttempt::State::report(ConnectStep::Kind kind, std::string subject)
{
    if (current && current->kind == kind && current->subject == subject)
        return;
    reportDone();
    current = ConnectStep{kind, std::move(subject), false};
    if (options.onStep)
        options.onStep(*current);
}

void ConnectAttempt::State::reportDone()
{
    if (!current)
        return;
    current->done = true;
    if (options.onStep)
        options.onStep(*current);
    current.reset();
}

void ConnectAttempt::State::reportPhase(ConnStatusType status)
{
    switch (status) {
    case CONNECTION_STARTED:
        report(ConnectStep::Kind::OpenSocket, where());
        break;
    case CONNECTION_MADE:
    case CONNECTION_SSL_STARTUP:
    case CONNECTION_GSS_STARTUP:
        report(ConnectStep::Kind::Negotiate, where());
        break;
    case CONNECTION_AWAITING_RESPONSE:
    case CONNECTION_AUTH_OK:
        report(ConnectStep::Kind::Authenticate, PQuser(session->conn.get()));
        break;
    default:
        break;
    }
}

// ------------------------------------------------------------------ going through hosts and addresses

void ConnectAttempt::State::begin()
{
    displayName = params.displayName();
    auto values = effectiveValues(params);
    if (!values)
        return over(values.error());
    effective = std::move(*values);
    auto entries = hostEntries(effective);
    if (!entries)
        return over(entries.error());
    hosts = std::move(*entries);
    auto roles = rolesFor(effective);
    if (!roles)
        return over(roles.error());
    passes = std::move(*roles);
    beginHost();
}

void ConnectAttempt::State::beginHost()
{
    const HostEntry& entry = hosts[host];
    address = 0;
    addresses.clear();
    addressDeadline = options.deadline.earlier(Deadline::after(options.perAddress, clock()));
    if (entry.kind != HostEntry::Kind::Name) {
        addresses.push_back(entry.address);
        return beginAddress();
    }
    report(ConnectStep::Kind::ResolveName, entry.name);
    auto started = base::NameLookup::start(entry.name, options.resolver);
    if (!started)
        return over(started.error());
    lookup.emplace(std::move(*started));
    stage = Stage::Resolving;
}

void ConnectAttempt::State::pollLookup()
{
    if (!lookup->done()) {
        if (addressDeadline.passed(clock())) {
            lookup.reset();
            failAddress({ErrorCode::Unreachable, cannotConnect(),
                         Text(HOWDAH_TEXT("pg", "the name %1 was not resolved in time"), {hosts[host].name}),
                         Text(HOWDAH_TEXT("pg", "check the name, and the resolver of this machine"))});
        }
        return;
    }
    auto found = lookup->addresses();
    lookup.reset();
    if (!found || found->empty()) {
        Text why(HOWDAH_TEXT("pg", "the name %1 cannot be resolved"), {hosts[host].name});
        current.reset();
        return failAddress({ErrorCode::Unreachable, cannotConnect(), std::move(why),
                            Text(HOWDAH_TEXT("pg", "check the name of the host"))});
    }
    reportDone();
    addresses = std::move(*found);
    beginAddress();
}

std::vector<std::pair<std::string, std::string>> ConnectAttempt::State::keywords() const
{
    const HostEntry& entry = hosts[host];
    std::map<std::string, std::string> words;
    for (const auto& [key, value] : params.values())
        words[key] = value;
    for (const auto& [key, value] : tlsDefaults(params, effective, entry.local(addresses[address]), environment))
        words[key] = value;
    if (!entry.name.empty())
        words["host"] = entry.name;
    else
        words.erase("host");
    if (entry.kind != HostEntry::Kind::Socket)
        words["hostaddr"] = addresses[address];
    else
        words.erase("hostaddr");
    words["port"] = entry.port;
    // Text is UTF-8 in all of the engine, whatever the environment says.
    words["client_encoding"] = "UTF8";
    // What a server is, we look at ourselves: one address at a time libpq would call the last one's mismatch a failure.
    words["target_session_attrs"] = "any";
    if (!words.contains("fallback_application_name"))
        words["fallback_application_name"] = "Howdah";
    if (withoutOptions) {
        // Left out they would come from the environment or the service again; as a keyword of its own an empty value is
        // the same as none, but not inside a connection string, which libpq takes in place of the database's name.
        words.erase("options");
        words["dbname"] = "dbname=" + base::quoteConninfoValue(effective.at("dbname")) + " options=''";
    }
    return {words.begin(), words.end()};
}

void ConnectAttempt::State::beginAddress()
{
    // An even share of what is left, so that a black-holed address leaves time for those after it.
    const std::size_t remaining = addresses.size() - address + (hosts.size() - host - 1);
    base::Nanoseconds share = options.perAddress;
    if (!options.deadline.isNever())
        share = std::min(share, options.deadline.left(clock()) / static_cast<std::int64_t>(remaining));
    if (const auto limit = connectTimeout(effective))
        share = std::min(share, *limit);
    addressDeadline = options.deadline.earlier(Deadline::after(share, clock()));

    auto wake = base::WakePipe::create();
    if (!wake)
        return over(wake.error());
    session = std::make_unique<Connection::State>(params, std::move(*wake));
    const auto words = keywords();
    std::vector<const char*> keys;
    std::vector<const char*> values;
    for (const auto& [key, value] : words) {
        keys.push_back(key.c_str());
        values.push_back(value.c_str());
    }
    if (!params.password().empty()) {
        keys.push_back("password");
        values.push_back(params.password().reveal().data());
    }
    if (!params.keyPassword().empty()) {
        keys.push_back("sslpassword");
        values.push_back(params.keyPassword().reveal().data());
    }
    keys.push_back(nullptr);
    values.push_back(nullptr);
    session->conn.reset(PQconnectStartParams(keys.data(), values.data(), withoutOptions ? 1 : 0));
    if (!session->conn)
        return over({ErrorCode::Internal, cannotConnect(), Text(HOWDAH_TEXT("pg", "there is not enough memory"))});
    session->receiveNotices();
    // The only way to see the SQLSTATE of a refused login.
    PQsetErrorVerbosity(session->conn.get(), PQERRORS_VERBOSE);
    stage = Stage::Polling;
    wanted = Ready::Write;
    phase = PQstatus(session->conn.get());
    if (phase == CONNECTION_BAD) {
        phase = CONNECTION_STARTED;
        report(ConnectStep::Kind::OpenSocket, where());
        return failAddress(loginFailure());
    }
    reportPhase(phase);
}

void ConnectAttempt::State::poll()
{
    PGconn* const conn = session->conn.get();
    // Asked before the socket is ready, libpq would take a connect under way for one that is done.
    if (base::readyNow(PQsocket(conn), wanted) == Ready::None) {
        if (addressDeadline.passed(clock()))
            failAddress({ErrorCode::Unreachable, cannotConnect(),
                         Text(HOWDAH_TEXT("pg", "%1 did not answer in time"), {where()}),
                         Text(HOWDAH_TEXT("pg", "check the host and the port, and whether a firewall is in between"))});
        return;
    }
    switch (PQconnectPoll(conn)) {
    case PGRES_POLLING_READING:
        wanted = Ready::Read;
        break;
    case PGRES_POLLING_WRITING:
        wanted = Ready::Write;
        break;
    case PGRES_POLLING_OK:
        reportDone();
        return beginSetup();
    default: {
        Error error = loginFailure();
        // PgBouncer: a login with startup options is tried once more without.
        if (!withoutOptions && effective.contains("options") && refusesStartupOptions(error)) {
            withoutOptions = true;
            current.reset();
            return beginAddress();
        }
        return failAddress(std::move(error));
    }
    }
    phase = PQstatus(conn);
    reportPhase(phase);
}

void ConnectAttempt::State::failAddress(Error error)
{
    session.reset();
    current.reset();
    const bool refused = error.code() == ErrorCode::LoginRefused;
    failures.emplace_back(where(), std::move(error));
    // As libpq does: a server that was reached and says no is the answer; the next host would say the same.
    if (refused)
        return giveUp();
    nextAddress();
}

void ConnectAttempt::State::nextAddress()
{
    ++address;
    if (address < addresses.size() && !options.deadline.passed(clock()))
        return beginAddress();
    nextHost();
}

void ConnectAttempt::State::nextHost()
{
    withoutOptions = false;
    ++host;
    if (host >= hosts.size() && pass + 1 < passes.size()) {
        host = 0;
        ++pass;
        failures.clear();
    }
    if (host >= hosts.size() || options.deadline.passed(clock()))
        return giveUp();
    beginHost();
}

// ------------------------------------------------------------------ after the login

void ConnectAttempt::State::beginSetup()
{
    PGconn* const conn = session->conn.get();
    PQsetErrorVerbosity(conn, PQERRORS_DEFAULT);
    if (PQsetnonblocking(conn, 1) != 0)
        return failAddress(session->lost());
    std::string sql;
    if (withoutOptions) {
        session->optionsRefused = true;
        const auto given = effective.find("options");
        auto statement = startupOptionsAsSql(given == effective.end() ? "" : given->second);
        if (!statement)
            return over(statement.error());
        sql = std::move(*statement);
    }
    const Role role = passes[pass];
    if (role != Role::Any) {
        report(ConnectStep::Kind::CheckServer, where());
        sql += roleQuery();
    }
    if (sql.empty())
        return finish();
    if (PQsendQuery(conn, sql.c_str()) != 1)
        return failAddress(session->lost());
    stage = Stage::Setup;
    wanted = Ready::ReadWrite;
}

void ConnectAttempt::State::readSetup()
{
    PGconn* const conn = session->conn.get();
    if (addressDeadline.passed(clock()))
        return failAddress({ErrorCode::Unreachable, cannotConnect(),
                            Text(HOWDAH_TEXT("pg", "%1 did not answer in time"), {where()}),
                            Text(HOWDAH_TEXT("pg", "look whether the server is overloaded"))});
    const int unsent = PQflush(conn);
    if (unsent < 0 || PQconsumeInput(conn) == 0)
        return failAddress(session->lost());
    wanted = unsent == 1 ? Ready::ReadWrite : Ready::Read;
    while (PQisBusy(conn) == 0) {
        PGresult* const raw = PQgetResult(conn);
        if (raw == nullptr)
            return finish();
        const ResultSet result(raw);
        if (const auto status = PQresultStatus(raw); status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) {
            if (PQstatus(conn) == CONNECTION_BAD)
                return failAddress(session->lost());
            auto message = messageOf(raw);
            Text remedy = remedyFor(message.sqlState);
            return failAddress(
                Error::fromServer(ErrorCode::LoginRefused, cannotConnect(), std::move(message), std::move(remedy)));
        }
        if (!isRoleAnswer(result) || matches(passes[pass], result))
            continue;
        session.reset();
        current.reset();
        failures.emplace_back(where(),
                              Error(ErrorCode::Unreachable, cannotConnect(), roleMismatch(passes[pass], where()),
                                    Text(HOWDAH_TEXT("pg", "name a server that fits target_session_attrs"))));
        // Another address of the same host is the same server.
        return nextHost();
    }
}

void ConnectAttempt::State::finish()
{
    reportDone();
    session->cancel->handle = PQgetCancel(session->conn.get());
    outcome.emplace(std::unique_ptr<Connection>(new Connection(std::move(session))));
    stage = Stage::Over;
}

// ------------------------------------------------------------------ failures

Error ConnectAttempt::State::loginFailure()
{
    PGconn* const conn = session->conn.get();
    base::ServerMessage message = loginMessage(PQerrorMessage(conn));
    if (!message.sqlState.empty()) {
        const bool refused = isLoginRefusal(message.sqlState);
        Text remedy = remedyFor(message.sqlState);
        return Error::fromServer(refused ? ErrorCode::LoginRefused : ErrorCode::Unreachable,
                                 refused ? Text(HOWDAH_TEXT("pg", "%1 refused the login"), {displayName})
                                         : cannotConnect(),
                                 std::move(message), std::move(remedy));
    }
    Text why = Text::verbatim(message.message);
    if (PQconnectionNeedsPassword(conn) == 1)
        return {ErrorCode::LoginRefused, Text(HOWDAH_TEXT("pg", "%1 refused the login"), {displayName}), std::move(why),
                Text(HOWDAH_TEXT("pg", "give a password, or write it to the password file"))};
    switch (phase) {
    case CONNECTION_SSL_STARTUP:
        return {ErrorCode::Unreachable, cannotConnect(), std::move(why),
                Text(HOWDAH_TEXT("pg", "check the server's certificate, or say with sslrootcert whom to trust and with "
                                       "sslmode how much"))};
    case CONNECTION_STARTED:
    case CONNECTION_NEEDED:
        if (hosts[host].kind == HostEntry::Kind::Socket)
            return {ErrorCode::Unreachable, cannotConnect(), std::move(why),
                    Text(HOWDAH_TEXT("pg", "check that the server runs, and the folder of its socket and the port"))};
        return {ErrorCode::Unreachable, cannotConnect(), std::move(why),
                Text(HOWDAH_TEXT("pg", "check that the server runs and listens there, and whether a firewall is in "
                                       "between"))};
    default:
        return {ErrorCode::Unreachable, cannotConnect(), std::move(why),
                Text(HOWDAH_TEXT("pg", "check that a PostgreSQL server answers there, and see its log"))};
    }
}

Error ConnectAttempt::State::combined() const
{
    if (failures.empty())
        return {ErrorCode::Unreachable, cannotConnect(), Text(HOWDAH_TEXT("pg", "the time allowed has passed")),
                Text(HOWDAH_TEXT("pg", "allow more time"))};
    const Error& last = failures.back().second;
    if (failures.size() == 1 || last.code() == ErrorCode::LoginRefused)
        return last;
    std::string reasons;
    for (const auto& [subject, error] : failures) {
        const std::string reason = error.why().english();
        if (!reasons.empty())
            reasons += ", ";
        // Some reasons name the address by themselves.
        if (reason.find(subject) == std::string::npos)
            reasons += subject + ' ';
        reasons += reason;
    }
    return {last.code(), last.what(), Text::verbatim(std::move(reasons)), last.remedy()};
}

void ConnectAttempt::State::giveUp()
{
    over(combined());
}

void ConnectAttempt::State::over(Error error)
{
    session.reset();
    lookup.reset();
    current.reset();
    outcome.emplace(std::move(error));
    stage = Stage::Over;
}

// ------------------------------------------------------------------ the outside

ConnectAttempt::ConnectAttempt(ConnectParams params, ConnectOptions options)
    : m_state(std::make_unique<State>(std::move(params), std::move(options)))
{}

ConnectAttempt::ConnectAttempt(ConnectAttempt&&) noexcept = default;
ConnectAttempt& ConnectAttempt::operator=(ConnectAttempt&&) noexcept = default;
ConnectAttempt::~ConnectAttempt() = default;

bool ConnectAttempt::step()
{
    State& state = *m_state;
    if (state.stage == State::Stage::Over)
        return true;
    if (state.options.stop.stop_requested()) {
        state.over({ErrorCode::Cancelled,
                    state.stage == State::Stage::Begin
                        ? Text(HOWDAH_TEXT("pg", "Connecting was cancelled"))
                        : Text(HOWDAH_TEXT("pg", "Connecting to %1 was cancelled"), {state.displayName})});
        return true;
    }
    switch (state.stage) {
    case State::Stage::Begin:
        state.begin();
        break;
    case State::Stage::Resolving:
        state.pollLookup();
        break;
    case State::Stage::Polling:
        state.poll();
        break;
    case State::Stage::Setup:
        state.readSetup();
        break;
    case State::Stage::Over:
        break;
    }
    return state.stage == State::Stage::Over;
}

int ConnectAttempt::descriptor() const
{
    if (m_state->lookup)
        return m_state->lookup->readFd();
    return m_state->session ? PQsocket(m_state->session->conn.get()) : -1;
}

Ready ConnectAttempt::interest() const
{
    return m_state->lookup ? Ready::Read : m_state->wanted;
}

Deadline ConnectAttempt::deadline() const
{
    return m_state->options.deadline.earlier(m_state->addressDeadline);
}

Result<std::unique_ptr<Connection>> ConnectAttempt::take()
{
    if (!m_state->outcome)
        return Error(ErrorCode::Internal, Text(HOWDAH_TEXT("pg", "A connection was asked for before it was made")));
    auto outcome = std::move(*m_state->outcome);
    m_state->outcome.reset();
    return outcome;
}

} // namespace howdah::pg
