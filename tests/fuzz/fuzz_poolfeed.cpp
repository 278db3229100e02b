// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pool/poolfeedjson.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace howdah;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

} // namespace

/// Whatever stands on the other end of a socket: no crash, and what was understood says the same once it is written and
/// read again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view line(reinterpret_cast<const char*>(data), size);
    if (const auto process = pool::readFeed(line)) {
        const std::string written = pool::writeFeed(*process);
        require(written.find('\n') == written.size() - 1);
        const auto again = pool::readFeed(written);
        require(again && pool::writeFeed(*again) == written);
    } else {
        const auto code = process.error().code();
        require(code == base::ErrorCode::InvalidInput || code == base::ErrorCode::Unsupported);
    }
    if (const auto command = pool::readCommand(line)) {
        const auto again = pool::readCommand(pool::writeCommand(*command));
        require(again && again->kind == command->kind && again->pool == command->pool &&
                again->lease == command->lease);
    }
    return 0;
}
