// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/error.h"

#include <QString>

namespace howdah::service {

/// A Text in the reader's language, through the installed QTranslators. The one place where engine text becomes
/// QString.
[[nodiscard]] QString translated(const base::Text& text);
/// "what: why (SQLSTATE); remedy", translated, on one line.
[[nodiscard]] QString oneLine(const base::Error& error);

} // namespace howdah::service
