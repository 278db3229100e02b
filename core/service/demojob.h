// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/demo/demo.h"
#include "core/service/job.h"

namespace howdah::service {

/// The demo's name for a step as a person reads it.
[[nodiscard]] base::Text demoStepText(std::string_view step);

/// The work of the job that starts the demo: `options` with the job's progress, stop and our howdahctl as its load.
/// `params` then leads to the shop.
base::Status startDemoIn(JobContext& context, demo::DemoOptions options, pg::ConnectParams& params);

} // namespace howdah::service
