// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/models/planindex.h"
#include "ui/theme/colors.h"

#include <QColor>

namespace howdah::widgets::ink {

/// Fill and text of a node's box: tints of the chart's series with dark words on them, in both themes.
struct Box {
    QColor fill, text;
};
/// `back`: steps back, because something else is meant.
[[nodiscard]] Box boxOf(models::Heat heat, bool back, theme::Scheme scheme);
[[nodiscard]] Box boxOf(models::Heat heat, bool back = false);

} // namespace howdah::widgets::ink
