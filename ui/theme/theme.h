// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/theme/colors.h"

#include <QObject>
#include <QPalette>
#include <QString>

class QApplication;

namespace howdah::theme {

enum class Choice { System, Light, Dark };
/// "system", "light", "dark" as settings and command line write them; System for anything else.
[[nodiscard]] Choice choiceFrom(const QString& word);

/// The application's look: turns roles into palette, fonts and style sheet. One for the program, made by main() before
/// the first window. Widgets need no pointer to it: they ask theme::color() when they paint and hear of a change by
/// QEvent::PaletteChange, as with any Qt program.
class Theme : public QObject {
    Q_OBJECT
public:
    explicit Theme(QApplication& application, Choice choice = Choice::System);

    [[nodiscard]] Choice choice() const { return m_choice; }
    [[nodiscard]] Scheme scheme() const { return m_scheme; }
    void choose(Choice choice);

    [[nodiscard]] static QPalette palette(Scheme scheme);
    [[nodiscard]] static QString styleSheet(Scheme scheme);

signals:
    /// The scheme is another one now; every widget has had its PaletteChange.
    void changed(howdah::theme::Scheme scheme);

private:
    void apply(Scheme scheme);
    QApplication& m_application;
    QPalette m_systemPalette; ///< before ours replaced it
    Choice m_choice;
    Scheme m_scheme = Scheme::Light;
};

} // namespace howdah::theme
