// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>
#include <QVariantMap>

class QDialog;
class QWidget;

namespace howdah::service {
class Console;
}

namespace howdah::wizards {

/// The dialog a page or menu asked for: "connect" (arguments: "uri" to begin with, or "profile", a
/// remembered server), "replicas", "settings", "poolsize"
/// (arguments: "pool", a key of PoolWatch, or "own"), "indexbuild" (arguments: "order", a service::IndexOrder),
/// "indexprove" (arguments: "advice", a service::IndexAdvicePtr). Null for an id that is none. Not modal, not yet
/// shown, deletes itself when closed.
[[nodiscard]] QDialog* makeWizard(const QString& id, service::Console& console, QWidget* parent,
                                  const QVariantMap& arguments = {});

} // namespace howdah::wizards
