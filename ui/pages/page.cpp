// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/page.h"

namespace howdah::pages {

Page::Page(service::Console& console, QWidget* parent)
    : QWidget(parent)
    , m_console(console)
{}

void Page::open(const QVariantMap&) {}

} // namespace howdah::pages
