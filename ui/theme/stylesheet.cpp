// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include <utility>

namespace howdah::theme {
namespace {

// Only what Fusion's palette cannot say. Cards, tiles, rail and tables paint themselves: a style sheet rule for each of
// them would cost at start-up and at every polish.
constexpr char sheet[] = R"(
QPushButton { background: @surface; border: 1px solid @line; border-radius: 6px; padding: 5px 12px; min-height: 16px; }
QPushButton:hover { background: @surface2; }
QPushButton:pressed { background: @grid; }
QPushButton:focus { border-color: @accent; }
QPushButton:disabled { color: @second; background: @window; }
QPushButton[primary="true"] { background: @accent; color: @onAccent; border-color: @accent; }
QPushButton[primary="true"]:hover { background: @accentHover; }
QPushButton[primary="true"]:focus { border-color: @text; }
QPushButton[primary="true"]:disabled { background: @surface2; color: @second; border-color: @line; }
QPushButton[destructive="true"] { color: @critical; border-color: @critical; }
QPushButton[link="true"] { border: 1px solid transparent; background: transparent; color: @accent; padding: 2px 4px; }
QPushButton[link="true"]:hover { text-decoration: underline; }
QPushButton[link="true"]:focus { border-color: @accent; }
QLineEdit, QPlainTextEdit, QTextEdit { background: @surface; border: 1px solid @line; border-radius: 6px; padding: 4px 8px; selection-background-color: @selection; selection-color: @text; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border-color: @accent; }
QAbstractSpinBox QLineEdit { border: none; padding: 0 4px; border-radius: 0; }
QPlainTextEdit[code="true"] { background: @surface2; border-color: @line; }
QToolButton { border: 1px solid transparent; border-radius: 6px; padding: 4px; background: transparent; }
QToolButton:hover { background: @surface2; }
QToolButton:focus { border-color: @accent; }
QToolButton:checked { background: @accentGround; color: @accent; }
QMenuBar { background: @surface; border-bottom: 1px solid @line; }
QMenuBar::item { padding: 4px 9px; background: transparent; border-radius: 6px; }
QMenuBar::item:selected { background: @surface2; }
QMenu { background: @surface; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 5px 26px 5px 12px; border-radius: 4px; }
QMenu::item:selected { background: @accentGround; color: @text; }
QMenu::item:disabled { color: @second; }
QMenu::separator { height: 1px; background: @grid; margin: 4px 8px; }
QMenu::icon { padding-left: 8px; }
QToolTip { background: @surface2; color: @text; border: 1px solid @line; padding: 4px; }
QHeaderView { background: @surface; border: none; }
QHeaderView::section { background: @surface; color: @second; border: none; border-bottom: 1px solid @line; padding: 5px 8px; }
QHeaderView::section:hover { color: @text; }
QHeaderView::up-arrow, QHeaderView::down-arrow { subcontrol-origin: padding; subcontrol-position: top center; width: 9px; height: 6px; }
QTextBrowser { background: transparent; border: none; padding: 0; }
QTabWidget::pane { border: none; border-top: 1px solid @line; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: @second; padding: 6px 12px; border-bottom: 2px solid transparent; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; border-bottom: 2px solid @accent; }
QTabBar::tab:focus { color: @accent; }
QSplitter::handle { background: transparent; }
QScrollBar:vertical { background: transparent; width: 11px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 11px; margin: 0; }
QScrollBar::handle { background: @line; border-radius: 4px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: @second; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: none; border: none; width: 0; height: 0; }
QProgressBar { background: @surface2; border: none; border-radius: 4px; max-height: 8px; min-height: 8px; }
QProgressBar::chunk { background: @accent; border-radius: 4px; }
)";

} // namespace

QString Theme::styleSheet(Scheme scheme)
{
    // Longest names first, so that "@surface2" is not read as "@surface" and a "2".
    QColor hover = color(Role::Accent, scheme);
    hover = scheme == Scheme::Dark ? hover.lighter(110) : hover.darker(112);
    const std::pair<const char*, QColor> names[] = {
        {"@accentGround", color(Role::AccentGround, scheme)},
        {"@accentHover", hover},
        {"@onAccent", color(Role::OnAccent, scheme)},
        {"@accent", color(Role::Accent, scheme)},
        {"@surface2", color(Role::Surface2, scheme)},
        {"@surface", color(Role::Surface, scheme)},
        {"@selection", color(Role::Selection, scheme)},
        {"@second", color(Role::SecondText, scheme)},
        {"@critical", color(Role::Critical, scheme)},
        {"@window", color(Role::Window, scheme)},
        {"@line", color(Role::Line, scheme)},
        {"@grid", color(Role::Grid, scheme)},
        {"@text", color(Role::Text, scheme)},
    };
    QString result = QString::fromLatin1(sheet);
    for (const auto& [name, value] : names)
        result.replace(QString::fromLatin1(name), value.name());
    return result;
}

} // namespace howdah::theme
