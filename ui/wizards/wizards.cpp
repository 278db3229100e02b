// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/wizards.h"

#include "core/service/console.h"
#include "ui/wizards/connect/connectdialog.h"
#include "ui/wizards/indexbuilddialog.h"
#include "ui/wizards/indexprovedialog.h"
#include "ui/wizards/poolsizedialog.h"
#include "ui/wizards/replicasdialog.h"
#include "ui/wizards/settingsdialog.h"

#include <utility>

namespace howdah::wizards {

QDialog* makeWizard(const QString& id, service::Console& console, QWidget* parent, const QVariantMap& arguments)
{
    if (id == QStringLiteral("connect"))
        return new ConnectDialog(console, arguments.value(QStringLiteral("uri")).toString(),
                                 arguments.value(QStringLiteral("profile")).toString(), parent);
    if (id == QStringLiteral("replicas"))
        return new ReplicasDialog(console, parent);
    if (id == QStringLiteral("settings"))
        return new SettingsDialog(console.settings(), parent);
    if (id == QStringLiteral("poolsize"))
        return new PoolSizeDialog(console, arguments.value(QStringLiteral("pool")).toString(), parent);
    if (id == QStringLiteral("indexbuild"))
        return new IndexBuildDialog(console, arguments.value(QStringLiteral("order")).value<service::IndexOrder>(),
                                    parent);
    if (id == QStringLiteral("indexprove")) {
        auto advice = arguments.value(QStringLiteral("advice")).value<service::IndexAdvicePtr>();
        return advice ? new IndexProveDialog(console, std::move(advice), parent) : nullptr;
    }
    return nullptr;
}

} // namespace howdah::wizards
