// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <set>
#include <string>
#include <string_view>

namespace howdah::advise {

/// What an operator class of GIN takes out of a value.
enum class GinKind { Trigrams, Elements, Document, DocumentPaths, Words };

/// The keys of one value, given as text. Each is distinct from those of other positions as the index would hold it.
[[nodiscard]] std::set<std::string> ginKeys(GinKind kind, std::string_view value);

} // namespace howdah::advise
