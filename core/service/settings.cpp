// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/settings.h"

#include "core/base/durablefile.h"
#include "core/base/filelock.h"
#include "core/base/numbers.h"
#include "core/service/settingsfile.h"

#include <QDir>
#include <array>
#include <cmath>

using howdah::base::ErrorCode;
using howdah::base::Text;

namespace howdah::service {
namespace {

const std::array<SettingInfo, keyCount>& settingsTable()
{
    static const std::array<SettingInfo, keyCount> table{{
        {Key::PoolSize, "pool.size", Scope::Profile, 20, "DB_POOL_SIZE",
         HOWDAH_TEXT("settings", "Connections kept in the pool"), 1, 1000},
        {Key::PoolMaxOverflow, "pool.maxOverflow", Scope::Profile, 30, "DB_MAX_OVERFLOW",
         HOWDAH_TEXT("settings", "Further connections under load"), 0, 1000},
        {Key::PoolTimeout, "pool.timeout", Scope::Profile, 30.0, "DB_POOL_TIMEOUT",
         HOWDAH_TEXT("settings", "Longest wait for a connection"), 0.001, 3600, "s"},
        {Key::PoolRecycle, "pool.recycle", Scope::Profile, 3600.0, "DB_POOL_RECYCLE",
         HOWDAH_TEXT("settings", "Age at which a connection is replaced (-1: never)"), -1, 2'592'000, "s"},
        {Key::PoolPrePing, "pool.prePing", Scope::Profile, true, "DB_POOL_PRE_PING",
         HOWDAH_TEXT("settings", "Test a connection before it is handed out")},
        {Key::PoolEcho, "pool.echo", Scope::Profile, false, "DB_ECHO",
         HOWDAH_TEXT("settings", "Log every statement that goes through the pool")},
        {Key::LeakThreshold, "pool.leakThreshold", Scope::Profile, 60.0, nullptr,
         HOWDAH_TEXT("settings", "A connection held this long without a statement counts as leaked"), 1, 86'400, "s"},
        {Key::PoolFeed, "pool.feed", Scope::Machine, true, nullptr,
         HOWDAH_TEXT("settings", "Show the pool to other programs of this account (from the next connection on)")},
        {Key::PgBouncerUri, "pgbouncer.uri", Scope::Profile, QString(), nullptr,
         HOWDAH_TEXT("settings", "PgBouncer to watch on the Pool page (its address)")},
        {Key::SampleInterval, "monitor.interval", Scope::Profile, 1.0, nullptr,
         HOWDAH_TEXT("settings", "Time between two samples"), 0.1, 60, "s"},
        {Key::StatementsInterval, "monitor.statementsInterval", Scope::Profile, 5.0, nullptr,
         HOWDAH_TEXT("settings", "Time between two readings of the statements"), 0.5, 600, "s"},
        {Key::SlowThresholdMs, "slow.thresholdMs", Scope::Profile, 1000.0, nullptr,
         HOWDAH_TEXT("settings", "A statement with this mean time counts as slow"), 0.1, 3'600'000, "ms"},
        {Key::ServerBinDirectories, "server.binDirectories", Scope::Machine, QStringList(), nullptr,
         HOWDAH_TEXT("settings", "Further folders with PostgreSQL's programs")},
        {Key::Theme,
         "ui.theme",
         Scope::Machine,
         QStringLiteral("system"),
         nullptr,
         HOWDAH_TEXT("settings", "Theme"),
         0,
         0,
         "",
         {QStringLiteral("system"), QStringLiteral("light"), QStringLiteral("dark")}},
        {Key::Language,
         "ui.language",
         Scope::Machine,
         QString(),
         nullptr,
         HOWDAH_TEXT("settings", "Language"),
         0,
         0,
         "",
         {QString(), QStringLiteral("en"), QStringLiteral("de"), QStringLiteral("tr")}},
        {Key::LastProfile, "ui.lastProfile", Scope::Machine, QString(), nullptr,
         HOWDAH_TEXT("settings", "Profile used last")},
    }};
    return table;
}

Text whatBadValue(const SettingInfo& info, const char* place)
{
    return Text(HOWDAH_TEXT("settings", "The value of %1 is not understood"),
                {place ? std::string(place) : std::string(info.name)});
}

std::string plain(double number)
{
    return base::toChars(number);
}

/// `raw` as a value of the setting's own type and within its bounds. `place`: what the reader knows it by, when that is
/// not the setting's name.
base::Result<QVariant> understood(const SettingInfo& info, const QVariant& raw, const char* place = nullptr)
{
    const bool isText = raw.typeId() == QMetaType::QString;
    const std::string text = isText ? raw.toString().trimmed().toStdString() : std::string();
    const auto bad = [&](Text why) { return base::Error(ErrorCode::Usage, whatBadValue(info, place), std::move(why)); };

    switch (info.fallback.typeId()) {
    case QMetaType::Bool: {
        if (raw.typeId() == QMetaType::Bool)
            return raw;
        const QString word = raw.toString().trimmed().toLower();
        for (const char* yes : {"true", "1", "yes", "on", "t", "y"}) {
            if (word == QLatin1String(yes))
                return QVariant(true);
        }
        for (const char* no : {"false", "0", "no", "off", "f", "n"}) {
            if (word == QLatin1String(no))
                return QVariant(false);
        }
        return bad(Text(HOWDAH_TEXT("settings", "\"%1\" is neither true nor false"), {word.toStdString()}));
    }
    case QMetaType::Int:
    case QMetaType::Double: {
        const bool whole = info.fallback.typeId() == QMetaType::Int;
        std::optional<double> number;
        if (isText)
            number = base::parseDouble(text);
        else if (raw.typeId() != QMetaType::Bool && raw.canConvert<double>())
            number = raw.toDouble();
        if (!number || !std::isfinite(*number) || (whole && std::floor(*number) != *number))
            return bad(
                whole ? Text(HOWDAH_TEXT("settings", "\"%1\" is not a whole number"), {raw.toString().toStdString()})
                      : Text(HOWDAH_TEXT("settings", "\"%1\" is not a number"), {raw.toString().toStdString()}));
        if (info.maximum > info.minimum && (*number < info.minimum || *number > info.maximum))
            return bad(Text(HOWDAH_TEXT("settings", "%1 is not between %2 and %3"),
                            {plain(*number), plain(info.minimum), plain(info.maximum)}));
        return whole ? QVariant(static_cast<int>(*number)) : QVariant(*number);
    }
    case QMetaType::QStringList:
        if (raw.typeId() == QMetaType::QStringList)
            return raw;
        return bad(Text(HOWDAH_TEXT("settings", "A list is expected")));
    default:
        if (!isText)
            return bad(Text(HOWDAH_TEXT("settings", "A text is expected")));
        if (!info.choices.isEmpty() && !info.choices.contains(raw.toString()))
            return bad(Text(HOWDAH_TEXT("settings", "\"%1\" is not one of: %2"),
                            {text, info.choices.join(QStringLiteral(", ")).toStdString()}));
        return raw;
    }
}

} // namespace

struct Settings::State {
    struct Entry {
        std::optional<QVariant> commandLine, environment, stored;
        std::map<QString, QVariant> profiles;
    };
    std::array<Entry, keyCount> entries;
    std::optional<SettingsFile> file; ///< absent: temporary
    QString profile;
    std::vector<base::Error> problems;

