// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/advise/replicas.h"
#include "core/service/console.h"

#include <QDialog>
#include <vector>

class QPlainTextEdit;
class QPushButton;

namespace howdah::widgets {
class Banner;
class Label;
} // namespace howdah::widgets

namespace howdah::wizards {

/// Which replicas the server of the session has: what streams from it is looked up and offered, the rest is typed. Kept
/// for the session, and with the remembered server where it came from one.
class ReplicasDialog : public QDialog {
    Q_OBJECT
public:
    ReplicasDialog(service::Console& console, QWidget* parent);

    void accept() override;

private:
    void lookUp();
    void found(const base::Result<advise::Standbys>& standbys);
    /// Lines for those that have an address and are not in the list yet.
    [[nodiscard]] QStringList offers() const;
    void understand();
    void addOffers();

    service::Console& m_console;
    std::vector<advise::Standby> m_streaming;
    QPlainTextEdit* m_text = nullptr;
    widgets::Label* m_understood = nullptr;
    widgets::Label* m_streams = nullptr;
    widgets::Banner* m_banner = nullptr;
    QPushButton* m_add = nullptr;
    QPushButton* m_keep = nullptr;
};

} // namespace howdah::wizards
