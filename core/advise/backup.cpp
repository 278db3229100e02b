// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/backup.h"

#include "core/base/numbers.h"
#include "core/base/text.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string_view>
#include <utility>

namespace howdah::advise {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
using base::Text;
using base::TextSource;

namespace {

using namespace std::string_view_literals;

constexpr std::size_t headBytes = 16384, tailBytes = 4096;
/// Every pg_dump writes these into a script (pg_dump.c, pg_backup_archiver.c).
constexpr std::string_view scriptHead = "-- PostgreSQL database dump\n";
constexpr std::string_view scriptEnd = "-- PostgreSQL database dump complete";
constexpr std::string_view clusterHead = "-- PostgreSQL database cluster dump";
constexpr std::string_view archiveMagic = "PGDMP";
/// Where an archive's head says its format, and what stands there in a directory's table of contents: the tar format's
/// number, whose table of contents is the same. A tar file as a whole begins otherwise.
constexpr std::size_t formatByte = 10;
constexpr char directoryFormat = 3;
constexpr std::size_t tarMagicAt = 257;

struct Signature {
    std::string_view bytes;
    TextSource why;
};

constexpr TextSource packed =
    HOWDAH_TEXT("backup", "it is compressed as a whole; unpack it first, or take a dump in the custom format");
constexpr TextSource encrypted = HOWDAH_TEXT("backup", "it is encrypted; decrypt it first");

constexpr std::array signatures{
    Signature{"\x1f\x8b"sv, packed},
    Signature{"\x28\xb5\x2f\xfd"sv, packed},
    Signature{"\x04\x22\x4d\x18"sv, packed},
    Signature{"\xfd"
              "7zXZ"sv,
              packed},
    Signature{"BZh"sv, packed},
    Signature{"PK\x03\x04"sv, packed},
    Signature{"7z\xbc\xaf\x27\x1c"sv, packed},
    Signature{"Salted__"sv, encrypted},
    Signature{"age-encryption.org/"sv, encrypted},
    Signature{"-----BEGIN PGP MESSAGE"sv, encrypted},
    Signature{"\x85\x01"sv, encrypted},
    Signature{"\x85\x02"sv, encrypted},
    Signature{"\x84\x5e"sv, encrypted},
    Signature{"\x8c\x0d\x04"sv, encrypted},
};

Text what(const std::string& path)
{
    return Text(HOWDAH_TEXT("backup", "cannot use %1 as a backup"), {path});
}

Error notOne(const std::string& path, TextSource why)
{
    return {ErrorCode::InvalidInput, what(path), Text(why)};
}

Error notUsable(const std::string& path)
{
    return notOne(path,
                  HOWDAH_TEXT("backup", "it is no dump of pg_dump: neither an archive (custom, directory, tar) nor "
                                        "a script; it may be encrypted or another kind of file"));
}

/// Up to `most` bytes from `offset`.
Result<std::string> readPart(const std::string& path, std::int64_t offset, std::size_t most)
{
    errno = 0;
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return base::systemError(what(path), errno != 0 ? errno : EIO);
    file.seekg(offset);
    std::string bytes(most, '\0');
    file.read(bytes.data(), static_cast<std::streamsize>(most));
    if (file.bad())
        return base::systemError(what(path), errno != 0 ? errno : EIO);
    bytes.resize(static_cast<std::size_t>(file.gcount()));
    return bytes;
}

base::ByteCount sizeOfFolder(const std::string& path)
{
    base::ByteCount size;
    std::error_code failure;
    for (const auto& entry : fs::directory_iterator(path, failure)) {
        std::error_code gone;
        const auto bytes = entry.file_size(gone);
        if (!gone)
            size.value += static_cast<std::int64_t>(bytes);
    }
    return size;
}

Result<BackupFile> lookAtFolder(const std::string& path)
{
    std::error_code failure;
    if (fs::exists(path + "/PG_VERSION", failure) || fs::exists(path + "/backup_label", failure) ||
        fs::exists(path + "/base.tar", failure) || fs::exists(path + "/base.tar.gz", failure))
        return notOne(path, HOWDAH_TEXT("backup", "it is a copy of a server's data folder; only what pg_dump wrote can "
                                                  "be restored table by table"));
    if (!fs::exists(path + "/toc.dat", failure)) {
        if (fs::exists(path + "/toc.dat.gz", failure))
            return notOne(path, packed);
        return notOne(path, HOWDAH_TEXT("backup", "the folder holds no toc.dat, which a dump in the directory format "
                                                  "has"));
    }
    HOWDAH_ASSIGN(const std::string head, readPart(path + "/toc.dat", 0, headBytes));
    if (!head.starts_with(archiveMagic))
        return notUsable(path);
    BackupFile backup;
    backup.path = path;
    backup.size = sizeOfFolder(path);
    return backup;
}

std::optional<Error> strange(const std::string& path, std::string_view head)
{
    for (const Signature& one : signatures) {
        if (head.starts_with(one.bytes))
            return notOne(path, one.why);
    }
    if (head.substr(0, head.find('\0')).find(clusterHead) != std::string_view::npos)
        return notOne(path, HOWDAH_TEXT("backup", "it is a dump of all databases by pg_dumpall; take one of a single "
                                                  "database by pg_dump"));
    return std::nullopt;
}

Result<BackupFile> lookAtTar(BackupFile backup, std::string_view head)
{
    if (head.starts_with("toc.dat\0"sv))
        return backup;
    return notOne(backup.path, HOWDAH_TEXT("backup", "it is a tar file, but not of pg_dump; a packed folder has to be "
                                                     "unpacked first"));
}

Result<BackupFile> lookAtScript(BackupFile backup, const std::string& head)
{
    // Lines may end as on Windows.
    std::string text = head;
    std::erase(text, '\r');
    if (text.find('\0') != std::string::npos || text.find(scriptHead) == std::string::npos)
        return notUsable(backup.path);
    const std::int64_t from = std::max<std::int64_t>(0, backup.size.value - static_cast<std::int64_t>(tailBytes));
    HOWDAH_ASSIGN(const std::string tail, readPart(backup.path, from, tailBytes));
    if (tail.find(scriptEnd) == std::string::npos)
        return notOne(backup.path, HOWDAH_TEXT("backup", "the script has no end: it was cut off"));
    const BackupVersions versions = versionsIn(text);
    backup.kind = BackupFile::Kind::Plain;
    backup.major = versions.server;
    backup.dumpMajor = versions.program;
    return backup;
}

} // namespace

Result<BackupFile> lookAtBackup(const std::string& given)
{
    std::error_code failure;
    // Absolute, so that no name looks like an option to pg_restore.
    const std::string path = given.empty() ? given : fs::absolute(given, failure).lexically_normal().string();
    const fs::file_status status = fs::status(path, failure);
    if (path.empty() || status.type() == fs::file_type::not_found)
        return Error(ErrorCode::NotFound, what(path), Text(HOWDAH_TEXT("backup", "there is no such file or folder")));
    if (failure)
        return base::systemError(what(path), failure.value());
    if (status.type() == fs::file_type::directory)
        return lookAtFolder(path);
    if (status.type() != fs::file_type::regular)
        return notOne(path, HOWDAH_TEXT("backup", "it is neither a file nor a folder"));
    BackupFile backup;
    backup.path = path;
    backup.size.value = static_cast<std::int64_t>(fs::file_size(path, failure));
    if (failure)
        return base::systemError(what(path), failure.value());
    if (backup.size.value == 0)
        return notOne(path, HOWDAH_TEXT("backup", "it is empty"));
    HOWDAH_ASSIGN(const std::string head, readPart(path, 0, headBytes));
    if (head.starts_with(archiveMagic)) {
        // The table of contents of a directory, taken for the whole.
        if (head.size() > formatByte && head[formatByte] == directoryFormat) {
            const fs::path folder = fs::path(path).parent_path();
            return lookAtFolder(folder.empty() ? std::string(".") : folder.string());
        }
        return backup;
    }
    if (const auto error = strange(path, head))
        return *error;
    if (head.size() > tarMagicAt && std::string_view(head).substr(tarMagicAt).starts_with("ustar"))
        return lookAtTar(std::move(backup), head);
    return lookAtScript(std::move(backup), head);
}

BackupVersions versionsIn(std::string_view text)
{
    // An archive's list has a colon, a script has none.
    const auto after = [text](std::string_view label) {
        const std::size_t at = text.find(label);
        if (at == std::string_view::npos)
            return std::string_view();
        std::string_view rest = text.substr(at + label.size());
        rest = rest.substr(0, rest.find('\n'));
        const std::size_t first = rest.find_first_not_of(": ");
        return first == std::string_view::npos ? std::string_view() : rest.substr(first);
    };
    const auto major = [](std::string_view version) {
        return base::parseNumber<int>(version.substr(0, version.find_first_not_of("0123456789"))).value_or(0);
    };
    BackupVersions versions;
    versions.server = major(after("Dumped from database version"));
    versions.program = major(after("Dumped by pg_dump version"));
    versions.archived = after("Archive created at");
    return versions;
}

Status checkBackupVersion(const BackupVersions& versions, int major)
{
    const int newest = std::max(versions.server, versions.program);
    if (newest <= major)
        return {};
    return Error(ErrorCode::Unsupported,
                 Text(HOWDAH_TEXT("backup", "the backup comes from PostgreSQL %1, and the server it is to stand for is "
                                            "%2"),
                      {std::to_string(newest), std::to_string(major)}),
                 {}, Text(HOWDAH_TEXT("backup", "take a backup of this server, with the pg_dump of its version")));
}

} // namespace howdah::advise
