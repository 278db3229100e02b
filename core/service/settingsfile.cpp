// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/service/settingsfile.h"

#include "core/base/durablefile.h"
#include "core/base/filelock.h"

#include <QDir>
#include <filesystem>
#include <nlohmann/json.hpp>

using howdah::base::ErrorCode;
using howdah::base::Text;
using nlohmann::json;

namespace howdah::service {
namespace {

constexpr std::size_t sizeLimit = 1U << 20U;
constexpr const char* schema = "howdah/settings/1";

QVariant fromJson(const json& value)
{
    switch (value.type()) {
    case json::value_t::boolean:
        return value.get<bool>();
    case json::value_t::number_integer:
    case json::value_t::number_unsigned:
    case json::value_t::number_float:
        return value.get<double>();
    case json::value_t::string:
        return QString::fromStdString(value.get_ref<const std::string&>());
    case json::value_t::array: {
        QStringList list;
        for (const json& item : value) {
            if (!item.is_string())
                return {};
            list.push_back(QString::fromStdString(item.get_ref<const std::string&>()));
        }
        return list;
    }
    default:
        return {};
    }
}

json toJson(const QVariant& value)
{
    switch (value.typeId()) {
    case QMetaType::Bool:
        return value.toBool();
    case QMetaType::Int:
        return value.toInt();
    case QMetaType::Double:
        return value.toDouble();
    case QMetaType::QStringList: {
        json list = json::array();
        for (const QString& item : value.toStringList())
            list.push_back(item.toStdString());
        return list;
    }
    default:
        return value.toString().toStdString();
    }
}

SettingsFile::Values valuesOf(const json& object)
{
    SettingsFile::Values values;
    for (const auto& [name, value] : object.items())
        values.emplace(QString::fromStdString(name), fromJson(value));
    return values;
}

json emptyDocument()
{
    return {{"schema", schema}, {"values", json::object()}, {"profiles", json::object()}};
}

/// Whether it is a document of ours in shape; what is missing is added.
bool complete(json& document)
{
    if (!document.is_object())
        return false;
    for (const char* part : {"values", "profiles"}) {
        if (!document.contains(part))
            document[part] = json::object();
        if (!document[part].is_object())
            return false;
    }
    for (const json& profile : document["profiles"]) {
        if (!profile.is_object())
            return false;
    }
    return true;
}

struct Loaded {
    json document;
    std::optional<base::Error> damage;
};

base::Result<Loaded> load(const std::string& path)
{
    const auto bytes = base::readFile(path, sizeLimit);
    if (!bytes && bytes.error().code() == ErrorCode::NotFound)
        return Loaded{emptyDocument(), {}};
    if (!bytes && bytes.error().code() != ErrorCode::InvalidInput)
        return bytes.error();
    json document = bytes ? json::parse(*bytes, nullptr, false) : json(json::value_t::discarded);
    if (!document.is_discarded() && complete(document))
        return Loaded{std::move(document), {}};

    const std::string aside = path + ".damaged";
    std::error_code failure;
    std::filesystem::rename(path, aside, failure);
    if (failure)
        return base::systemError(Text(HOWDAH_TEXT("settings", "The damaged file %1 cannot be set aside"), {path}),
                                 failure.value());
    return Loaded{emptyDocument(),
                  base::Error(ErrorCode::InvalidInput,
                              Text(HOWDAH_TEXT("settings", "The settings in %1 are damaged"), {path}),
                              Text(HOWDAH_TEXT("settings", "It is not the JSON that Howdah writes")),
                              Text(HOWDAH_TEXT("settings", "It was set aside as %1; the defaults hold"), {aside}))};
}

} // namespace

SettingsFile::SettingsFile(const QString& dataDirectory)
    : m_directory(QDir(dataDirectory).absolutePath().toStdString())
    , m_path(m_directory + "/settings.json")
{}

base::Result<SettingsFile::Content> SettingsFile::read() const
{
    HOWDAH_ASSIGN(const Loaded loaded, load(m_path));
    Content content;
    content.damage = loaded.damage;
    content.values = valuesOf(loaded.document["values"]);
    for (const auto& [name, values] : loaded.document["profiles"].items())
        content.profiles.emplace(QString::fromStdString(name), valuesOf(values));
    return content;
}

base::Status SettingsFile::change(const QString& profile, const QString& name,
                                  const std::optional<QVariant>& value) const
{
    std::error_code failure;
    std::filesystem::create_directories(m_directory, failure);
    if (failure)
        return base::systemError(Text(HOWDAH_TEXT("settings", "The folder %1 cannot be made"), {m_directory}),
                                 failure.value());
    HOWDAH_ASSIGN(const base::FileLock lock,
                  base::FileLock::acquire(m_path + ".lock", base::Deadline::after(base::Milliseconds(500))));
    HOWDAH_ASSIGN(Loaded loaded, load(m_path));
    const std::string key = name.toStdString();
    json& values = profile.isEmpty() ? loaded.document["values"] : loaded.document["profiles"][profile.toStdString()];
    if (value)
        values[key] = toJson(*value);
    else if (values.is_object())
        values.erase(key);
    return base::writeDurably(m_path, loaded.document.dump(2, ' ', false, json::error_handler_t::replace) + "\n");
}

} // namespace howdah::service
