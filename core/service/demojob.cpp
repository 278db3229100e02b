// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/demojob.h"

#include "core/base/childprocess.h"

#include <array>
#include <string>
#include <string_view>

namespace howdah::service {
base::Text demoStepText(std::string_view step)
{
    struct Named {
        std::string_view step;
        base::TextSource text;
    };
    static constexpr std::array named{
        Named{"initdb", HOWDAH_TEXT("demo", "Make an empty cluster")},
        Named{"schema", HOWDAH_TEXT("demo", "Create the tables")},
        Named{"indexes", HOWDAH_TEXT("demo", "Build the indexes")},
        Named{"statistics", HOWDAH_TEXT("demo", "Gather statistics")},
        Named{"starting", HOWDAH_TEXT("demo", "Start the server")},
        Named{"load", HOWDAH_TEXT("demo", "Start the load")},
    };
    for (const Named& one : named) {
        if (one.step == step)
            return base::Text(one.text);
    }
    return base::Text(HOWDAH_TEXT("demo", "Make data: %1"), {std::string(step)});
}

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
            context.beginStep(demoStepText(current));
        }
        if (progress.rows > 0)
            context.progress(progress.rows, 0, JobProgress::Unit::Rows);
    };
    HOWDAH_TRY(demo::start(options));
    HOWDAH_ASSIGN(params, demo::params(options.directory));
    return {};
}

} // namespace howdah::service
