// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/monitor/check.h"
#include "ui/theme/severity.h"

namespace howdah::models {

/// A monitor's verdict as the theme shows it.
[[nodiscard]] inline theme::Severity shown(monitor::Severity severity)
{
    switch (severity) {
    case monitor::Severity::Critical:
        return theme::Severity::Critical;
    case monitor::Severity::Warn:
        return theme::Severity::Warning;
    case monitor::Severity::Ok:
        return theme::Severity::Ok;
    case monitor::Severity::Unknown:
        break;
    }
    return theme::Severity::Unknown;
}

} // namespace howdah::models
