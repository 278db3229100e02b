// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/pool/poolcore.h"

#include <memory>

namespace howdah::pool::detail {

/// Shows the pool in the feed as long as it lives. Never fails: feed::problem() tells.
void publish(const std::shared_ptr<PoolCore>& core);
/// The pool is about to go. Returns when the feed has let go of it.
void withdraw(const PoolCore& core);

} // namespace howdah::pool::detail
