// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QString>

class QCoreApplication;

namespace howdah::service {

/// What every program of ours says of itself first, so that they share one data folder: names and version.
void initApplication(QCoreApplication& application);
/// Installs the catalogues of `language` ("de"); empty: the first of the system's languages that we have. Replaces the
/// ones of an earlier call. On the application's thread.
void installLanguage(QCoreApplication& application, const QString& language);

/// Howdah's folder among the platform's data folders ("~/.local/share/howdah").
[[nodiscard]] QString defaultDataDirectory();
/// Where the demo of a data folder lives; `dataDirectory` empty: of the default one. As root the default's demo stands
/// below server::clusterRoot(), because the account that runs the server cannot enter root's home.
[[nodiscard]] QString demoDirectory(const QString& dataDirectory = {});

} // namespace howdah::service
