// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"

#include <QDateTime>
#include <QString>

namespace howdah::pages {

/// "14:32:07 CET": the reader's own zone, named.
[[nodiscard]] inline QString timeOfDay(base::WallTime time)
{
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
    return QDateTime::fromMSecsSinceEpoch(ms).toString(QStringLiteral("HH:mm:ss t"));
}

} // namespace howdah::pages
