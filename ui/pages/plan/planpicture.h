// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

namespace howdah::service {
class ServerSession;
}

namespace howdah::pages {

/// A statement whose plan is worth a picture: over the shop's tables where the session is on the `demo`; elsewhere the
/// longest SELECT without parameters that some session ran last, and one over the catalogue, which every server can
/// run, when there is none.
[[nodiscard]] QString pictureStatement(const service::ServerSession& session, bool demo);

} // namespace howdah::pages
