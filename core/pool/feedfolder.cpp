// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pool/feedfolder.h"

#include "core/base/childprocess.h"
#include "core/base/files.h"
#include "core/base/numbers.h"
#include "core/pg/connectparams.h"
#include "core/pool/poolfeed.h"

#include <filesystem>

namespace howdah::pool {

using base::Error;
using base::ErrorCode;
using base::Text;

std::vector<std::string> feed::folders()
{
    const std::string chosen = pg::processEnvironment()("HOWDAH_POOL_FEED").value_or(std::string());
    if (chosen == "off")
        return {};
    if (chosen.starts_with('/'))
        return {chosen};
    const auto account = base::currentAccount();
    if (!account)
        return {};
    // By number and not by XDG_RUNTIME_DIR, which programs started by cron or su lack: all have to meet at one place.
    const std::string number = std::to_string(account->uid);
    const std::string runtime = "/run/user/" + number;
    std::vector<std::string> folders;
    if (base::ownerOf(runtime) == account->uid)
        folders.push_back(runtime + "/howdah");
    folders.push_back("/tmp/howdah-pools-" + number);
    return folders;
}

namespace detail {

std::optional<std::int64_t> processOf(std::string_view fileName)
{
    const std::size_t dash = fileName.find('-');
    if (dash == std::string_view::npos || !fileName.ends_with(socketSuffix))
        return std::nullopt;
    return base::parseNumber<std::int64_t>(fileName.substr(0, dash));
}

base::Status prepareFeedFolder(const std::string& folder)
{
    namespace fs = std::filesystem;
    std::error_code failure;
    if (!fs::exists(fs::symlink_status(folder, failure)))
        HOWDAH_TRY(base::makeFolders(folder, 0700));
    const auto account = base::currentAccount();
    if (!account)
        return account.error();
    const fs::file_status status = fs::symlink_status(folder, failure);
    const bool closed = (status.permissions() & (fs::perms::group_all | fs::perms::others_all)) == fs::perms::none;
    if (!fs::is_directory(status) || base::ownerOf(folder) != account->uid || !closed)
        return Error(ErrorCode::Refused,
                     Text(HOWDAH_TEXT("pool", "The pool feed does not use the folder %1"), {folder}),
                     Text(HOWDAH_TEXT("pool", "it is not this account's own, or open to others")),
                     Text(HOWDAH_TEXT("pool", "remove it, or name another in HOWDAH_POOL_FEED")));
    return {};
}

std::vector<std::string> feedSockets()
{
    std::vector<std::string> sockets;
    const auto account = base::currentAccount();
    for (const std::string& folder : feed::folders()) {
        std::error_code failure;
        for (std::filesystem::directory_iterator at(folder, failure), end; !failure && at != end;
             at.increment(failure)) {
            if (processOf(at->path().filename().string()) && account &&
                base::ownerOf(at->path().string()) == account->uid)
                sockets.push_back(at->path().string());
        }
    }
    return sockets;
}

} // namespace detail
} // namespace howdah::pool
