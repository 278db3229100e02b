// SPDX-License-Identifier: GPL-3.0-or-later
// The rail: every page that works, in its order.
#include "ui/pages/firstrunpage.h"
#include "ui/pages/indexes/indexespage.h"
#include "ui/pages/overview/overviewpage.h"
#include "ui/pages/page.h"
#include "ui/pages/plan/planpage.h"
#include "ui/pages/pool/poolpage.h"
#include "ui/pages/slow/slowpage.h"

#include <QCoreApplication>

namespace howdah::pages {

namespace {

struct Titles {
    Q_DECLARE_TR_FUNCTIONS(Pages)
};

/// A page whose icon has the name of its id.
template <class P> PageInfo info(const QString& id, const QString& title, bool needsSession = true)
{
    return {id, title, id, needsSession,
            [](service::Console& console, QWidget* parent) -> Page* { return new P(console, parent); }};
}

} // namespace

std::vector<PageInfo> pageList()
{
    return {info<OverviewPage>(QStringLiteral("overview"), Titles::tr("Overview")),
            info<PoolPage>(QStringLiteral("pool"), Titles::tr("Pool")),
            info<SlowPage>(QStringLiteral("slow"), Titles::tr("Slow queries")),
            info<PlanPage>(QStringLiteral("plan"), Titles::tr("Plan"), false),
            info<IndexesPage>(QStringLiteral("indexes"), Titles::tr("Index advisor"))};
}

Page* makeFirstRunPage(service::Console& console, QWidget* parent)
{
    return new FirstRunPage(console, parent);
}

} // namespace howdah::pages
