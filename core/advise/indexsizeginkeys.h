// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <map>
#include <string>
#include <string_view>

namespace howdah::advise {

/// What an operator class of GIN takes out of a value.
enum class GinKind { Trigrams, Elements, Document, DocumentPaths, Words };

/// The keys of one value, given as text, each with its family: the field of a document that it comes from. Families
/// differ in how many keys they have; elsewhere there is one.
[[nodiscard]] std::map<std::string, std::string> ginKeys(GinKind kind, std::string_view value);

} // namespace howdah::advise
