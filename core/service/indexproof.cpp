// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/indexadvice.h"

#include <optional>
#include <utility>

using howdah::base::Text;

namespace howdah::service {
namespace {

using Stage = advise::ProveProgress::Stage;

Text stageText(const advise::ProveProgress& progress, bool fromBackup)
{
    switch (progress.stage) {
    case Stage::Look:
        return Text(HOWDAH_TEXT("advise", "Look what has to be copied"));
    case Stage::Server:
        return Text(HOWDAH_TEXT("advise", "Make a private server for the copy"));
    case Stage::Dump:
        return Text(HOWDAH_TEXT("advise", "Copy the tables from the server"));
    case Stage::Restore:
        return fromBackup ? Text(HOWDAH_TEXT("advise", "Restore the backup"))
                          : Text(HOWDAH_TEXT("advise", "Bring the tables into the copy"));
    case Stage::Analyze:
        return Text(HOWDAH_TEXT("advise", "Make the copy's statistics"));
    case Stage::Plan:
        return Text(HOWDAH_TEXT("advise", "Plan the statements on the copy"));
    case Stage::Build:
        return Text(HOWDAH_TEXT("advise", "Build %1 on the copy"), {progress.subject});
    case Stage::Measure:
        break;
    }
    return Text(HOWDAH_TEXT("advise", "Run the statements without and with %1"), {progress.subject});
}

pg::ConnectParams named(pg::ConnectParams params)
{
    params.set("application_name", "Howdah index advisor");
    return params;
}

} // namespace

base::Result<IndexAdvicePtr> proveAdvice(const pg::ConnectParams& params, const IndexAdvice& advice,
                                         const ProofRequest& request, JobContext& context)
{
    const auto began = base::Clock::system()->now();
    advise::ProveOptions options;
    options.source = named(params);
    options.backup = request.backup;
    options.binDirectories = advice.request.binDirectories;
    options.copyLimit = request.copyLimit;
    options.statementTimeout = request.statementTimeout;
    options.deadline = base::Deadline::after(request.most);
    options.stop = context.stop();
    std::optional<std::pair<Stage, std::string>> step;
    options.onProgress = [&](const advise::ProveProgress& progress) {
        const std::pair now(progress.stage, progress.subject);
        if (step != now) {
            step = now;
            context.beginStep(stageText(progress, !request.backup.empty()));
        }
        context.progress(progress.done, progress.total,
                         progress.bytes ? JobProgress::Unit::Bytes : JobProgress::Unit::None);
    };
    auto proved = std::make_shared<IndexAdvice>(advice);
    HOWDAH_ASSIGN(proved->advice, advise::prove(advice.advice, advice.workload, *advice.catalog, options));
    proved->took = base::Clock::system()->now() - began;
    return IndexAdvicePtr(std::move(proved));
}

base::Result<advise::CopyOutlook> lookAtCopy(const pg::ConnectParams& params, const IndexAdvice& advice,
                                             const base::StopToken& stop)
{
    return advise::lookAtCopy(named(params), advice.advice, advice.workload, *advice.catalog, stop);
}

} // namespace howdah::service
