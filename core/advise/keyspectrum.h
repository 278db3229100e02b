// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <map>
#include <utility>

namespace howdah::advise {

/// How often keys occur in blocks drawn from a table at random, and what that says of the whole table. What counts is
/// in how many of the blocks a key is, not in how many rows: neighbours in a table are often alike, blocks drawn at
/// random are independent.
class KeySpectrum {
public:
    /// The keys found in the same number of blocks, taken together.
    struct Group {
        double keys = 0;
        double rows = 0;  ///< that hold one of them, of the rows drawn
        double width = 0; ///< bytes of all of them
    };

    /// A key that is in `blocks` of the blocks drawn, in so many of their rows.
    void add(int blocks, double rows, double width);
    [[nodiscard]] const std::map<int, Group>& groups() const { return m_groups; } ///< by the number of blocks
    /// The same keys, and those of a group apart that are in few of its rows and in many: a key that is in every block
    /// may be in every row or in one of each block. By the number of blocks, then by what rows fall together.
    [[nodiscard]] const std::map<std::pair<int, int>, Group>& classes() const { return m_classes; }
    /// Keys found.
    [[nodiscard]] double found() const { return m_found; }

    /// How many keys there are, and what is no less likely.
    struct Estimate {
        double keys = 0, least = 0, most = 0;
    };
    /// Keys that a part of the table would have that is `times` as large as what was drawn. Below 1 that is reckoned;
    /// above, several estimators are put to the test, how well they tell what was found from a part of it, and those
    /// that did well give the answer: Duj1 (Haas and Stokes 1998, as ANALYZE), Chao's (1984) for many alike, a power
    /// law for skewed ones, one that bends, and one for keys of their own beside many alike.
    [[nodiscard]] Estimate keysIn(double times) const;

private:
    struct Part;
    [[nodiscard]] Part part(double share) const;
    [[nodiscard]] double estimate(int estimator, double share, double times) const;
    [[nodiscard]] double errorOf(int estimator, double times) const;

    std::map<int, Group> m_groups;
    std::map<std::pair<int, int>, Group> m_classes;
    double m_found = 0;
};

} // namespace howdah::advise
