// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/pg/connectparams.h"
#include "core/service/console.h"
#include "core/service/task.h"

#include <QDialog>
#include <optional>
#include <vector>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace howdah::widgets {
class Banner;
class Label;
} // namespace howdah::widgets

namespace howdah::wizards {

/// Takes anything that says where a server is, shows what was understood, tests it step by step, connects.
class ConnectDialog : public QDialog {
    Q_OBJECT
public:
    /// `text` to begin with; a password in it goes to the password's field. `profile`: the remembered server to begin
    /// with instead.
    ConnectDialog(service::Console& console, const QString& text, const QString& profile, QWidget* parent = nullptr);
    ~ConnectDialog() override;

    void accept() override;

private:
    void understand();
    void understandReplicas();
    void chooseProfile(int index);
    void test();
    void showSteps(const std::vector<service::TestStep>& steps);
    void clearSteps();
    /// What the fields say together; nothing while the text is not understood.
    [[nodiscard]] std::optional<pg::ConnectParams> params() const;

    service::Console& m_console;
    std::optional<pg::ConnectParams> m_params;                ///< of the text alone
    std::optional<std::vector<pg::ConnectParams>> m_replicas; ///< nothing while a line is not understood
    std::optional<service::Task<QString>> m_testing;
    QComboBox* m_saved = nullptr;
    QPlainTextEdit* m_text = nullptr;
    widgets::Label* m_understood = nullptr;
    QLineEdit* m_password = nullptr;
    QComboBox* m_environment = nullptr;
    QPlainTextEdit* m_replicaText = nullptr;
    widgets::Label* m_replicaError = nullptr;
    QLineEdit* m_name = nullptr;
    widgets::Banner* m_banner = nullptr;
    QVBoxLayout* m_steps = nullptr;
    QPushButton* m_test = nullptr;
    QPushButton* m_connect = nullptr;
};

} // namespace howdah::wizards
