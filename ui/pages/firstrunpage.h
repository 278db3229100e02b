// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/pages/page.h"

class QVBoxLayout;

namespace howdah::service {
class Job;
}

namespace howdah::pages {

/// What there is to do without a server: connect, try the demo, open a plan file, or one of the profiles; and the job
/// that is making the demo, while it does.
class FirstRunPage : public Page {
    Q_OBJECT
public:
    explicit FirstRunPage(service::Console& console, QWidget* parent = nullptr);
    void setSession(service::ServerSession*) override {}
    [[nodiscard]] bool hasData() const override { return true; }
    void refresh() override;

private:
    QWidget* addChoice(QVBoxLayout* column, const QString& id, const QString& iconName, const QString& title,
                       const QString& text, bool primary);
    void addJob(service::Job* job);
    void showProfiles();
    QVBoxLayout* m_jobs = nullptr;
    QVBoxLayout* m_profiles = nullptr;
};

} // namespace howdah::pages
