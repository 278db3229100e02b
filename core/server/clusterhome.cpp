// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/clusterhome.h"

#include "core/base/durablefile.h"
#include "core/base/files.h"
#include "core/base/numbers.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

namespace howdah::server {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorCode;
using base::Status;
using base::Text;

namespace {

constexpr std::string_view socketPrefix = "/howdah-";

nlohmann::json toJson(const NotedProcess& process)
{
    return {{"pid", process.pid}, {"start_ticks", process.startTicks}};
}

NotedProcess processFromJson(const nlohmann::json& parent, const char* name)
{
    NotedProcess process;
    const auto found = parent.find(name);
    if (found == parent.end() || !found->is_object())
        return process;
    process.pid = found->value("pid", std::int64_t{0});
    process.startTicks = found->value("start_ticks", std::uint64_t{0});
    return process;
}

/// A value of postgresql.conf (PostgreSQL manual, "Parameter Interaction via the Configuration File").
std::string quoteSetting(const std::string& value)
{
    std::string quoted = "'";
    for (const char c : value) {
        quoted += c;
        if (c == '\'')
            quoted += c;
    }
    return quoted + "'";
}

std::vector<std::string> lines(const std::string& text)
{
    std::vector<std::string> result;
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t end = std::min(text.find('\n', start), text.size());
        result.push_back(text.substr(start, end - start));
        start = end + 1;
    }
    return result;
}

std::string lastLines(const std::string& text, std::size_t most)
{
    std::vector<std::string> all = lines(text);
    std::erase_if(all, [](const std::string& line) { return line.empty(); });
    std::string tail;
    for (std::size_t i = all.size() - std::min(most, all.size()); i < all.size(); ++i)
        tail += (tail.empty() ? "" : " / ") + all[i];
    return tail.size() > 1500 ? tail.substr(tail.size() - 1500) : tail;
}

/// The folder for short-lived files whose path is short enough for sockets.
std::string temporaryRoot()
{
    if (base::folderIsWritable("/tmp"))
        return "/tmp";
    for (const char* name : {"XDG_RUNTIME_DIR", "TMPDIR"}) {
        const char* value = std::getenv(name);
        if (value != nullptr && *value == '/' && base::folderIsWritable(value))
            return value;
    }
    return "/tmp";
}

} // namespace

NotedProcess NotedProcess::of(std::int64_t pid)
{
    return {pid, base::processStartTicks(pid).value_or(0)};
}

bool ClusterHome::hasNote() const
{
    std::error_code failure;
    return fs::exists(m_path + "/cluster.json", failure);
}

base::Result<ClusterNote> ClusterHome::readNote() const
{
    const std::string path = m_path + "/cluster.json";
    HOWDAH_ASSIGN(const std::string text, base::readFile(path, 1U << 20U));
    const auto json = nlohmann::json::parse(text, nullptr, false);
    const Error unreadable(ErrorCode::InvalidInput, Text(HOWDAH_TEXT("server", "%1 cannot be understood"), {path}));
    if (!json.is_object())
        return unreadable;
    try {
        ClusterNote note;
        note.life = json.value("life", "") == "detached" ? ClusterLife::Detached : ClusterLife::Bound;
        note.superuser = json.value("superuser", "");
        note.password = base::SecretString(json.value("password", ""));
        note.socketDirectory = json.value("socket_directory", "");
        note.port = json.value("port", 0);
        note.installation.binDirectory = json.value("bin_directory", "");
        note.installation.versionNum = json.value("version_num", 0);
        note.installation.version = json.value("version", "");
        note.owner = processFromJson(json, "owner");
        note.guard = processFromJson(json, "guard");
        note.postmaster = processFromJson(json, "postmaster");
        return note;
    } catch (const nlohmann::json::exception&) {
        return unreadable;
    }
}

