// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace howdah::plan {

/// One character of UTF-8 text. An invalid byte is a character of length 1 with `valid` false.
struct Utf8Char {
    char32_t code = 0;
    std::size_t length = 1;
    bool valid = false;
};

/// The character at `at`, which must be inside `text`. Overlong forms, surrogates and what lies beyond U+10FFFF are
/// invalid.
[[nodiscard]] Utf8Char decodeUtf8(std::string_view text, std::size_t at);

/// How many bytes at the start of `text` are ASCII: nearly all of most plans, which need not be decoded.
[[nodiscard]] std::size_t asciiLength(std::string_view text);

/// Appends a character. A half of a surrogate pair becomes bytes that are not UTF-8, and is told as such later.
void appendUtf8(std::string& out, char32_t code);

/// Columns a terminal gives the text: 0 for combining marks, 2 for wide East Asian characters and emoji.
[[nodiscard]] int columns(std::string_view text);

/// One line that is safe to print: control characters become blanks, invalid bytes U+FFFD.
[[nodiscard]] std::string printable(std::string_view text);

/// `text` cut to at most `width` columns, with an ellipsis where something was cut.
[[nodiscard]] std::string elided(std::string_view text, int width);

/// `text` with blanks on its left or right up to `width` columns.
[[nodiscard]] std::string padLeft(std::string text, int width);
[[nodiscard]] std::string padRight(std::string text, int width);

} // namespace howdah::plan
