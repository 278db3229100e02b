// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QVariant>
#include <Qt>

namespace howdah::models {

/// For Qt::TextAlignmentRole: figures stand to the right, words to the left.
[[nodiscard]] inline QVariant cellAlignment(bool figures)
{
    return QVariant::fromValue(Qt::Alignment((figures ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
}

} // namespace howdah::models