    Entry& at(Key key) { return entries.at(static_cast<std::size_t>(key)); }
    [[nodiscard]] const Entry& at(Key key) const { return entries.at(static_cast<std::size_t>(key)); }

    [[nodiscard]] std::pair<QVariant, Source> effective(Key key) const
    {
        const Entry& entry = at(key);
        if (entry.commandLine)
            return {*entry.commandLine, Source::CommandLine};
        if (entry.environment)
            return {*entry.environment, Source::Environment};
        if (!profile.isEmpty()) {
            if (const auto own = entry.profiles.find(profile); own != entry.profiles.end())
                return {own->second, Source::Profile};
        }
        if (entry.stored)
            return {*entry.stored, Source::Stored};
        return {info(key).fallback, Source::Default};
    }

    void readEnvironment(const pg::Environment& environment)
    {
        for (const SettingInfo& info : table()) {
            if (!info.environment)
                continue;
            const std::optional<std::string> raw = environment(info.environment);
            if (!raw || raw->empty())
                continue;
            if (auto value = understood(info, QString::fromStdString(*raw), info.environment))
                at(info.key).environment = std::move(*value);
            else
                problems.push_back(value.error());
        }
    }

    void take(const SettingsFile::Content& content)
    {
        for (const SettingInfo& info : table()) {
            const QString name = QString::fromLatin1(info.name);
            const auto keep = [&](const QVariant& raw) -> std::optional<QVariant> {
                auto value = understood(info, raw);
                if (value)
                    return std::move(*value);
                problems.push_back(value.error());
                return {};
            };
            if (const auto found = content.values.find(name); found != content.values.end())
                at(info.key).stored = keep(found->second);
            if (info.scope != Scope::Profile)
                continue;
            for (const auto& [profileName, values] : content.profiles) {
                if (const auto found = values.find(name); found != values.end()) {
                    if (auto value = keep(found->second))
                        at(info.key).profiles.insert_or_assign(profileName, std::move(*value));
                }
            }
        }
    }

