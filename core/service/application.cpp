// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/application.h"

#include "core/base/childprocess.h"
#include "core/base/version.h"
#include "core/server/privatecluster.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QLibraryInfo>
#include <QLocale>
#include <QStandardPaths>
#include <QTranslator>

namespace howdah::service {
namespace {

constexpr const char* translatorName = "howdahTranslator";

void installCatalogue(QCoreApplication& application, const QString& file, const QString& folder)
{
    auto* translator = new QTranslator(&application);
    translator->setObjectName(QLatin1String(translatorName));
    if (!translator->load(file, folder) || !QCoreApplication::installTranslator(translator))
        delete translator;
}

} // namespace

void initApplication(QCoreApplication& application)
{
    application.setOrganizationName(QStringLiteral("Howdah"));
    application.setApplicationName(QStringLiteral("Howdah"));
    application.setApplicationVersion(
        QString::fromLatin1(base::version.data(), static_cast<qsizetype>(base::version.size())));
}

void installLanguage(QCoreApplication& application, const QString& language)
{
    const auto earlier = application.findChildren<QTranslator*>(QLatin1String(translatorName));
    for (QTranslator* translator : earlier) {
        QCoreApplication::removeTranslator(translator);
        delete translator;
    }
    const QStringList wanted = language.isEmpty() ? QLocale::system().uiLanguages() : QStringList{language};
    for (const QString& one : wanted) {
        QString code = one.section(QLatin1Char('-'), 0, 0).section(QLatin1Char('_'), 0, 0);
        if (code == QLatin1String("C") || code == QLatin1String("POSIX"))
            code = QStringLiteral("en");
        const QString catalogue = QStringLiteral("howdah_%1").arg(code);
        if (!QFile::exists(QStringLiteral(":/i18n/%1.qm").arg(catalogue)))
            continue;
        // Qt's own words first: the translator installed last is asked first.
        installCatalogue(application, QStringLiteral("qtbase_%1").arg(code),
                         QLibraryInfo::path(QLibraryInfo::TranslationsPath));
        installCatalogue(application, catalogue, QStringLiteral(":/i18n"));
        return;
    }
    // Without its plural forms English would say "2 statement(s)".
    installCatalogue(application, QStringLiteral("howdah_en"), QStringLiteral(":/i18n"));
}

QString defaultDataDirectory()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/howdah");
}

QString demoDirectory(const QString& dataDirectory)
{
    if (dataDirectory.isEmpty() || QDir(dataDirectory) == QDir(defaultDataDirectory())) {
        if (base::runningAsRoot()) {
            if (const auto root = server::clusterRoot())
                return QString::fromStdString(*root) + QStringLiteral("/demo");
        }
        return defaultDataDirectory() + QStringLiteral("/demo");
    }
    return QDir(dataDirectory).absoluteFilePath(QStringLiteral("demo"));
}

} // namespace howdah::service
