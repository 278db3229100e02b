// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/service/translate.h"
#include "ui/widgets/banner.h"

namespace howdah::widgets {

BannerMessage bannerFor(const base::Error& error, theme::Severity severity)
{
    BannerMessage message;
    message.severity = severity;
    const QString what = service::translated(error.what());
    const QString why = service::translated(error.why());
    message.cause = why.isEmpty() ? what : QStringLiteral("%1: %2").arg(what, why);
    message.sqlState = QString::fromStdString(error.sqlState());
    message.remedy = service::translated(error.remedy());
    return message;
}

} // namespace howdah::widgets
