// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "ui/theme/severity.h"

#include <QWidget>

namespace howdah::widgets {

/// Shape, word and colour of a severity.
class SeverityLabel : public QWidget {
    Q_OBJECT
public:
    explicit SeverityLabel(theme::Severity severity = theme::Severity::Unknown, QWidget* parent = nullptr);
    void setSeverity(theme::Severity severity);
    /// Another word than the severity's own ("leak").
    void setWord(const QString& word);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QString shownWord() const;
    theme::Severity m_severity;
    QString m_word;
};

/// A word on a tinted ground, with a shape.
class Pill : public QWidget {
    Q_OBJECT
public:
    explicit Pill(QWidget* parent = nullptr);
    /// `shape`: nothing draws none. `iconName`, when not empty, is drawn in place of the shape.
    void show(const QString& word, theme::Role ink, theme::Role ground, int severityShape = -1,
              const QString& iconName = {});
    [[nodiscard]] QString word() const { return m_word; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_word, m_icon;
    theme::Role m_ink = theme::Role::Text, m_ground = theme::Role::Surface2;
    int m_shape = -1;
};

/// The environment of a connection: "production", "staging", "development", "demo" or anything else, as word, colour
/// and shape. Hidden when the word is empty.
class EnvironmentPill : public Pill {
    Q_OBJECT
public:
    explicit EnvironmentPill(QWidget* parent = nullptr);
    void setEnvironment(const QString& environment);
};

} // namespace howdah::widgets
