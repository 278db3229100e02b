// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/server/installation.h"

#include "core/base/childprocess.h"
#include "core/base/durablefile.h"
#include "core/base/numbers.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <optional>
#include <set>

namespace howdah::server {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorCode;
using base::Text;

namespace {

std::string environmentValue(const char* name)
{
    const char* value = std::getenv(name);
    return value != nullptr ? value : "";
}

/// "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)" and "... 18beta1": the version and its number.
bool readVersion(std::string_view line, Installation& installation)
{
    static constexpr std::string_view mark = "(PostgreSQL) ";
    const std::size_t at = line.find(mark);
    if (at == std::string_view::npos)
        return false;
    line.remove_prefix(at + mark.size());
    const std::string_view word = line.substr(0, line.find_first_of(" \r\n"));
    const std::size_t digits = std::min(word.find_first_not_of("0123456789"), word.size());
    const auto major = base::parseNumber<int>(word.substr(0, digits));
    if (!major)
        return false;
    int minor = 0;
    if (digits < word.size() && word[digits] == '.')
        minor = base::parseNumber<int>(word.substr(digits + 1)).value_or(0);
    installation.version = word;
    installation.versionNum = *major * 10000 + minor;
    return true;
}

std::optional<Installation> inspect(const fs::path& folder)
{
    std::error_code failure;
    // Both: PATH often holds the client programs alone.
    if (!fs::exists(folder / "postgres", failure) || !fs::exists(folder / "initdb", failure))
        return std::nullopt;
    Installation installation;
    installation.binDirectory = folder.string();
    base::ChildOptions options;
    options.program = installation.program("postgres");
    options.arguments = {"--version"};
    options.environment = {{"LC_ALL", "C"}};
    const auto answer = base::run(options, base::Deadline::after(base::Seconds(10)));
    if (!answer || !answer->status.ok() || !readVersion(answer->output, installation))
        return std::nullopt;
    return installation;
}

/// Folders that match "<parent>/<prefix>*/<tail>".
void addMatches(std::vector<fs::path>& folders, const fs::path& parent, std::string_view prefix, const fs::path& tail)
{
    std::error_code failure;
    for (const auto& entry : fs::directory_iterator(parent, failure)) {
        if (entry.path().filename().string().starts_with(prefix))
            folders.push_back(entry.path() / tail);
    }
}

std::vector<fs::path> candidates(const std::vector<std::string>& extra)
{
    std::vector<fs::path> folders(extra.begin(), extra.end());
    if (const std::string named = environmentValue("HOWDAH_PG_BINDIR"); !named.empty())
        folders.emplace_back(named);
    addMatches(folders, "/usr/lib/postgresql", "", "bin");
    addMatches(folders, "/usr", "pgsql-", "bin");
    folders.emplace_back("/usr/local/pgsql/bin");
    addMatches(folders, "/usr/libexec", "postgresql", "");
    addMatches(folders, "/opt/homebrew/opt", "postgresql", "bin");
    addMatches(folders, "/usr/local/opt", "postgresql", "bin");
    addMatches(folders, "/Applications/Postgres.app/Contents/Versions", "", "bin");
    addMatches(folders, "C:/Program Files/PostgreSQL", "", "bin");
    const std::string path = environmentValue("PATH");
    for (std::size_t start = 0; start < path.size();) {
        const std::size_t colon = std::min(path.find(':', start), path.size());
        if (colon > start)
            folders.emplace_back(path.substr(start, colon - start));
        start = colon + 1;
    }
    return folders;
}

std::map<std::string, std::string> osRelease()
{
    std::map<std::string, std::string> values;
    const auto text = base::readFile("/etc/os-release", 65536);
    if (!text)
        return values;
    for (std::size_t start = 0; start < text->size();) {
        const std::size_t end = std::min(text->find('\n', start), text->size());
        const std::string line = text->substr(start, end - start);
        if (const std::size_t equals = line.find('='); equals != std::string::npos) {
            std::string value = line.substr(equals + 1);
            std::erase(value, '"');
            values[line.substr(0, equals)] = value;
        }
        start = end + 1;
    }
    return values;
}

/// The package that holds the server on this system.
std::string packageName(int major)
{
    const std::string version = major > 0 ? std::to_string(major) : "";
#ifdef __APPLE__
    return "postgresql@" + (major > 0 ? version : std::string("17"));
#else
    const auto os = osRelease();
    const auto value = [&](const char* key) {
        const auto found = os.find(key);
        return found != os.end() ? found->second : std::string();
    };
    const std::string family = value("ID") + " " + value("ID_LIKE");
    const auto is = [&](std::string_view word) { return family.find(word) != std::string::npos; };
    if (is("debian") || is("ubuntu")) {
        if (major > 0)
            return "postgresql-" + version;
        // What the release itself carries; the meta package brings it, but also a running cluster.
        static const std::map<std::string, std::string> shipped{{"debian 11", "13"},    {"debian 12", "15"},
                                                                {"debian 13", "17"},    {"ubuntu 22.04", "14"},
                                                                {"ubuntu 24.04", "16"}, {"ubuntu 26.04", "18"}};
        const auto found = shipped.find(value("ID") + " " + value("VERSION_ID"));
        return found != shipped.end() ? "postgresql-" + found->second : "postgresql";
    }
    if (is("alpine"))
        return "postgresql" + version;
    if (is("rhel") || is("fedora") || is("suse"))
        return major > 0 && !is("suse") ? "postgresql" + version + "-server" : "postgresql-server";
    return "postgresql";
#endif
}

bool anyExists(const std::vector<fs::path>& paths)
{
    std::error_code failure;
    return std::any_of(paths.begin(), paths.end(), [&](const fs::path& path) { return fs::exists(path, failure); });
}

} // namespace

std::string Installation::program(std::string_view name) const
{
    return (fs::path(binDirectory) / name).string();
}

bool Installation::hasExtension(std::string_view name) const
{
    // The server finds its share folder relative to its own program (src/port/path.c); Debian splits /usr/lib and
    // /usr/share.
    const fs::path prefix = fs::path(binDirectory).parent_path();
    const std::string file = "extension/" + std::string(name) + ".control";
    return anyExists({prefix / "share" / file, prefix / "share/postgresql" / file,
                      fs::path("/usr/share/postgresql") / std::to_string(major()) / file,
                      prefix / "share/pgsql" / file});
}

bool Installation::hasSharedLibrary(std::string_view name) const
{
    const fs::path prefix = fs::path(binDirectory).parent_path();
    std::vector<fs::path> places;
    for (const char* ending : {".so", ".dylib", ".dll"}) {
        for (const char* folder : {"lib", "lib/postgresql", "lib64", "lib64/pgsql", "lib/pgsql"})
            places.push_back(prefix / folder / (std::string(name) + ending));
    }
    return anyExists(places);
}

std::vector<Installation> findInstallations(const std::vector<std::string>& extra)
{
    std::vector<Installation> found;
    std::set<std::string> seen;
    for (const fs::path& folder : candidates(extra)) {
        std::error_code failure;
        const fs::path canonical = fs::canonical(folder / "postgres", failure).parent_path();
        if (failure || !seen.insert(canonical.string()).second)
            continue;
        if (auto installation = inspect(canonical))
            found.push_back(std::move(*installation));
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Installation& a, const Installation& b) { return a.versionNum > b.versionNum; });
    return found;
}

base::Result<Installation> chooseInstallation(const std::vector<std::string>& extra, int major)
{
    for (Installation& installation : findInstallations(extra)) {
        if (major == 0 || installation.major() == major)
            return std::move(installation);
    }
    const Text remedy(HOWDAH_TEXT("server", "install the package %1"), {packageName(major)});
    if (major == 0)
        return Error(ErrorCode::NotFound,
                     Text(HOWDAH_TEXT("server", "no PostgreSQL server is installed on this machine")), {}, remedy);
    return Error(
        ErrorCode::NotFound,
        Text(HOWDAH_TEXT("server", "no PostgreSQL %1 server is installed on this machine"), {std::to_string(major)}),
        {}, remedy);
}

} // namespace howdah::server
