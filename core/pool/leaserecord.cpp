// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pool/leaserecord.h"

#include "core/base/threadnumber.h"

#include <algorithm>

namespace howdah::pool::detail {

namespace {

/// `text` without a UTF-8 sequence that was cut off at its end.
std::string_view wholeCharacters(std::string_view text)
{
    std::size_t start = text.size();
    while (start > 0 && text.size() - start < 4 && (static_cast<unsigned char>(text[start - 1]) & 0xC0U) == 0x80U)
        --start;
    if (start == 0)
        return text;
    const auto lead = static_cast<unsigned char>(text[start - 1]);
    const std::size_t wanted = lead >= 0xF0U ? 4 : lead >= 0xE0U ? 3 : lead >= 0xC0U ? 2 : 1;
    return text.size() - (start - 1) < wanted ? text.substr(0, start - 1) : text;
}

/// "InvoiceRun::render" of what std::source_location gives, which is the whole declaration with GCC and Clang:
/// "bool shop::{anonymous}::InvoiceRun::render(int)".
std::string_view shortFunction(std::string_view declaration)
{
    std::string_view name = declaration.substr(0, declaration.find('('));
    int depth = 0; // inside template arguments blanks and colons mean nothing
    int names = 0;
    for (std::size_t i = name.size(); i > 0; --i) {
        const char c = name[i - 1];
        depth += c == '>' ? 1 : c == '<' ? -1 : 0;
        if (depth > 0)
            continue;
        if (c == ' ' || c == '*' || c == '&')
            return name.substr(i);
        // Class and function; what encloses them is said by the file.
        if (c == ':' && i > 1 && name[i - 2] == ':') {
            if (++names == 2)
                return name.substr(i);
            --i;
        }
    }
    return name;
}

} // namespace

LeaseRecord::LeaseRecord(const Slot& slot)
    : lease(slot.lease)
    , tag(slot.tag)
    , tagLength(slot.tagLength)
    , where(slot.where)
    , thread(slot.thread.load(std::memory_order_relaxed))
    , backend(slot.pid)
    , leasedAt(slot.leasedAt)
    , since(slot.statement.since())
    , running(slot.statement.running())
    , statementLength(slot.statement.copy(slot.lease, statement))
{}

LeaseState LeaseRecord::state(base::MonotonicTime now, const LeaseLimits& limits) const
{
    using base::Nanoseconds;
    const Nanoseconds span = now - since;
    if (running)
        return limits.longRunning > Nanoseconds::zero() && span >= limits.longRunning ? LeaseState::LongRunning
                                                                                      : LeaseState::Ok;
    if (limits.leak <= Nanoseconds::zero())
        return LeaseState::Ok;
    if (span >= std::min(limits.leak, handOver) && base::threadEnded(thread))
        return LeaseState::Orphan;
    return span >= limits.leak ? LeaseState::IdleLease : LeaseState::Ok;
}

LeaseInfo LeaseRecord::info(base::MonotonicTime now, const LeaseLimits& limits) const
{
    LeaseInfo info;
    info.id = lease;
    info.tag.assign(tag.data(), tagLength);
    const std::string_view file = where.file_name();
    info.file = file.substr(file.find_last_of("/\\") + 1);
    info.line = where.line();
    info.function = shortFunction(where.function_name());
    info.thread = thread;
    info.backend = backend;
    info.heldFor = std::max(base::Nanoseconds::zero(), base::Nanoseconds(now - leasedAt));
    info.statementRunning = running;
    // The holder goes on while we read: what it did a moment after `now` was read lasted nothing yet.
    const base::Nanoseconds span = std::max(base::Nanoseconds::zero(), base::Nanoseconds(now - since));
    (running ? info.runningFor : info.idleFor) = span;
    info.lastStatement = wholeCharacters({statement.data(), statementLength});
    info.state = state(now, limits);
    return info;
}

} // namespace howdah::pool::detail
