// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/types.h"

#include <array>
#include <charconv>

namespace howdah::base {

std::string Lsn::toString() const
{
    std::array<char, 20> buffer{};
    std::string text;
    for (const std::uint32_t half : {static_cast<std::uint32_t>(value >> 32U), static_cast<std::uint32_t>(value)}) {
        const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), half, 16).ptr;
        if (!text.empty())
            text += '/';
        for (const char* c = buffer.data(); c != end; ++c)
            text += *c >= 'a' ? static_cast<char>(*c - 'a' + 'A') : *c;
    }
    return text;
}

Result<Lsn> Lsn::parse(std::string_view text)
{
    const auto half = [](std::string_view digits, std::uint32_t& out) {
        if (digits.empty() || digits.size() > 8)
            return false;
        const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), out, 16);
        return code == std::errc() && end == digits.data() + digits.size();
    };
    const std::size_t slash = text.find('/');
    std::uint32_t high = 0;
    std::uint32_t low = 0;
    if (slash == std::string_view::npos || !half(text.substr(0, slash), high) || !half(text.substr(slash + 1), low))
        return Error(ErrorCode::InvalidInput,
                     Text(HOWDAH_TEXT("base", "\"%1\" is not a write-ahead log position"), {std::string(text)}), {},
                     Text(HOWDAH_TEXT("base", "write it as the server does, for example 16/B374D848")));
    return Lsn{(static_cast<std::uint64_t>(high) << 32U) | low};
}

} // namespace howdah::base
