// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/base/text.h"

#include <cstdint>

// Inner part of clone and copy: room on the disk that private clusters are on.
namespace howdah::advise {

/// What the files of a cluster with an empty database take, its log included.
inline constexpr std::int64_t emptyClusterBytes = std::int64_t{64} << 20U;

enum class RoomFor { Clone, Copy };

/// DiskFull where less than `bytes` are free.
base::Status checkRoom(RoomFor what, std::int64_t bytes);
/// Whether a step on a private cluster failed for want of room, however that came out: a server that finds none for
/// its log ends, and its sessions are lost. To be asked before anything is removed, and not about the source, whose
/// disk is another.
[[nodiscard]] bool ranOutOfRoom(const base::Error& error);
/// What to say then: DiskFull, with what it takes and what is free by now.
[[nodiscard]] base::Error noRoom(RoomFor what, std::int64_t bytes);

} // namespace howdah::advise
