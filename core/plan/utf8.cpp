// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/utf8.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

namespace howdah::plan {

namespace {

struct Range {
    char32_t first, last;
};

// Combining marks and other characters without a width of their own, in the scripts that identifiers are written in.
constexpr std::array<Range, 22> zeroWidth{
    {{0x0300, 0x036f}, {0x0483, 0x0489}, {0x0591, 0x05bd}, {0x0610, 0x061a}, {0x064b, 0x065f}, {0x0670, 0x0670},
     {0x06d6, 0x06dc}, {0x0900, 0x0902}, {0x093c, 0x093c}, {0x0941, 0x0948}, {0x094d, 0x094d}, {0x0e31, 0x0e31},
     {0x0e34, 0x0e3a}, {0x0e47, 0x0e4e}, {0x1ab0, 0x1aff}, {0x1dc0, 0x1dff}, {0x200b, 0x200f}, {0x202a, 0x202e},
     {0x2060, 0x2064}, {0x20d0, 0x20f0}, {0xfe00, 0xfe0f}, {0xfe20, 0xfe2f}}};

// East Asian Width W and F (Unicode Standard Annex 11), in blocks.
constexpr std::array<Range, 17> doubleWidth{{{0x1100, 0x115f},
                                             {0x231a, 0x231b},
                                             {0x2329, 0x232a},
                                             {0x23e9, 0x23ec},
                                             {0x2e80, 0x303e},
                                             {0x3041, 0x33ff},
                                             {0x3400, 0x4dbf},
                                             {0x4e00, 0x9fff},
                                             {0xa000, 0xa4cf},
                                             {0xa960, 0xa97f},
                                             {0xac00, 0xd7a3},
                                             {0xf900, 0xfaff},
                                             {0xfe30, 0xfe6f},
                                             {0xff00, 0xff60},
                                             {0xffe0, 0xffe6},
                                             {0x1f300, 0x1faff},
                                             {0x20000, 0x3fffd}}};

template <std::size_t N> bool within(const std::array<Range, N>& ranges, char32_t code)
{
    return std::any_of(ranges.begin(), ranges.end(),
                       [code](const Range& range) { return code >= range.first && code <= range.last; });
}

int columnsOf(char32_t code)
{
    if (code < 0x300)
        return 1;
    if (within(zeroWidth, code))
        return 0;
    return within(doubleWidth, code) ? 2 : 1;
}

bool isControl(char32_t code)
{
    return code < 0x20 || (code >= 0x7f && code < 0xa0) || code == 0x2028 || code == 0x2029;
}

} // namespace

Utf8Char decodeUtf8(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t offset) { return static_cast<unsigned char>(text[at + offset]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80)
        return {lead, 1, true};
    const std::size_t length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    if (lead < 0xc2 || lead > 0xf4 || text.size() - at < length)
        return {};
    char32_t code = lead & (0xffU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xc0) != 0x80)
            return {};
        code = (code << 6) | (byte(i) & 0x3fU);
    }
    const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    if (overlong || (code >= 0xd800 && code <= 0xdfff) || code > 0x10ffff)
        return {};
    return {code, length, true};
}

std::size_t asciiLength(std::string_view text)
{
    constexpr std::uint64_t highBits = 0x8080808080808080U;
    std::size_t at = 0;
    for (std::uint64_t eight = 0; at + sizeof eight <= text.size(); at += sizeof eight) {
        std::memcpy(&eight, text.data() + at, sizeof eight);
        if ((eight & highBits) != 0)
            break;
    }
    while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80)
        ++at;
    return at;
}

void appendUtf8(std::string& out, char32_t code)
{
    const auto byte = [&out](char32_t value) { out += static_cast<char>(static_cast<unsigned char>(value)); };
    if (code < 0x80) {
        byte(code);
    } else if (code < 0x800) {
        byte(0xc0 | code >> 6);
        byte(0x80 | (code & 0x3f));
    } else if (code < 0x10000) {
        byte(0xe0 | code >> 12);
        byte(0x80 | (code >> 6 & 0x3f));
        byte(0x80 | (code & 0x3f));
    } else {
        byte(0xf0 | code >> 18);
        byte(0x80 | (code >> 12 & 0x3f));
        byte(0x80 | (code >> 6 & 0x3f));
        byte(0x80 | (code & 0x3f));
    }
}

int columns(std::string_view text)
{
    int width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Char character = decodeUtf8(text, at);
        width += character.valid ? columnsOf(character.code) : 1;
        at += character.length;
    }
    return width;
}

std::string printable(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Char character = decodeUtf8(text, at);
        if (!character.valid)
            result += "\ufffd";
        else if (isControl(character.code))
            result += ' ';
        else
            result += text.substr(at, character.length);
        at += character.length;
    }
    return result;
}

std::string elided(std::string_view text, int width)
{
    int used = 0;
    std::size_t keep = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Char character = decodeUtf8(text, at);
        used += character.valid ? columnsOf(character.code) : 1;
        at += character.length;
        if (used <= width - 1)
            keep = at;
        if (used > width) {
            if (width < 1)
                return {};
            return std::string(text.substr(0, keep)) + "…";
        }
    }
    return std::string(text);
}

std::string padLeft(std::string text, int width)
{
    const int missing = width - columns(text);
    if (missing > 0)
        text.insert(0, static_cast<std::size_t>(missing), ' ');
    return text;
}

std::string padRight(std::string text, int width)
{
    const int missing = width - columns(text);
    if (missing > 0)
        text.append(static_cast<std::size_t>(missing), ' ');
    return text;
}

} // namespace howdah::plan
