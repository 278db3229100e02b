// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/service/explain.h"

#include <QFrame>

class QCheckBox;

namespace howdah::pages {

/// How plans are asked for: a panel that opens below its button. Keeps the choice for as long as the page lives.
class ExplainPanel : public QFrame {
    Q_OBJECT
public:
    explicit ExplainPanel(QWidget* parent = nullptr);
    /// What is chosen, for EXPLAIN or EXPLAIN ANALYZE.
    [[nodiscard]] service::ExplainOptions options(bool analyze) const;
    void openBelow(QWidget* button);

private:
    QCheckBox* m_buffers = nullptr;
    QCheckBox* m_verbose = nullptr;
    QCheckBox* m_settings = nullptr;
};

} // namespace howdah::pages
