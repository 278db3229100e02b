// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QWidget>
#include <optional>
#include <string>
#include <vector>

class QGridLayout;
class QLineEdit;

namespace howdah::widgets {
class Label;
}

namespace howdah::pages {

/// A field for each of a statement's parameters ($1, $2, ...). Hidden while there are none.
class ParameterFields : public QWidget {
    Q_OBJECT
public:
    explicit ParameterFields(QWidget* parent = nullptr);
    /// What was written stays where its parameter is still there.
    void setCount(int count);
    /// Nothing while all fields are empty: the plan for any values is asked for then. Otherwise an empty field is NULL,
    /// and
    /// '' is the empty text.
    [[nodiscard]] std::vector<std::optional<std::string>> values() const;

private:
    QGridLayout* m_grid = nullptr;
    widgets::Label* m_note = nullptr;
    std::vector<widgets::Label*> m_names;
    std::vector<QLineEdit*> m_fields;
    int m_count = 0;
};

} // namespace howdah::pages
