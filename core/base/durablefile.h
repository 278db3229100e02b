// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <string>
#include <string_view>

namespace howdah::base {

/// Writes a file that matters so that a reader sees the old or the new content, never a half: bytes go to
/// "<path>.partial" in the same folder, then fsync, rename, fsync of the folder. Destroyed without commit() it removes
/// the partial file. DiskFull, Permission or Io say which path.
class DurableFile {
public:
    /// `mode`: POSIX permission bits of the new file.
    static Result<DurableFile> create(std::string path, unsigned mode = 0600);
    DurableFile(DurableFile&& other) noexcept;
    DurableFile& operator=(DurableFile&& other) noexcept;
    ~DurableFile();

    Status write(std::string_view bytes);
    /// After it the file is complete under its name and survives a power cut.
    Status commit();

private:
    DurableFile(std::string path, int fd);
    std::string m_path;
    int m_fd = -1;
};

/// create, write, commit.
Status writeDurably(const std::string& path, std::string_view bytes, unsigned mode = 0600);
/// The whole of a file, at most `limit` bytes (InvalidInput beyond).
Result<std::string> readFile(const std::string& path, std::size_t limit = 64U << 20U);

} // namespace howdah::base
