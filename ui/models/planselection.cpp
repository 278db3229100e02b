// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/planselection.h"

namespace howdah::models {

void PlanSelection::select(int node)
{
    if (node == m_node)
        return;
    m_node = node;
    emit changed(node);
}

} // namespace howdah::models
