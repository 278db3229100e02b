// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/settings.h"

#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <set>

using namespace howdah;
using base::ErrorCode;
using service::Key;
using service::Settings;
using service::Source;

namespace {

pg::Environment environmentOf(std::map<std::string, std::string> variables)
{
    return [variables = std::move(variables)](std::string_view name) -> std::optional<std::string> {
        const auto found = variables.find(std::string(name));
        return found == variables.end() ? std::nullopt : std::optional(found->second);
    };
}

void put(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

} // namespace

class TestSettings : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_directory = std::make_unique<QTemporaryDir>();
        m_file = m_directory->filePath(QStringLiteral("settings.json"));
    }

    void theTableIsInTheOrderOfTheKeysAndNamesAreUnique()
    {
        std::set<std::string> names;
        int index = 0;
        for (const service::SettingInfo& info : Settings::table()) {
            QCOMPARE(static_cast<int>(info.key), index++);
            QVERIFY2(names.insert(info.name).second, info.name);
            QVERIFY(qstrlen(info.title.source) > 0);
        }
        QCOMPARE(index, service::keyCount);
    }

    void defaultsHoldWhereNothingIsSaid()
    {
        const auto settings = loaded({});
        QCOMPARE(settings->integer(Key::PoolSize), 20);
        QCOMPARE(settings->integer(Key::PoolMaxOverflow), 30);
        QCOMPARE(settings->number(Key::PoolTimeout), 30.0);
        QCOMPARE(settings->number(Key::PoolRecycle), 3600.0);
        QCOMPARE(settings->flag(Key::PoolPrePing), true);
        QCOMPARE(settings->flag(Key::PoolEcho), false);
        QCOMPARE(settings->string(Key::Theme), QStringLiteral("system"));
        QCOMPARE(settings->source(Key::PoolSize), Source::Default);
        QVERIFY(settings->problems().empty());
        QVERIFY(!QFileInfo::exists(m_file));
    }

    void theStrongerSourceWins()
    {
        const auto settings = loaded(environmentOf({{"DB_MAX_OVERFLOW", "7"}}));
        QVERIFY(settings->set(Key::PoolSize, 5));
        QVERIFY(settings->set(Key::PoolMaxOverflow, 6));
        QVERIFY(settings->setForProfile(QStringLiteral("prod"), Key::PoolSize, 3));
        QCOMPARE(settings->integer(Key::PoolSize), 5);
        QCOMPARE(settings->source(Key::PoolSize), Source::Stored);
        QCOMPARE(settings->integer(Key::PoolMaxOverflow), 7);
        QCOMPARE(settings->source(Key::PoolMaxOverflow), Source::Environment);
        settings->useProfile(QStringLiteral("prod"));
        QCOMPARE(settings->integer(Key::PoolSize), 3);
        QCOMPARE(settings->source(Key::PoolSize), Source::Profile);
        QVERIFY(settings->setFromCommandLine(Key::PoolSize, QStringLiteral("2")));
        QCOMPARE(settings->integer(Key::PoolSize), 2);
        QCOMPARE(settings->source(Key::PoolSize), Source::CommandLine);
    }

    void whatIsStoredComesBackWithItsTypeAndForItsOwnerAlone()
    {
        {
            const auto settings = loaded({});
            QVERIFY(settings->set(Key::PoolSize, 11));
            QVERIFY(settings->set(Key::PoolTimeout, 2.5));
            QVERIFY(settings->set(Key::PoolPrePing, false));
            QVERIFY(settings->set(Key::Theme, QStringLiteral("dark")));
            QVERIFY(settings->set(Key::ServerBinDirectories, QStringList{QStringLiteral("/opt/pg/bin")}));
            QVERIFY(settings->setForProfile(QStringLiteral("prod"), Key::PoolSize, 4));
        }
        const auto settings = loaded({});
        QCOMPARE(settings->value(Key::PoolSize), QVariant(11));
        QCOMPARE(settings->value(Key::PoolTimeout), QVariant(2.5));
        QCOMPARE(settings->seconds(Key::PoolTimeout), base::Nanoseconds(base::Milliseconds(2500)));
        QCOMPARE(settings->value(Key::PoolPrePing), QVariant(false));
        QCOMPARE(settings->string(Key::Theme), QStringLiteral("dark"));
        QCOMPARE(settings->list(Key::ServerBinDirectories), QStringList{QStringLiteral("/opt/pg/bin")});
        settings->useProfile(QStringLiteral("prod"));
        QCOMPARE(settings->integer(Key::PoolSize), 4);
        QVERIFY(!(QFileInfo(m_file).permissions() & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
    }

    void aValueOutOfRangeIsRefusedAndChangesNothing_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<QVariant>("value");
        QTest::newRow("too small") << int(Key::PoolSize) << QVariant(0);
        QTest::newRow("too large") << int(Key::PoolSize) << QVariant(1001);
        QTest::newRow("no number") << int(Key::PoolSize) << QVariant(QStringLiteral("many"));
        QTest::newRow("a fraction") << int(Key::PoolSize) << QVariant(2.5);
        QTest::newRow("not finite") << int(Key::PoolTimeout) << QVariant(qInf());
        QTest::newRow("a comma") << int(Key::PoolTimeout) << QVariant(QStringLiteral("2,5"));
        QTest::newRow("no such theme") << int(Key::Theme) << QVariant(QStringLiteral("pink"));
        QTest::newRow("no truth") << int(Key::PoolPrePing) << QVariant(QStringLiteral("perhaps"));
        QTest::newRow("no list") << int(Key::ServerBinDirectories) << QVariant(3);
    }
    void aValueOutOfRangeIsRefusedAndChangesNothing()
    {
        QFETCH(int, key);
        QFETCH(QVariant, value);
        const auto settings = loaded({});
        QSignalSpy changed(settings.get(), &Settings::changed);
        const auto refused = settings->set(static_cast<Key>(key), value);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code(), ErrorCode::Usage);
        QCOMPARE(settings->source(static_cast<Key>(key)), Source::Default);
        QCOMPARE(changed.count(), 0);
        QVERIFY(!QFileInfo::exists(m_file));
    }

    void aVariableWithoutSenseIsNamedAndTheRestHolds()
    {
        const auto settings = loaded(environmentOf({{"DB_POOL_SIZE", "lots"}, {"DB_POOL_PRE_PING", "off"}}));
        QCOMPARE(settings->integer(Key::PoolSize), 20);
        QCOMPARE(settings->flag(Key::PoolPrePing), false);
        QCOMPARE(settings->problems().size(), 1U);
        QVERIFY(settings->problems().front().english().find("DB_POOL_SIZE") != std::string::npos);
    }

    void aDamagedFileIsSetAsideAndTheDefaultsHold_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("half a document") << QByteArray("{\"values\": {\"pool.size\": 1");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("another shape") << QByteArray("[1, 2]");
        QTest::newRow("values of another shape") << QByteArray("{\"values\": 3}");
        QTest::newRow("bytes") << QByteArray("\xff\xfe\0\1", 4);
    }
    void aDamagedFileIsSetAsideAndTheDefaultsHold()
    {
        QFETCH(QByteArray, content);
        put(m_file, content);
        const auto settings = loaded({});
        QCOMPARE(settings->integer(Key::PoolSize), 20);
        QCOMPARE(settings->problems().size(), 1U);
        QCOMPARE(settings->problems().front().code(), ErrorCode::InvalidInput);
        QVERIFY(!QFileInfo::exists(m_file));
        QFile aside(m_file + QStringLiteral(".damaged"));
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QCOMPARE(aside.readAll(), content);
        QVERIFY(settings->set(Key::PoolSize, 9));
        QCOMPARE(loaded({})->integer(Key::PoolSize), 9);
    }

    void aStoredValueOutOfRangeIsIgnoredAlone()
    {
        put(m_file, R"({"values": {"pool.size": -4, "ui.theme": "dark"}})");
        const auto settings = loaded({});
        QCOMPARE(settings->integer(Key::PoolSize), 20);
        QCOMPARE(settings->string(Key::Theme), QStringLiteral("dark"));
        QCOMPARE(settings->problems().size(), 1U);
    }

    void whatAnotherVersionKeptStaysInTheFile()
    {
        put(m_file, R"({"values": {"future.key": [1, {"a": 2}]}, "profiles": {}, "more": true})");
        QVERIFY(loaded({})->set(Key::PoolSize, 8));
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY2(text.contains("future.key") && text.contains("\"more\": true"), text.constData());
    }

    void twoProgramsDoNotOverwriteEachOthersValues()
    {
        const auto one = loaded({});
        const auto two = loaded({});
        QVERIFY(one->set(Key::PoolSize, 5));
        QVERIFY(two->set(Key::Theme, QStringLiteral("light")));
        const auto after = loaded({});
        QCOMPARE(after->integer(Key::PoolSize), 5);
        QCOMPARE(after->string(Key::Theme), QStringLiteral("light"));
    }

    void resetForgetsTheStoredValueForGood()
    {
        const auto settings = loaded({});
        QVERIFY(settings->set(Key::PoolSize, 5));
        QSignalSpy changed(settings.get(), &Settings::changed);
        QVERIFY(settings->reset(Key::PoolSize));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(settings->integer(Key::PoolSize), 20);
        QCOMPARE(loaded({})->source(Key::PoolSize), Source::Default);
    }

    void aMachineSettingCannotBeKeptForAProfile()
    {
        const auto settings = Settings::temporary();
        QVERIFY(!settings->setForProfile(QStringLiteral("prod"), Key::Theme, QStringLiteral("dark")));
    }

    void choosingAProfileSaysWhichValuesChanged()
    {
        const auto settings = Settings::temporary();
        QVERIFY(settings->setForProfile(QStringLiteral("prod"), Key::PoolSize, 3));
        QSignalSpy changed(settings.get(), &Settings::changed);
        settings->useProfile(QStringLiteral("prod"));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(changed.front().front().value<Key>(), Key::PoolSize);
    }

private:
    std::unique_ptr<Settings> loaded(const pg::Environment& environment)
    {
        auto result = Settings::load(m_directory->path(), environment ? environment : environmentOf({}));
        if (!result)
            qFatal("%s", result.error().english().c_str());
        return std::move(*result);
    }

    std::unique_ptr<QTemporaryDir> m_directory;
    QString m_file;
};

QTEST_GUILESS_MAIN(TestSettings)
#include "tst_settings.moc"
