// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/deadline.h"
#include "core/base/result.h"
#include "core/base/stop.h"

#include <optional>
#include <string>

namespace howdah::base {

/// An exclusive advisory lock on a file (flock): freed by the system when its owner dies, kill -9 included. Children
/// do not inherit it. The file is created when missing and never removed, which would let two owners in.
class FileLock {
public:
    /// Nothing when another process or another FileLock of ours holds it.
    static Result<std::optional<FileLock>> tryAcquire(const std::string& path);
    /// Waits its turn; Timeout or Cancelled.
    static Result<FileLock> acquire(const std::string& path, const Deadline& deadline, const StopToken& stop = {});
    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&& other) noexcept;
    ~FileLock();

private:
    explicit FileLock(int fd)
        : m_fd(fd)
    {}
    int m_fd = -1;
};

} // namespace howdah::base
