// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/durablefile.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace howdah::base {

namespace {

std::string partialPath(const std::string& path)
{
    return path + ".partial";
}

Error writeError(const std::string& path, int errnum)
{
    return systemError(Text(HOWDAH_TEXT("base", "cannot write %1"), {path}), errnum);
}

Error readError(const std::string& path, int errnum)
{
    return systemError(Text(HOWDAH_TEXT("base", "cannot read %1"), {path}), errnum);
}

std::string folderOf(const std::string& path)
{
    const std::size_t slash = path.rfind('/');
    if (slash == std::string::npos)
        return ".";
    return slash == 0 ? "/" : path.substr(0, slash);
}

/// 0 or errno. A rename is on disk only when its folder is.
int syncFolder(const std::string& folder)
{
    const int fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0)
        return errno;
    // EINVAL: this file system cannot sync a folder, and there is nothing more to be done about it.
    const int failure = ::fsync(fd) != 0 && errno != EINVAL ? errno : 0;
    ::close(fd);
    return failure;
}

} // namespace

DurableFile::DurableFile(std::string path, int fd)
    : m_path(std::move(path))
    , m_fd(fd)
{}

Result<DurableFile> DurableFile::create(std::string path, unsigned mode)
{
    const std::string partial = partialPath(path);
    // What a crash left behind is removed rather than truncated: O_EXCL then never follows a symbolic link that
    // somebody else put in its place.
    if (::unlink(partial.c_str()) != 0 && errno != ENOENT)
        return writeError(path, errno);
    const int fd = ::open(partial.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return writeError(path, errno);
    DurableFile file(std::move(path), fd);
    // Not open()'s mode: the caller's bits, whatever the umask is.
    if (::fchmod(fd, static_cast<mode_t>(mode)) != 0)
        return writeError(file.m_path, errno);
    return file;
}

DurableFile::DurableFile(DurableFile&& other) noexcept
    : m_path(std::move(other.m_path))
    , m_fd(std::exchange(other.m_fd, -1))
{}

DurableFile& DurableFile::operator=(DurableFile&& other) noexcept
{
    if (this != &other) {
        std::swap(m_path, other.m_path);
        std::swap(m_fd, other.m_fd);
    }
    return *this;
}

DurableFile::~DurableFile()
{
    if (m_fd >= 0) {
        ::close(m_fd);
        ::unlink(partialPath(m_path).c_str());
    }
}

Status DurableFile::write(std::string_view bytes)
{
    if (m_fd < 0)
        return Error(ErrorCode::Closed, Text(HOWDAH_TEXT("base", "%1 was written already"), {m_path}));
    while (!bytes.empty()) {
        const ssize_t written = ::write(m_fd, bytes.data(), bytes.size());
        if (written < 0) {
            if (errno == EINTR)
                continue;
            return writeError(m_path, errno);
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return {};
}

Status DurableFile::commit()
{
    if (m_fd < 0)
        return Error(ErrorCode::Closed, Text(HOWDAH_TEXT("base", "%1 was written already"), {m_path}));
    if (::fsync(m_fd) != 0)
        return writeError(m_path, errno);
    const std::string partial = partialPath(m_path);
    // close() may report what a network file system found out late.
    const int closed = ::close(std::exchange(m_fd, -1));
    const int failure = closed != 0 && errno != EINTR                       ? errno
                        : std::rename(partial.c_str(), m_path.c_str()) != 0 ? errno
                                                                            : 0;
    if (failure != 0) {
        ::unlink(partial.c_str());
        return writeError(m_path, failure);
    }
    if (const int unsynced = syncFolder(folderOf(m_path)); unsynced != 0)
        return writeError(m_path, unsynced);
    return {};
}

Status writeDurably(const std::string& path, std::string_view bytes, unsigned mode)
{
    HOWDAH_ASSIGN(DurableFile file, DurableFile::create(path, mode));
    HOWDAH_TRY(file.write(bytes));
    return file.commit();
}

Result<std::string> readFile(const std::string& path, std::size_t limit)
{
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return readError(path, errno);
    std::string content;
    std::array<char, 65536> buffer{};
    for (;;) {
        const ssize_t got = ::read(fd, buffer.data(), buffer.size());
        if (got < 0 && errno == EINTR)
            continue;
        const int failure = got < 0 ? errno : 0;
        if (got > 0 && content.size() + static_cast<std::size_t>(got) <= limit) {
            content.append(buffer.data(), static_cast<std::size_t>(got));
            continue;
        }
        ::close(fd);
        if (failure != 0)
            return readError(path, failure);
        if (got == 0)
            return content;
        return Error(ErrorCode::InvalidInput,
                     Text(HOWDAH_TEXT("base", "%1 is larger than %2 bytes"), {path, std::to_string(limit)}));
    }
}

} // namespace howdah::base
