// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/translate.h"

#include <QCoreApplication>
#include <algorithm>
#include <limits>

namespace howdah::service {

QString translated(const base::Text& text)
{
    if (!text.translatable())
        return QString::fromStdString(text.source());
    int count = -1;
    QString unchanged = QString::fromStdString(text.source());
    if (text.count()) {
        count = static_cast<int>(std::clamp<long long>(*text.count(), 0, std::numeric_limits<int>::max()));
        unchanged.replace(QStringLiteral("%n"), QString::number(count));
    }
    const QString found = QCoreApplication::translate(text.context().c_str(), text.source().c_str(), nullptr, count);
    // Without a catalogue, English has its own way with plurals.
    if (found == unchanged)
        return QString::fromStdString(text.english());
    return QString::fromStdString(base::fillArguments(found.toStdString(), text.arguments()));
}

QString oneLine(const base::Error& error)
{
    return QString::fromStdString(base::joinFailure(translated(error.what()).toStdString(),
                                                    translated(error.why()).toStdString(), error.sqlState(),
                                                    translated(error.remedy()).toStdString()));
}

} // namespace howdah::service
