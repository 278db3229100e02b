// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/copyrestore.h"

#include "core/advise/watchedrun.h"
#include "core/base/durablefile.h"
#include "core/base/quoting.h"

#include <algorithm>

namespace howdah::advise {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
using base::Text;

namespace {

Text what(const std::string& path)
{
    return Text(HOWDAH_TEXT("backup", "cannot restore %1"), {path});
}

bool says(std::string_view words, std::string_view phrase)
{
    return words.find(phrase) != std::string_view::npos;
}

/// The first line of what pg_restore said, without its own name.
std::string firstLine(std::string_view words)
{
    for (const std::string_view prefix : {"pg_restore: error: ", "pg_restore: "}) {
        if (words.starts_with(prefix))
            words.remove_prefix(prefix.size());
    }
    return std::string(words.substr(0, std::min<std::size_t>(words.find('\n'), 500)));
}

/// Why pg_restore ended before the end.
Error broken(const std::string& path, std::string_view words)
{
    if (auto ended = hostFailed(what(path), words))
        return *ended;
    if (says(words, "unsupported version"))
        return {ErrorCode::Unsupported, what(path),
                Text(HOWDAH_TEXT("backup", "a newer pg_dump wrote it than this server's version has")),
                Text(HOWDAH_TEXT("backup", "take a backup of this server, with the pg_dump of its version"))};
    return {ErrorCode::InvalidInput, what(path),
            Text(HOWDAH_TEXT("backup", "the backup is cut off or damaged: %1"), {firstLine(words)})};
}

/// Rows that could not be restored: the first complaint of that kind.
std::string failedRows(std::string_view words)
{
    constexpr std::string_view phrase = "COPY failed for table ";
    const std::size_t at = words.find(phrase);
    return at == std::string_view::npos ? std::string() : firstLine(words.substr(at));
}

} // namespace

Result<RestoreReport> restoreArchive(const RestoreJob& job, const std::string& path, BackupVersions& versions)
{
    constexpr std::size_t longestList = 256U << 20U;
    HOWDAH_ASSIGN(const auto role, job.host.openRole());
    HOWDAH_ASSIGN(const base::Finished listed, base::run(restoreCommand(*role, job.installation, {"--list", path}),
                                                         job.deadline, job.stop, longestList));
    if (!listed.status.ok())
        return broken(path, listed.error);
    versions = versionsIn(std::string_view(listed.output).substr(0, 4096));
    HOWDAH_TRY(checkBackupVersion(versions, job.installation.major()));
    if (!job.whole) {
        for (const std::string& name : extensionsIn(listed.output)) {
            const bool there = std::any_of(job.facts.extensions.begin(), job.facts.extensions.end(),
                                           [&](const auto& one) { return one.first == name; });
            if (!there && name != "plpgsql")
                HOWDAH_TRY(job.host.makeExtension(job.admin, name, "public"));
        }
    }
    const std::string list = job.host.scratch() + "/copy.list";
    HOWDAH_TRY(base::writeDurably(list, chooseEntries(listed.output, job.data)));
    const std::string database = role->params().get("dbname").value_or("");
    HOWDAH_ASSIGN(const base::Finished restored,
                  runWatched(restoreCommand(*role, job.installation,
                                            {"--no-owner", "--no-privileges", "--no-password", "--use-list=" + list,
                                             "--dbname=dbname=" + base::quoteConninfoValue(database), path}),
                             job.deadline, job.stop, [&] { return job.onTick(0); }));
    // Status 1 with complaints means that it went on to the end.
    if (!restored.status.ok() && !says(restored.error, "errors ignored on restore"))
        return broken(path, restored.error);
    if (auto ended = hostFailed(what(path), restored.error))
        return *ended;
    if (const std::string rows = failedRows(restored.error); !rows.empty())
        return Error(ErrorCode::Server, what(path), Text::verbatim(rows));
    return readComplaints(restored.error, true);
}

} // namespace howdah::advise
