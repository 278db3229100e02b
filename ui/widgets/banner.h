// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/theme/severity.h"

#include <QWidget>

class QHBoxLayout;
class QPushButton;
class QToolButton;

namespace howdah::base {
class Error;
}

namespace howdah::widgets {

class Label;

/// What a banner says. Already in the reader's language.
struct BannerMessage {
    theme::Severity severity = theme::Severity::Critical;
    QString cause;    ///< what failed and why
    QString sqlState; ///< five characters, or empty
    QString remedy;   ///< what to do
    QString action;   ///< word on the button that does it, or empty
    bool operator==(const BannerMessage&) const = default;
};
/// Cause, SQLSTATE and remedy of a failure, translated.
[[nodiscard]] BannerMessage bannerFor(const base::Error& error, theme::Severity severity = theme::Severity::Critical);

/// A failure said in place: cause, SQLSTATE, remedy, Copy. Hidden until it has something to say. Showing another
/// message never changes its height, so that what is being read moves at most once, by that height.
class Banner : public QWidget {
    Q_OBJECT
public:
    explicit Banner(QWidget* parent = nullptr);
    void showMessage(const BannerMessage& message);
    void showError(const base::Error& error) { showMessage(bannerFor(error)); }
    void clear();
    [[nodiscard]] const BannerMessage& message() const { return m_message; }
    /// What Copy puts on the clipboard.
    [[nodiscard]] QString plainText() const;
    /// A banner that stays until its cause is gone has no Close.
    void setDismissible(bool dismissible);

signals:
    void actionTriggered();
    void dismissed();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void layoutText();
    BannerMessage m_message;
    Label* m_cause = nullptr;
    Label* m_remedy = nullptr;
    QPushButton* m_action = nullptr;
    QPushButton* m_copy = nullptr;
    QToolButton* m_close = nullptr;
};

} // namespace howdah::widgets
