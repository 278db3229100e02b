// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"

#include <QString>
#include <QVariant>
#include <map>
#include <optional>

namespace howdah::service {

/// "<dataDirectory>/settings.json" as several programs share it: what this build does not know stays in it.
class SettingsFile {
public:
    explicit SettingsFile(const QString& dataDirectory);

    using Values = std::map<QString, QVariant>;
    struct Content {
        Values values;
        std::map<QString, Values> profiles;
        std::optional<base::Error> damage; ///< what was wrong with the file that was set aside
    };
    /// A missing file is an empty one; a damaged one is renamed to settings.json.damaged.
    base::Result<Content> read() const;
    /// Changes or removes one value, of a profile or (empty) of the machine. Takes the lock for the moment it needs;
    /// Timeout when another program keeps it for half a second.
    base::Status change(const QString& profile, const QString& name, const std::optional<QVariant>& value) const;

private:
    std::string m_directory;
    std::string m_path;
};

} // namespace howdah::service
