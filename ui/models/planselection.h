// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>

namespace howdah::models {

/// The node that all views of one plan have selected. UI thread.
class PlanSelection : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// Node::id; -1: none.
    [[nodiscard]] int node() const { return m_node; }
    void select(int node);

signals:
    void changed(int node);

private:
    int m_node = -1;
};

} // namespace howdah::models
