// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/application.h"

#include "core/base/childprocess.h"
#include "core/base/version.h"

#include <QCoreApplication>
#include <QTemporaryDir>
#include <QTest>

using namespace howdah;

class TestApplication : public QObject {
    Q_OBJECT
private slots:
    void everyProgramHasTheSameNamesAndTheVersionOfTheBuild()
    {
        service::initApplication(*QCoreApplication::instance());
        QCOMPARE(QCoreApplication::organizationName(), QStringLiteral("Howdah"));
        QCOMPARE(QCoreApplication::applicationName(), QStringLiteral("Howdah"));
        QCOMPARE(QCoreApplication::applicationVersion().toStdString(), std::string(base::version));
    }

    void theDataFolderIsThePlatforms()
    {
        QTemporaryDir home;
        qputenv("XDG_DATA_HOME", home.path().toUtf8());
        QCOMPARE(service::defaultDataDirectory(), home.filePath(QStringLiteral("howdah")));
    }

    void aDataFolderOfOnesOwnHasItsOwnDemo()
    {
        QTemporaryDir folder;
        QCOMPARE(service::demoDirectory(folder.path()), folder.filePath(QStringLiteral("demo")));
    }

    void theDefaultDemoIsWhereTheServersAccountCanReachIt()
    {
        QTemporaryDir home;
        qputenv("XDG_DATA_HOME", home.path().toUtf8());
        const QString demo = service::demoDirectory();
        QCOMPARE(demo, service::demoDirectory(service::defaultDataDirectory()));
        if (base::runningAsRoot())
            QVERIFY2(!demo.startsWith(home.path()), qPrintable(demo));
        else
            QCOMPARE(demo, home.filePath(QStringLiteral("howdah/demo")));
    }

    void aLanguageWithoutACatalogueLeavesEnglish()
    {
        service::installLanguage(*QCoreApplication::instance(), QStringLiteral("tlh"));
        QCOMPARE(QCoreApplication::translate("service", "Cancelled"), QStringLiteral("Cancelled"));
        service::installLanguage(*QCoreApplication::instance(), QString());
    }

    void germanAndTurkishAreSpoken()
    {
        service::installLanguage(*QCoreApplication::instance(), QStringLiteral("de_DE"));
        QCOMPARE(QCoreApplication::translate("service", "Cancelled"), QStringLiteral("Abgebrochen"));
        service::installLanguage(*QCoreApplication::instance(), QStringLiteral("tr"));
        QCOMPARE(QCoreApplication::translate("service", "Cancelled"), QStringLiteral("İptal edildi"));
        service::installLanguage(*QCoreApplication::instance(), QString());
    }

    void englishHasItsPluralsWhateverTheLocaleIsCalled()
    {
        for (const char* language : {"en_GB", "C", "tlh"}) {
            service::installLanguage(*QCoreApplication::instance(), QLatin1String(language));
            QCOMPARE(QCoreApplication::translate("Ctl", "and %n more", nullptr, 2), QStringLiteral("and 2 more"));
            QCOMPARE(QCoreApplication::translate("howdah::pages::PoolPage", "%n leak(s) suspected", nullptr, 1),
                     QStringLiteral("1 leak suspected"));
        }
        service::installLanguage(*QCoreApplication::instance(), QString());
    }
};

QTEST_GUILESS_MAIN(TestApplication)
#include "tst_application.moc"
