// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pg/connectparams.h"
#include "core/pg/startupoptions.h"

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

/// Whatever is pasted: no crash, no secret where it may be seen, and what was understood reads back from its own URI
/// and connection string.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    for (const pg::Span& span : pg::findSecrets(text))
        require(span.length > 0 && span.offset <= size && span.length <= size - span.offset);
    static_cast<void>(pg::parseStartupOptions(text));
    static_cast<void>(pg::startupOptionsAsSql(text));

    const pg::Environment none = [](std::string_view) -> std::optional<std::string> { return std::nullopt; };
    const auto params = pg::ConnectParams::parse(text, none);
    if (!params) {
        require(params.error().code() == base::ErrorCode::InvalidInput);
        return 0;
    }
    require(!params->get("password") && !params->get("sslpassword"));
    if (params->values().empty())
        return 0;
    const auto fromUri = pg::ConnectParams::parse(params->toUri(), none);
    require(fromUri.has_value());
    // A list of ports that are all left out is no list once it is written down, so the second reading counts.
    require(fromUri->toUri() == params->toUri());
    const auto fromConninfo = pg::ConnectParams::parse(params->toConninfo(), none);
    require(fromConninfo && fromConninfo->values() == params->values());
    return 0;
}
