// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/indexdefinition.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace howdah::advise {

/// What an operator class of GIN takes out of a value.
enum class GinKind {
    Trigrams,
    Elements,
    Document,
    DocumentPaths,
    Lexemes, ///< of a tsvector
    Words,   ///< of a text that stands for the tsvector made of it: a guess
};

/// By the operator class, or the type of the column (pg_type.oid and its name) where that is the type's default.
[[nodiscard]] GinKind ginKind(const IndexKey& key, std::uint32_t typeOid, std::string_view type);

/// Bytes of an array's elements by the type's name; -1: varying.
[[nodiscard]] int ginElementBytes(std::string_view type);

/// Bytes of a key as ginKeys() gives it, as stored: header included, without alignment.
[[nodiscard]] double ginKeyBytes(GinKind kind, std::string_view type, std::string_view key);

/// The keys of one value, given as text, each with its family: the field of a document that it comes from. Families
/// differ in how many keys they have; elsewhere there is one.
[[nodiscard]] std::map<std::string, std::string> ginKeys(GinKind kind, std::string_view value);

} // namespace howdah::advise
