// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/base/types.h"

#include <string>

// Inner part of the copy: a backup that somebody names, known by what is in it and not by its name.
namespace howdah::advise {

struct BackupFile {
    enum class Kind {
        Archive, ///< custom, directory or tar format: pg_restore reads it
        Plain    ///< a script of pg_dump
    };
    Kind kind = Kind::Archive;
    std::string path;     ///< of a directory's table of contents: the directory
    base::ByteCount size; ///< on the disk
    // Of a script: what its head says; an archive's are read with its list.
    int major = 0, dumpMajor = 0; ///< of the server, and of the pg_dump that wrote it; 0: not said
};

/// NotFound, Permission, Io; InvalidInput says in one line what it is instead, and what to do: something compressed or
/// encrypted, a script without its end, a dump of a whole cluster, a copy of a data folder, anything else.
base::Result<BackupFile> lookAtBackup(const std::string& path);

/// What the head of a script or the list of an archive says ("Dumped from database version: 15.18"). 0: nothing.
struct BackupVersions {
    int server = 0, program = 0; ///< majors
    std::string archived;        ///< when, in the words of the archive; empty: not said
};
[[nodiscard]] BackupVersions versionsIn(std::string_view text);
/// Unsupported where the backup comes from a newer major than `major`, which is to read it.
base::Status checkBackupVersion(const BackupVersions& versions, int major);

} // namespace howdah::advise
