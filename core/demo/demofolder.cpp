// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demo/demofolder.h"

#include "core/base/childprocess.h"
#include "core/base/durablefile.h"
#include "core/base/files.h"
#include "core/base/pause.h"
#include "core/base/units.h"
#include "core/server/privatecluster.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <nlohmann/json.hpp>

namespace howdah::demo::detail {

namespace {

constexpr int recordFormat = 1;

std::int64_t scaled(double scale, std::int64_t atOne, std::int64_t least)
{
    return std::max(least, static_cast<std::int64_t>(std::llround(static_cast<double>(atOne) * scale)));
}

/// FNV-1a: two folders of root's get two demos.
std::string shortHash(std::string_view text)
{
    std::uint64_t hash = 14695981039346656037U;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
    constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (int i = 0; i < 8; ++i, hash >>= 4U)
        out += digits[hash & 15U];
    return out;
}

base::Result<std::optional<nlohmann::json>> readJson(const std::string& path)
{
    const auto text = base::readFile(path, 1U << 16U);
    if (!text && text.error().code() == base::ErrorCode::NotFound)
        return std::optional<nlohmann::json>();
    if (!text)
        return text.error();
    auto json = nlohmann::json::parse(*text, nullptr, false);
    if (!json.is_object())
        return base::Error(base::ErrorCode::InvalidInput,
                           base::Text(HOWDAH_TEXT("demo", "%1 is not a note of the demo"), {path}), {},
                           base::Text(HOWDAH_TEXT("demo", "remove it, or choose another folder")));
    return std::optional(std::move(json));
}

} // namespace

Sizes Sizes::of(double scale)
{
    return {scaled(scale, 100'000, 1'000), scaled(scale, 10'000, 100), scaled(scale, 500'000, 5'000),
            scaled(scale, 500'000, 5'000), scaled(scale, 20'000, 200)};
}

std::int64_t Sizes::bytesNeeded(double scale)
{
    return (std::int64_t(150) << 20U) + scaled(scale, std::int64_t(500) << 20U, 0);
}

base::Status checkRoom(const std::string& directory, double scale, std::uint64_t available)
{
    const std::int64_t needed = Sizes::bytesNeeded(scale);
    if (available >= static_cast<std::uint64_t>(needed))
        return {};
    return base::Error(
        base::ErrorCode::DiskFull, base::Text(HOWDAH_TEXT("demo", "there is no room for the demo in %1"), {directory}),
        base::Text(HOWDAH_TEXT("demo", "it needs %1 while it is made, and %2 are free"),
                   {base::human::bytes({needed}), base::human::bytes({static_cast<std::int64_t>(available)})}),
        base::Text(HOWDAH_TEXT("demo", "free some space, choose another folder, or make a smaller demo")));
}

DemoFolder::DemoFolder(std::string directory)
    : m_directory(std::filesystem::absolute(directory).lexically_normal().string())
{
    while (m_directory.size() > 1 && m_directory.back() == '/')
        m_directory.pop_back();
}

base::Status DemoFolder::make() const
{
    // As root the server's account passes through on its way to the cluster, but cannot list it.
    return base::makeFolders(m_directory, base::runningAsRoot() ? 0711 : 0700);
}

std::string DemoFolder::file(std::string_view name) const
{
    return m_directory + "/" + std::string(name);
}

std::string DemoFolder::lockFile() const
{
    return file("demo.lock");
}

std::string DemoFolder::loadLockFile() const
{
    return file("load.lock");
}

std::string DemoFolder::loadLogFile() const
{
    return file("load.log");
}

base::Result<std::optional<Record>> DemoFolder::record() const
{
    HOWDAH_ASSIGN(const auto json, readJson(file("demo.json")));
    if (!json)
        return std::optional<Record>();
    Record record;
    const auto text = [&](const char* key) {
        return json->contains(key) && json->at(key).is_string() ? json->at(key).get<std::string>() : std::string();
    };
    record.cluster = text("cluster");
    record.serverVersion = text("server_version");
    const auto scale = json->find("scale");
    if (scale != json->end() && scale->is_number())
        record.scale = scale->get<double>();
    // A demo of another shape than this program's counts as half made.
    const auto format = json->find("format");
    record.made = format != json->end() && *format == recordFormat && json->value("made", false);
    if (record.cluster.empty())
        return base::Error(base::ErrorCode::InvalidInput,
                           base::Text(HOWDAH_TEXT("demo", "%1 does not say where the demo is"), {file("demo.json")}),
                           {}, base::Text(HOWDAH_TEXT("demo", "remove it, or choose another folder")));
    // Someone may have removed the data and left the note.
    std::error_code failure;
    if (!std::filesystem::is_directory(record.cluster, failure) || std::filesystem::is_empty(record.cluster, failure))
        record.made = false;
    return std::optional(std::move(record));
}

base::Status DemoFolder::writeRecord(const Record& record) const
{
    const nlohmann::json json{{"format", recordFormat},
                              {"made", record.made},
                              {"cluster", record.cluster},
                              {"scale", record.scale},
                              {"server_version", record.serverVersion}};
    return base::writeDurably(file("demo.json"), json.dump(1, ' ', false, nlohmann::json::error_handler_t::replace),
                              0600);
}

base::Status DemoFolder::removeRecord() const
{
    std::error_code failure;
    std::filesystem::remove(file("demo.json"), failure);
    if (failure)
        return base::systemError(base::Text(HOWDAH_TEXT("demo", "cannot remove %1"), {file("demo.json")}),
                                 failure.value());
    return {};
}

base::Result<std::optional<LoadRecord>> DemoFolder::loadRecord() const
{
    HOWDAH_ASSIGN(const auto json, readJson(file("load.json")));
    if (!json || !json->contains("pid") || !json->at("pid").is_number_integer())
        return std::optional<LoadRecord>();
    LoadRecord record{json->at("pid").get<std::int64_t>(), std::nullopt};
    if (json->contains("start_ticks") && json->at("start_ticks").is_number_unsigned())
        record.startTicks = json->at("start_ticks").get<std::uint64_t>();
    return std::optional(record);
}

base::Status DemoFolder::writeLoadRecord(const LoadRecord& record) const
{
    nlohmann::json json{{"pid", record.pid}};
    if (record.startTicks)
        json["start_ticks"] = *record.startTicks;
    return base::writeDurably(file("load.json"), json.dump(), 0600);
}

base::Result<bool> DemoFolder::loadRuns() const
{
    if (std::error_code failure; !std::filesystem::exists(loadLockFile(), failure))
        return false;
    for (int attempt = 0; attempt < 10; ++attempt) {
        {
            HOWDAH_ASSIGN(const auto lock, base::FileLock::tryAcquire(loadLockFile()));
            if (lock)
                return false;
        }
        HOWDAH_ASSIGN(const auto load, loadRecord());
        if (load && base::processIsAlive(load->pid, load->startTicks))
            return true;
        // Either a load that has not said yet who it is, or someone who looks, as we do, and lets go at once.
        base::pauseFor(base::Milliseconds(5));
    }
    return true;
}

base::Result<std::string> DemoFolder::chooseClusterDirectory() const
{
    const std::string beside = file("cluster");
    if (!base::runningAsRoot())
        return beside;
    HOWDAH_ASSIGN(const auto account, server::serverAccount());
    const auto reachable = base::checkReachable(m_directory, account);
    if (reachable)
        return beside;
    if (reachable.error().code() != base::ErrorCode::Permission)
        return reachable.error();
    HOWDAH_ASSIGN(const auto root, server::clusterRoot());
    return root + "/demo-" + shortHash(m_directory);
}

} // namespace howdah::demo::detail