Status ClusterHome::writeNote(const ClusterNote& note) const
{
    const nlohmann::json json{{"schema", "howdah/cluster/1"},
                              {"life", note.life == ClusterLife::Detached ? "detached" : "bound"},
                              {"superuser", note.superuser},
                              {"password", std::string(note.password.reveal())},
                              {"socket_directory", note.socketDirectory},
                              {"port", note.port},
                              {"bin_directory", note.installation.binDirectory},
                              {"version_num", note.installation.versionNum},
                              {"version", note.installation.version},
                              {"owner", toJson(note.owner)},
                              {"guard", toJson(note.guard)},
                              {"postmaster", toJson(note.postmaster)}};
    return base::writeDurably(m_path + "/cluster.json",
                              json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

Status ClusterHome::checkOurs() const
{
    if (hasNote())
        return {};
    std::error_code failure;
    for (const auto& entry : fs::directory_iterator(m_path, failure)) {
        const std::string name = entry.path().filename().string();
        // Made by us before the note is: a start that was killed there goes on here.
        if (name == "owner.lock" || name == "cluster.json.partial")
            continue;
        return Error(ErrorCode::Refused,
                     Text(HOWDAH_TEXT("server", "%1 is not empty and was not made by Howdah"), {m_path}), {},
                     Text(HOWDAH_TEXT("server", "choose an empty folder")));
    }
    if (failure)
        return base::systemError(Text(HOWDAH_TEXT("server", "cannot read %1"), {m_path}), failure.value());
    return {};
}

std::optional<ClusterHome::RunningServer> ClusterHome::runningServer() const
{
    // The lines of postmaster.pid are fixed by miscadmin.h (LOCK_FILE_LINE_*): pid, data folder, start time, port,
    // socket folder, listen address, shared memory key, status.
    const auto text = base::readFile(data() + "/postmaster.pid", 65536);
    if (!text)
        return std::nullopt;
    const std::vector<std::string> parts = lines(*text);
    const auto pid = parts.empty() ? std::nullopt : base::parseNumber<std::int64_t>(parts[0]);
    // Single-user backends note a negative pid.
    if (!pid || *pid <= 0 || !base::processIsAlive(*pid))
        return std::nullopt;
    // After a crash of the machine the pid may be another program's.
    const auto command = base::processCommandLine(*pid);
    if (command && std::none_of(command->begin(), command->end(),
                                [this](const std::string& word) { return word.find(data()) != std::string::npos; }))
        return std::nullopt;
    RunningServer server;
    server.process = NotedProcess::of(*pid);
    if (parts.size() > 3)
        server.port = base::parseNumber<int>(parts[3]).value_or(0);
    if (parts.size() > 4)
        server.socketDirectory = parts[4];
    server.listensOnTcp = parts.size() > 5 && !parts[5].empty();
    server.ready = parts.size() > 7 && parts[7].starts_with("ready");
    return server;
}

std::optional<int> ClusterHome::clusterMajor() const
{
    const auto text = base::readFile(data() + "/PG_VERSION", 100);
    if (!text)
        return std::nullopt;
    return base::parseNumber<int>(text->substr(0, text->find_first_of(".\n")));
}

Status ClusterHome::initialise(const ClusterOptions& options, const ClusterNote& note) const
{
    const Text what(HOWDAH_TEXT("server", "cannot make a database cluster in %1"), {m_path});
    const std::string partial = data() + ".partial";
    const std::string passwordFile = m_path + "/initdb.password";
    HOWDAH_TRY(base::removeTree(partial, m_account));
    HOWDAH_TRY(base::writeDurably(passwordFile, std::string(note.password.reveal()) + "\n"));
    HOWDAH_TRY(base::giveTo(passwordFile, m_account));

    base::ChildOptions initdb;
    initdb.program = note.installation.program("initdb");
    initdb.arguments = {"--pgdata=" + partial,      "--username=" + note.superuser,
                        "--auth-local=trust",       "--auth-host=scram-sha-256",
                        "--pwfile=" + passwordFile, "--locale=C.UTF-8",
                        "--encoding=UTF8"};
    if (options.throwAway)
        initdb.arguments.emplace_back("--no-sync");
    if (options.checksums)
        initdb.arguments.emplace_back("--data-checksums");
    else if (note.installation.major() >= 18) // where they are the default
        initdb.arguments.emplace_back("--no-data-checksums");
    initdb.environment = {{"LC_ALL", "C.UTF-8"}, {"PGDATA", std::nullopt}};
    initdb.runAs = m_account;
    initdb.workingDirectory = m_path;
    const auto finished = base::run(initdb, options.deadline, options.stop);
    std::error_code ignored; // a leftover password file is overwritten by the next start
    fs::remove(passwordFile, ignored);
    if (!finished)
        return finished.error();
    if (!finished->status.ok())
        return serverFailure(what, finished->error.empty() ? finished->output : finished->error);

    HOWDAH_ASSIGN(std::string configuration, base::readFile(partial + "/postgresql.conf"));
    // Below it only ALTER SYSTEM and the command line count: a DBA who mends the demo there is not overruled.
    configuration += "\ninclude_if_exists = 'howdah.conf'\n";
    HOWDAH_TRY(base::writeDurably(partial + "/postgresql.conf", configuration));
    HOWDAH_TRY(base::giveTo(partial + "/postgresql.conf", m_account));
    std::error_code failure;
    fs::rename(partial, data(), failure);
    if (failure)
        return base::systemError(what, failure.value());
    return {};
}

Status ClusterHome::writeSettings(const ClusterOptions& options) const
{
    std::map<std::string, std::string> settings{{"log_line_prefix", "%m [%p] "}, {"lc_messages", "C.UTF-8"}};
    if (options.throwAway) {
        for (const char* name : {"fsync", "synchronous_commit", "full_page_writes"})
            settings[name] = "off";
    }
    for (const auto& [name, value] : options.settings)
        settings[name] = value;
    std::string text = "# Written by Howdah at each start.\n";
    for (const auto& [name, value] : settings)
        text += name + " = " + quoteSetting(value) + "\n";
    const std::string path = data() + "/howdah.conf";
    HOWDAH_TRY(base::writeDurably(path, text));
    return base::giveTo(path, m_account);
}

std::string ClusterHome::logText() const
{
    // A log beyond the limit has its reason at the end of a start that lasted long; the file itself is named then.
    return base::readFile(log(), 8U << 20U).value_or("");
}

std::string ClusterHome::logTail() const
{
    return lastLines(logText(), 6);
}

void ClusterHome::turnLog() const
{
    std::error_code nothingToTurn;
    fs::rename(log(), log() + ".old", nothingToTurn);
}

bool isSocketFolder(const std::string& path, const base::Account& account)
{
    return path.starts_with(temporaryRoot() + std::string(socketPrefix)) && path.find("..") == std::string::npos &&
           base::ownerOf(path) == account.uid;
}

std::string newSocketFolderName()
{
    return temporaryRoot() + std::string(socketPrefix) + base::randomWord(6);
}

Error serverFailure(Text what, const std::string& words)
{
    const auto says = [&](std::string_view phrase) { return words.find(phrase) != std::string::npos; };
    const Text why = Text::verbatim(lastLines(words, 6));
    if (says("No space left on device") || says("Disk quota exceeded"))
        return {ErrorCode::DiskFull, std::move(what), why,
                Text(HOWDAH_TEXT("server", "free some space and try again"))};
    if (says("Permission denied"))
        return {ErrorCode::Permission, std::move(what), why};
    return {ErrorCode::Io, std::move(what), why};
}

base::Result<base::Account> serverAccount()
{
    if (!base::runningAsRoot()) {
        return base::currentAccount();
    }
    if (auto account = base::accountNamed("postgres"))
        return account;
    return base::accountNamed("nobody");
}

namespace {

std::string environmentValue(const char* name)
{
    const char* value = std::getenv(name);
    return value != nullptr ? value : "";
}

std::vector<std::string> rootCandidates()
{
    std::vector<std::string> folders;
    if (const std::string named = environmentValue("HOWDAH_CLUSTER_ROOT"); !named.empty())
        return {named};
    if (base::runningAsRoot()) {
        folders.emplace_back("/var/lib/howdah");
    } else {
        if (const std::string data = environmentValue("XDG_DATA_HOME"); data.starts_with('/'))
            folders.push_back(data + "/howdah");
        if (const std::string home = environmentValue("HOME"); home.starts_with('/'))
            folders.push_back(home + "/.local/share/howdah");
    }
    return folders;
}

std::string boundFolder(const std::string& root)
{
    return root + "/bound";
}

/// Ends what still runs in an abandoned folder whose lock we hold, and removes it. False when its guard had done so.
base::Result<bool> takeAway(const ClusterHome& home)
{
    const auto note = home.readNote();
    std::string sockets;
    if (note) {
        sockets = note->socketDirectory;
        const auto ours = [&](const NotedProcess& process) {
            return process.alive() && base::processOwner(process.pid) == home.account().uid;
        };
        if (ours(note->guard)) {
            // It noticed the end of its owner at the same moment and is at work.
            const Status gone = base::waitForProcessEnd(note->guard.pid, note->guard.startTicks,
                                                        base::Deadline::after(base::Seconds(20)));
            if (gone && !base::ownerOf(home.path()))
                return false;
        }
        if (ours(note->postmaster)) {
            const NotedProcess& postmaster = note->postmaster;
            for (const auto signal : {base::ProcessSignal::Quit, base::ProcessSignal::Kill}) {
                // It may end by itself between the look and the signal.
                const Status sent = base::signalProcess(postmaster.pid, postmaster.startTicks, signal);
                if (!sent && sent.error().code() != ErrorCode::NotFound)
                    return sent.error();
                if (base::waitForProcessEnd(postmaster.pid, postmaster.startTicks,
                                            base::Deadline::after(base::Seconds(10))))
                    break;
            }
        }
    }
    if (isSocketFolder(sockets, home.account()))
        HOWDAH_TRY(base::removeTree(sockets, home.account()));
    HOWDAH_TRY(base::removeTree(home.path(), home.account()));
    return true;
}

} // namespace

base::Result<std::string> clusterRoot()
{
    HOWDAH_ASSIGN(const base::Account account, serverAccount());
    std::optional<Error> first;
    for (const std::string& folder : rootCandidates()) {
        // Other accounts pass through but do not look around.
        Status made = base::makeFolders(folder, 0711);
        if (made && base::folderIsWritable(folder) && (!base::runningAsRoot() || base::checkReachable(folder, account)))
            return folder;
        if (!first)
            first = made ? Error(ErrorCode::Permission,
                                 Text(HOWDAH_TEXT("server", "%1 cannot be used for clusters"), {folder}))
                         : made.error();
    }
    // Nowhere at home: a short temporary folder that is ours alone, whoever made it first.
    const std::string last = temporaryRoot() + "/howdah." + account.name;
    const Status made = base::makeFolder(last, 0700, account);
    if (made || base::ownerOf(last) == account.uid)
        return last;
    return first ? *first : made.error();
}

base::Result<FreshHome> makeFreshHome(const base::Account& account, const base::Deadline& deadline,
                                      const base::StopToken& stop)
{
    HOWDAH_ASSIGN(const std::string root, clusterRoot());
    const std::string bound = boundFolder(root);
    HOWDAH_TRY(base::makeFolders(bound, 0700, account));
    HOWDAH_ASSIGN(const base::FileLock whileItHasNoOwner,
                  base::FileLock::acquire(root + "/bound.lock", deadline, stop));
    for (;;) {
        const std::string path = bound + "/" + base::randomWord(8);
        const Status made = base::makeFolder(path, 0700, account);
        if (!made && made.error().code() == ErrorCode::Refused)
            continue;
        HOWDAH_TRY(made);
        ClusterHome home(path, account);
        HOWDAH_ASSIGN(base::FileLock lock, base::FileLock::acquire(home.lockFile(), deadline, stop));
        return FreshHome{std::move(home), std::move(lock)};
    }
}

base::Result<int> sweepAbandonedClusters()
{
    HOWDAH_ASSIGN(const base::Account account, serverAccount());
    HOWDAH_ASSIGN(const std::string root, clusterRoot());
    std::vector<FreshHome> abandoned;
    {
        const base::Deadline soon = base::Deadline::after(base::Seconds(10));
        HOWDAH_ASSIGN(const base::FileLock lock, base::FileLock::acquire(root + "/bound.lock", soon));
        std::error_code nothingThere;
        for (const auto& entry : fs::directory_iterator(boundFolder(root), nothingThere)) {
            ClusterHome home(entry.path().string(), account);
            auto ownerLock = base::FileLock::tryAcquire(home.lockFile());
            // Cannot be locked: its guard is removing it at this moment.
            if (!ownerLock || !*ownerLock)
                continue;
            // Where a file system has no working locks the owner itself is asked.
            const auto note = home.readNote();
            if (note && note->owner.alive())
                continue;
            abandoned.push_back({std::move(home), std::move(**ownerLock)});
        }
    }
    int taken = 0;
    std::optional<Error> failed;
    for (const FreshHome& one : abandoned) {
        const auto done = takeAway(one.home);
        if (done)
            taken += *done ? 1 : 0;
        else
            failed = done.error();
    }
    if (failed)
        return *failed;
    return taken;
}

} // namespace howdah::server
