// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/watchedrun.h"

namespace howdah::advise {

using base::Deadline;
using base::Result;

Result<base::Finished> runWatched(const base::ChildOptions& options, const Deadline& deadline,
                                  const base::StopToken& stop, const std::function<base::Status()>& onTick,
                                  const std::function<base::Status(std::string_view)>& onOutput)
{
    constexpr auto tick = base::Milliseconds(500);
    constexpr std::size_t mostWords = 512U << 10U;
    HOWDAH_ASSIGN(base::ChildProcess child, base::ChildProcess::start(options));
    child.closeInput();
    base::Finished finished;
    Deadline next = Deadline::after(tick);
    for (;;) {
        if (next.passed()) {
            HOWDAH_TRY(onTick());
            next = Deadline::after(tick);
        }
        const auto chunk = child.read(deadline.earlier(next), stop);
        if (!chunk) {
            if (chunk.error().code() == base::ErrorCode::Timeout && !deadline.passed())
                continue;
            return chunk.error();
        }
        if (chunk->end)
            break;
        if (onOutput && chunk->stream == base::ChildProcess::Stream::Output) {
            HOWDAH_TRY(onOutput(chunk->bytes));
            continue;
        }
        std::string& words = chunk->stream == base::ChildProcess::Stream::Output ? finished.output : finished.error;
        words += chunk->bytes;
        // Of very many words the first say what went wrong, and the last how it ended.
        if (words.size() > 2 * mostWords)
            words.erase(mostWords, words.size() - mostWords - mostWords / 2);
    }
    HOWDAH_ASSIGN(finished.status, child.wait(deadline, stop));
    return finished;
}

} // namespace howdah::advise
