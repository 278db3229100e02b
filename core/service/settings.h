// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/pg/connectparams.h"

#include <QObject>
#include <QString>
#include <QStringList>
#include <QVariant>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace howdah::service {

/// Every setting there is. A key not in this list does not compile.
enum class Key {
    PoolSize,
    PoolMaxOverflow,
    PoolTimeout,
    PoolRecycle,
    PoolPrePing,
    PoolEcho,
    LeakThreshold,
    PoolFeed,
    PgBouncerUri, ///< of the admin console that the Pool page watches; without a password
    SampleInterval,
    StatementsInterval,
    SlowThresholdMs,
    ServerBinDirectories,
    Theme,    ///< "system", "light", "dark"
    Language, ///< "" (the system's), "en", "de", "tr"
    LastProfile
};
inline constexpr int keyCount = static_cast<int>(Key::LastProfile) + 1;

enum class Scope { Machine, Profile };
/// Where a value came from, strongest first: command line, environment, profile, stored, default.
enum class Source { CommandLine, Environment, Profile, Stored, Default };

struct SettingInfo {
    Key key;
    const char* name; ///< "pool.size"
    Scope scope;
    QVariant fallback;       ///< its type is the setting's: bool, int, double, QString or QStringList
    const char* environment; ///< "DB_POOL_SIZE", or null
    base::TextSource title;
    double minimum = 0, maximum = 0; ///< for numbers, when maximum > minimum
    const char* unit = "";           ///< "s", "ms" or empty
    QStringList choices = {};        ///< for texts: what may be chosen; empty: anything
};

/// One typed table. Values are kept in "<dataDirectory>/settings.json" (never secrets), which programs share: each
/// changes one value at a time under a lock. Lives on one thread; changed() there.
class Settings : public QObject {
    Q_OBJECT
public:
    /// `environment` is read once. A damaged file is set aside as settings.json.damaged, then defaults hold and
    /// problems() tells; the error is for a file that cannot be read at all.
    static base::Result<std::unique_ptr<Settings>> load(const QString& dataDirectory,
                                                        const pg::Environment& environment = pg::processEnvironment());
    /// For tests: nothing on disk.
    static std::unique_ptr<Settings> temporary();
    ~Settings() override;

    /// In the order of Key.
    [[nodiscard]] static std::span<const SettingInfo> table();
    [[nodiscard]] static const SettingInfo& info(Key key);
    [[nodiscard]] QVariant value(Key key) const;
    [[nodiscard]] Source source(Key key) const;
    [[nodiscard]] int integer(Key key) const { return value(key).toInt(); }
    [[nodiscard]] double number(Key key) const { return value(key).toDouble(); }
    [[nodiscard]] bool flag(Key key) const { return value(key).toBool(); }
    [[nodiscard]] QString string(Key key) const { return value(key).toString(); }
    [[nodiscard]] QStringList list(Key key) const { return value(key).toStringList(); }
    /// A number of seconds as a span.
    [[nodiscard]] base::Nanoseconds seconds(Key key) const;

    /// Stores it; Usage when it is out of range or no value of the setting's type. Does not win over command line,
    /// environment or profile: source() tells.
    base::Status set(Key key, const QVariant& value);
    /// Forgets the stored value.
    base::Status reset(Key key);
    /// For this run alone. Usage as set().
    base::Status setFromCommandLine(Key key, const QVariant& value);

    /// The profile whose own values count from now on; empty: none.
    void useProfile(const QString& name);
    /// Stores a value for one profile; Usage when the setting's scope is the machine.
    base::Status setForProfile(const QString& profile, Key key, const QVariant& value);

    /// What could not be understood while loading: a damaged file, a variable without sense, a stored value out of
    /// range. Everything else holds.
    [[nodiscard]] const std::vector<base::Error>& problems() const;

signals:
    void changed(howdah::service::Key key);

private:
    struct State;
    explicit Settings(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace howdah::service
