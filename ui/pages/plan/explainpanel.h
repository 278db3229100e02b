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
    /// Options that the server is too old for cannot be chosen, and say from when on they can; 0: not known yet.
    void setServerVersion(int version);
    /// What is chosen, for EXPLAIN or EXPLAIN ANALYZE; what needs ANALYZE is left out without it.
    [[nodiscard]] service::ExplainOptions options(bool analyze) const;
    void openBelow(QWidget* button);

private:
    QCheckBox* m_buffers = nullptr;
    QCheckBox* m_verbose = nullptr;
    QCheckBox* m_settings = nullptr;
    QCheckBox* m_generic = nullptr;
    QCheckBox* m_memory = nullptr;
    QCheckBox* m_timing = nullptr;
    QCheckBox* m_wal = nullptr;
    QCheckBox* m_serialize = nullptr;
};

} // namespace howdah::pages