    base::Status save(const QString& profileName, Key key, const std::optional<QVariant>& value)
    {
        return file ? file->change(profileName, QString::fromLatin1(info(key).name), value) : base::Status();
    }
};

base::Result<std::unique_ptr<Settings>> Settings::load(const QString& dataDirectory, const pg::Environment& environment)
{
    auto state = std::make_unique<State>();
    state->file.emplace(dataDirectory);
    HOWDAH_ASSIGN(const SettingsFile::Content content, state->file->read());
    if (content.damage)
        state->problems.push_back(*content.damage);
    state->take(content);
    state->readEnvironment(environment);
    return std::unique_ptr<Settings>(new Settings(std::move(state)));
}

std::unique_ptr<Settings> Settings::temporary()
{
    return std::unique_ptr<Settings>(new Settings(std::make_unique<State>()));
}

Settings::Settings(std::unique_ptr<State> state)
    : m_state(std::move(state))
{}

Settings::~Settings() = default;

std::span<const SettingInfo> Settings::table()
{
    return settingsTable();
}

const SettingInfo& Settings::info(Key key)
{
    return settingsTable().at(static_cast<std::size_t>(key));
}

QVariant Settings::value(Key key) const
{
    return m_state->effective(key).first;
}

Source Settings::source(Key key) const
{
    return m_state->effective(key).second;
}

base::Nanoseconds Settings::seconds(Key key) const
{
    return std::chrono::duration_cast<base::Nanoseconds>(std::chrono::duration<double>(number(key)));
}

base::Status Settings::set(Key key, const QVariant& value)
{
    HOWDAH_ASSIGN(QVariant good, understood(info(key), value));
    HOWDAH_TRY(m_state->save({}, key, good));
    m_state->at(key).stored = std::move(good);
    emit changed(key);
    return {};
}

base::Status Settings::reset(Key key)
{
    HOWDAH_TRY(m_state->save({}, key, {}));
    m_state->at(key).stored.reset();
    emit changed(key);
    return {};
}

base::Status Settings::setFromCommandLine(Key key, const QVariant& value)
{
    HOWDAH_ASSIGN(QVariant good, understood(info(key), value));
    m_state->at(key).commandLine = std::move(good);
    emit changed(key);
    return {};
}

void Settings::useProfile(const QString& name)
{
    if (name == m_state->profile)
        return;
    std::array<QVariant, keyCount> before;
    for (const SettingInfo& info : table())
        before.at(static_cast<std::size_t>(info.key)) = value(info.key);
    m_state->profile = name;
    for (const SettingInfo& info : table()) {
        if (before.at(static_cast<std::size_t>(info.key)) != value(info.key))
            emit changed(info.key);
    }
}

base::Status Settings::setForProfile(const QString& profile, Key key, const QVariant& value)
{
    if (info(key).scope != Scope::Profile || profile.isEmpty())
        return base::Error(ErrorCode::Usage, whatBadValue(info(key), nullptr),
                           Text(HOWDAH_TEXT("settings", "It holds for the whole machine, not for a profile")));
    HOWDAH_ASSIGN(QVariant good, understood(info(key), value));
    HOWDAH_TRY(m_state->save(profile, key, good));
    m_state->at(key).profiles.insert_or_assign(profile, std::move(good));
    if (profile == m_state->profile)
        emit changed(key);
    return {};
}

const std::vector<base::Error>& Settings::problems() const
{
    return m_state->problems;
}

} // namespace howdah::service
