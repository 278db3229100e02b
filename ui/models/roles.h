// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <Qt>

namespace howdah::models {

/// What a model says of a cell beside Qt's own roles; delegates and tables read these.
enum Role : int {
    SortRole = Qt::UserRole + 1, ///< what the column sorts by: a number or a string
    CopyRole,                    ///< text for the clipboard: C locale, no units; DisplayRole when absent
    SeverityRole,                ///< int(theme::Severity): colours the text, and draws the shape in a severity column
    BarRole,                     ///< double 0..1: length of a bar
    BarSeriesRole,               ///< int: the bar's colour by series index; default 0
    SparkRole,                   ///< QList<double>, NaN is a gap, oldest first
    SecondTextRole,              ///< QString: said after the text, in second colour
    MonoRole,                    ///< bool: SQL, a name, a PID: monospace
    EmphasisRole,                ///< bool: semi-bold
    MutedRole,                   ///< bool: second colour
    LinkRole,                    ///< bool: leads somewhere: accent
    MatchRole,                   ///< bool: what a search found: a mark at its edge
    FirstPageRole                ///< pages' own roles begin here
};

} // namespace howdah::models
