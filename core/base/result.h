// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"

#include <tl/expected.hpp>
#include <utility>

namespace howdah::base {

/// A value or the Error that prevented it. A class, not an alias: an alias of tl::expected would not warn when ignored.
template <class T> class [[nodiscard]] Result : public tl::expected<T, Error> {
public:
    using tl::expected<T, Error>::expected;
    Result(Error error)
        : tl::expected<T, Error>(tl::make_unexpected(std::move(error)))
    {}
};

using Status = Result<void>;

} // namespace howdah::base

/// Returns from the enclosing function with the error of `expression`, if it has one.
#define HOWDAH_TRY(expression)                                                                                         \
    do {                                                                                                               \
        if (auto howdahTried = (expression); !howdahTried)                                                             \
            return std::move(howdahTried).error();                                                                     \
    } while (false)

#define HOWDAH_JOIN_(a, b) a##b
#define HOWDAH_JOIN(a, b) HOWDAH_JOIN_(a, b)

/// `HOWDAH_ASSIGN(auto x, f());`: declares or assigns x from f()'s value, or returns f()'s error.
#define HOWDAH_ASSIGN(target, expression)                                                                              \
    auto HOWDAH_JOIN(howdahResult, __LINE__) = (expression);                                                           \
    if (!HOWDAH_JOIN(howdahResult, __LINE__))                                                                          \
        return std::move(HOWDAH_JOIN(howdahResult, __LINE__)).error();                                                 \
    target = std::move(*HOWDAH_JOIN(howdahResult, __LINE__))
