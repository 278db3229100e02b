// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/service/settings.h"

#include <QDialog>
#include <map>

class QLineEdit;

namespace howdah::widgets {
class Label;
}

namespace howdah::wizards {

/// Every setting with its value and where that came from; searchable; a change counts at once.
class SettingsDialog : public QDialog {
    Q_OBJECT
public:
    SettingsDialog(service::Settings& settings, QWidget* parent);

private:
    struct Row {
        QWidget* box = nullptr;
        QWidget* editor = nullptr;
        widgets::Label* source = nullptr;
        QWidget* reset = nullptr;
        QString words; ///< what the search looks in
    };
    Row makeRow(const service::SettingInfo& info);
    QWidget* makeEditor(const service::SettingInfo& info);
    void store(service::Key key, const QVariant& value);
    void report(const base::Status& status);
    void follow(service::Key key);
    void search(const QString& text);
    service::Settings& m_settings;
    QLineEdit* m_search = nullptr;
    widgets::Label* m_problem = nullptr;
    std::map<service::Key, Row> m_rows;
    bool m_following = false;
};

} // namespace howdah::wizards
