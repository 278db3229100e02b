// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/childprocess.h"

#include <functional>

// Inner part of the copy: a program that runs long, looked after.
namespace howdah::advise {

/// As base::run(), and calls `onTick` about twice a second while it runs; an error from there ends the program.
base::Result<base::Finished> runWatched(const base::ChildOptions& options, const base::Deadline& deadline,
                                        const base::StopToken& stop, const std::function<base::Status()>& onTick);

} // namespace howdah::advise
