// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/demojob.h"

#include "core/base/childprocess.h"

#include <string>

namespace howdah::service {

base::Status startDemoIn(JobContext& context, demo::DemoOptions options, pg::ConnectParams& params)
{
    HOWDAH_ASSIGN(const std::string programs, base::programDirectory());
    options.loadCommand = {programs + "/howdahctl", "demo", "load"};
    options.stop = context.stop();
    options.deadline = base::Deadline::after(base::Seconds(900));
    std::string current;
    options.onProgress = [&context, &current](const demo::DemoOptions::Progress& progress) {
        if (progress.total > 0)
            context.expectSteps(progress.total);
        if (progress.step != current) {
            current = progress.step;
            context.beginStep(base::Text::verbatim(current));
        }
        if (progress.rows > 0)
            context.progress(progress.rows, 0, JobProgress::Unit::Rows);
    };
    HOWDAH_TRY(demo::start(options));
    HOWDAH_ASSIGN(params, demo::params(options.directory));
    return {};
}

} // namespace howdah::service
