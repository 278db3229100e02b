// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/childprocess.h"
#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace howdah::base {

/// What std::filesystem lacks: owners, exclusive creation, and what another account can reach.

/// Makes one folder that was not there before (Refused when something of that name is) and gives it to `owner`.
Status makeFolder(const std::string& path, unsigned mode, const std::optional<Account>& owner = {});
/// Makes the folder and those above it that are missing; `owner` gets every one that was made. Existing ones are left
/// as they are.
Status makeFolders(const std::string& path, unsigned mode, const std::optional<Account>& owner = {});
/// Gives a file or folder (not what is in it; no symbolic links) to `owner`.
Status giveTo(const std::string& path, const Account& owner);
/// The account (uid) that owns a file or folder itself, not what a link points at; empty when there is nothing.
[[nodiscard]] std::optional<std::uint32_t> ownerOf(const std::string& path);
/// Whether the calling account may make files in this folder.
[[nodiscard]] bool folderIsWritable(const std::string& path);
/// Ok when `account` can really enter the folder: tried by a process that runs as it, so that access lists and
/// mounts count too. Permission names the first folder on the way that is closed.
Status checkReachable(const std::string& folder, const Account& account);
/// Removes a tree as `account`, so that links laid by that account cannot lead root elsewhere. Nothing there: ok.
Status removeTree(const std::string& path, const Account& account);
/// Makes a file that was not there before, with `head` at its start and zeros up to `bytes` (or the end of `head`),
/// which take no room on the disk where the file system can leave holes. Refused when something of that name is there.
Status makeSparseFile(const std::string& path, std::string_view head, std::int64_t bytes,
                      const std::optional<Account>& owner = {});
/// Lets a file that is there end at `bytes`, with zeros in between; one that is as long already is left alone.
Status stretchFile(const std::string& path, std::int64_t bytes);
/// `length` characters a-z and 0-9 from the system's random source.
[[nodiscard]] std::string randomWord(std::size_t length);
/// A TCP port on 127.0.0.1 that was free a moment ago.
Result<int> freeLoopbackPort();

} // namespace howdah::base
