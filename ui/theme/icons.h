// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/theme/colors.h"

#include <QIcon>
#include <QPixmap>
#include <QString>

namespace howdah::theme {

/// An icon of the family in resources/icons by its file's stem ("pool"). Drawn when painted, in the palette's colours
/// of that moment: it follows a change of theme by itself. Disabled and selected states have their own colour.
[[nodiscard]] QIcon icon(const QString& name);
/// The same in one role's colour.
[[nodiscard]] QIcon icon(const QString& name, Role role);
/// `size` in device-independent pixels.
[[nodiscard]] QPixmap iconPixmap(const QString& name, const QColor& color, int size, double devicePixelRatio);
/// The program's own icon, as the window and the task bar show it.
[[nodiscard]] QIcon applicationIcon();
[[nodiscard]] bool hasIcon(const QString& name);

} // namespace howdah::theme
