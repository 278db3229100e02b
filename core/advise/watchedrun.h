// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/childprocess.h"

#include <functional>
#include <string_view>

// Inner part of the copy: a program that runs long, looked after.
namespace howdah::advise {

/// As base::run(), and calls `onTick` about twice a second while it runs; an error from there ends the program.
/// `onOutput`: gets standard output as it comes, which is then not in what is returned.
base::Result<base::Finished> runWatched(const base::ChildOptions& options, const base::Deadline& deadline,
                                        const base::StopToken& stop, const std::function<base::Status()>& onTick,
                                        const std::function<base::Status(std::string_view)>& onOutput = {});

} // namespace howdah::advise
