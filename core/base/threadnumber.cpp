// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/threadnumber.h"

#include <mutex>
#include <set>

namespace howdah::base {

namespace {

struct Living {
    std::mutex mutex;
    std::uint64_t last = 0;
    std::set<std::uint64_t> numbers;
};

/// Never destroyed: threads may end after the statics have gone.
Living& living()
{
    static auto* const instance = new Living;
    return *instance;
}

struct Number {
    std::uint64_t value = 0;
    Number()
    {
        Living& all = living();
        const std::lock_guard lock(all.mutex);
        value = ++all.last;
        all.numbers.insert(value);
    }
    ~Number()
    {
        Living& all = living();
        const std::lock_guard lock(all.mutex);
        all.numbers.erase(value);
    }
    Number(const Number&) = delete;
    Number& operator=(const Number&) = delete;
};

} // namespace

std::uint64_t threadNumber()
{
    thread_local const Number number;
    return number.value;
}

bool threadEnded(std::uint64_t number)
{
    Living& all = living();
    const std::lock_guard lock(all.mutex);
    return number != 0 && number <= all.last && !all.numbers.contains(number);
}

} // namespace howdah::base
