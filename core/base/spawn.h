// SPDX-License-Identifier: GPL-3.0-or-later
// The way from fork to exec; ChildProcess's other half.
#pragma once
#include <array>
#include <cstddef>
#include <sys/types.h>

namespace howdah::base {

/// What a child that failed before exec tells its parent.
enum class Stage : int { Descriptors, Account, Folder, Output, Exec };
struct StageFailure {
    Stage stage;
    int errnum;
};

/// All that the child needs between fork and exec, made before the fork: nothing that allocates or locks may be called
/// there, since another thread may have held the lock.
struct SpawnPlan {
    const char* program = nullptr;
    char* const* arguments = nullptr;
    char* const* environment = nullptr;
    const char* workingDirectory = nullptr;
    const char* outputFile = nullptr;
    bool newSession = false;
    bool dropPrivileges = false;
    uid_t uid = 0;
    gid_t gid = 0;
    const gid_t* groups = nullptr;
    std::size_t groupCount = 0;
    std::array<int, 4> sources{-1, -1, -1, -1}; ///< what becomes 0 to 3; -1: /dev/null, for 3: nothing
    int reportFd = -1;
    bool outputToFile = false;
};

/// Turns the forked child into the program of the plan. Reports on reportFd when it cannot; a successful exec closes
/// that descriptor instead.
[[noreturn]] void becomeChild(const SpawnPlan& plan);

} // namespace howdah::base
