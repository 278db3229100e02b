// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/firstrunpage.h"
#include "ui/pages/page.h"

namespace howdah::pages {

std::vector<PageInfo> pageList()
{
    return {};
}

Page* makeFirstRunPage(service::Console& console, QWidget* parent)
{
    return new FirstRunPage(console, parent);
}

} // namespace howdah::pages
