// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <span>
#include <string_view>

namespace howdah::base {

/// A sentence with a count, in English: for one, and for any other number.
struct PluralForms {
    std::string_view context, source, one, others;
};

/// Those of the engine's sentences, as the English catalogue has them. Made when the build is configured; lives as long
/// as the program.
[[nodiscard]] std::span<const PluralForms> englishPlurals();

} // namespace howdah::base
