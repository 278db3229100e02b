// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/pg/connectparams.h"

#include <QObject>
#include <QString>
#include <QVariant>
#include <map>
#include <memory>
#include <optional>
#include <span>

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
    SampleInterval,
    StatementsInterval,
    SlowThresholdMs,
    ServerBinDirectories,
    Theme,    ///< "system", "light", "dark"
    Language, ///< "" (the system's), "en", "de", "tr"
    LastProfile
};

enum class Scope { Machine, Profile };
/// Where a value came from, strongest first: command line, environment, profile, stored, default.
enum class Source { CommandLine, Environment, Profile, Stored, Default };

struct SettingInfo {
    Key key;
    const char* name; ///< "pool.size"
    Scope scope;
    QVariant fallback;
    const char* environment; ///< "DB_POOL_SIZE", or null
    base::TextSource title;
    double minimum = 0, maximum = 0; ///< for numbers, when maximum > minimum
};

/// One typed table. Values are kept in "<dataDirectory>/settings.json" (never secrets). Lives on one thread; changed()
/// there.
class Settings : public QObject {
    Q_OBJECT
public:
    /// `environment` is read once. InvalidInput when the file is damaged: then it is set aside as settings.json.damaged
    /// and defaults hold.
    static base::Result<std::unique_ptr<Settings>> load(const QString& dataDirectory,
                                                        const pg::Environment& environment = pg::processEnvironment());
    /// For tests: nothing on disk.
    static std::unique_ptr<Settings> temporary();

    [[nodiscard]] static std::span<const SettingInfo> table();
    [[nodiscard]] QVariant value(Key key) const;
    [[nodiscard]] Source source(Key key) const;
    [[nodiscard]] int integer(Key key) const { return value(key).toInt(); }
    [[nodiscard]] double number(Key key) const { return value(key).toDouble(); }
    [[nodiscard]] bool flag(Key key) const { return value(key).toBool(); }
    [[nodiscard]] QString string(Key key) const { return value(key).toString(); }

    /// Stores it; Usage when out of range. Does not win over command line or environment: source() tells.
    base::Status set(Key key, const QVariant& value);
    void reset(Key key);
    void setFromCommandLine(Key key, const QVariant& value);

signals:
    void changed(howdah::service::Key key);

private:
    explicit Settings(QString path);
    struct State;
    std::unique_ptr<State> m_state;

public:
    ~Settings() override;
};

} // namespace howdah::service
