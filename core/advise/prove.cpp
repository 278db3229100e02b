// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/prove.h"

#include "core/advise/provecopy.h"
#include "core/advise/provemeasure.h"
#include "core/advise/room.h"
#include "core/base/units.h"

#include <algorithm>

namespace howdah::advise {

using base::Error;
using base::ErrorCode;
using base::Result;
using base::Text;

std::string_view name(BuiltIndex::Verdict verdict)
{
    switch (verdict) {
    case BuiltIndex::Verdict::Less:
        return "less";
    case BuiltIndex::Verdict::Unused:
        return "unused";
    case BuiltIndex::Verdict::Slower:
        return "slower";
    case BuiltIndex::Verdict::Kept:
        break;
    }
    return "kept";
}

Text BuiltIndex::finding() const
{
    const auto percent = [](double part) { return base::human::percent(std::max(0.0, part)); };
    switch (verdict) {
    case Verdict::Unused:
        return promised ? Text(HOWDAH_TEXT("advise", "it promised to save %1 of what its statements cost, but once it "
                                                     "is built no plan uses it"),
                               {percent(*promised)})
                        : Text(HOWDAH_TEXT("advise", "once it is built no plan uses it"));
    case Verdict::Less:
        return promised ? Text(HOWDAH_TEXT("advise", "it promised to save %1 of what its statements cost; built it "
                                                     "saves %2"),
                               {percent(*promised), percent(*share)})
                        : Text(HOWDAH_TEXT("advise", "built it saves nothing of what the workload costs"));
    case Verdict::Slower:
        return Text(HOWDAH_TEXT("advise", "the plans with it cost less, but its statements take longer"));
    case Verdict::Kept:
        break;
    }
    return promised ? Text(HOWDAH_TEXT("advise", "built it saves %1 of what its statements cost; %2 were promised"),
                           {percent(*share), percent(*promised)})
                    : Text(HOWDAH_TEXT("advise", "built it saves %1 of what the workload costs"),
                           {percent(costBefore > 0 ? 1 - costAfter / costBefore : 0)});
}

Result<Advice> prove(const Advice& advice, const Workload& workload, const Catalog& catalog,
                     const ProveOptions& options)
{
    if (advice.create.empty())
        return Error(ErrorCode::InvalidInput,
                     Text(HOWDAH_TEXT("advise", "there is nothing to prove: no index is advised")));
    if (options.copyLimit.value <= 0)
        return Error(ErrorCode::InvalidInput,
                     Text(HOWDAH_TEXT("advise", "a copy limit of nothing leaves nothing to prove with")));
    const auto began = base::Clock::system()->now();
    HOWDAH_ASSIGN(std::unique_ptr<ProofCopy> copy, makeCopy(advice, workload, catalog, options));
    Advice proved = advice;
    std::vector<Text> notes = copy->notes;
    const auto measured = [&]() -> base::Status {
        ProofMeasure measure(*copy, workload, options);
        HOWDAH_TRY(measure.begin(notes));
        for (CreateAdvice& create : proved.create)
            HOWDAH_TRY(measure.build(create));
        proved.explains += measure.explains();
        return {};
    }();
    if (!measured && ranOutOfRoom(measured.error())) {
        const std::int64_t needed = copy->bytes;
        copy.reset();
        return noRoom(RoomFor::Copy, needed);
    }
    HOWDAH_TRY(measured);
    if (std::ranges::all_of(proved.create, [](const auto& create) { return create.proof == Proof::Built; }))
        proved.proof = Proof::Built;
    proved.copy = copy->about;
    proved.copy->took = base::Clock::system()->now() - began;
    // What the advice noted of its clone may hold of the copy as well.
    for (Text& note : notes) {
        if (std::ranges::find(proved.notes, note) == proved.notes.end())
            proved.notes.push_back(std::move(note));
    }
    return proved;
}

} // namespace howdah::advise
