// SPDX-License-Identifier: GPL-3.0-or-later
// Keys of known distributions, of which a part is drawn block by block.
#include "core/advise/keyspectrum.h"

#include <cmath>
#include <cstdint>
#include <functional>
#include <gtest/gtest.h>
#include <map>
#include <set>

namespace {

using namespace howdah;
using advise::KeySpectrum;

/// The same numbers on every machine.
class Random {
public:
    double next()
    {
        m_state = m_state * 6364136223846793005ULL + 1442695040888963407ULL;
        return static_cast<double>(m_state >> 11U) / 9007199254740992.0;
    }

private:
    std::uint64_t m_state = 20;
};

struct Drawn {
    KeySpectrum spectrum;
    double keys = 0;  ///< of the whole table
    double share = 0; ///< that was drawn
};

constexpr int rows = 200000, rowsPerBlock = 20;

/// Draws about one block in `times`. `key`: of a row.
Drawn draw(const std::function<std::int64_t(int, Random&)>& key, double times)
{
    Random random;
    std::set<std::int64_t> all;
    std::map<std::int64_t, std::pair<int, int>> blocksAndRows;
    int drawn = 0;
    for (int block = 0; block < rows / rowsPerBlock; ++block) {
        std::map<std::int64_t, int> here;
        for (int row = 0; row < rowsPerBlock; ++row) {
            const std::int64_t made = key(block * rowsPerBlock + row, random);
            all.insert(made);
            ++here[made];
        }
        if (random.next() * times >= 1)
            continue;
        ++drawn;
        for (const auto& [found, count] : here) {
            ++blocksAndRows[found].first;
            blocksAndRows[found].second += count;
        }
    }
    Drawn result;
    for (const auto& [found, counts] : blocksAndRows)
        result.spectrum.add(counts.first, counts.second, 8);
    result.keys = static_cast<double>(all.size());
    result.share = static_cast<double>(drawn) * rowsPerBlock / rows;
    return result;
}

std::int64_t uniform(Random& random, double values)
{
    return static_cast<std::int64_t>(random.next() * values);
}

void expectClose(const Drawn& drawn, double tolerance, const char* what)
{
    const auto estimate = drawn.spectrum.keysIn(1 / drawn.share);
    EXPECT_NEAR(estimate.keys / drawn.keys, 1, tolerance) << what;
    EXPECT_LE(estimate.least, estimate.keys) << what;
    EXPECT_GE(estimate.most, estimate.keys) << what;
}

} // namespace

TEST(KeySpectrum, tellsKeysOfManyKinds)
{
    for (const double times : {2.0, 7.0}) {
        expectClose(draw([](int row, Random&) { return row; }, times), 0.02, "each its own");
        expectClose(draw([](int row, Random&) { return row / 3; }, times), 0.03, "neighbours alike");
        for (const double values : {900.0, 9000.0, 30000.0, 200000.0, 1e6})
            expectClose(draw([=](int, Random& random) { return uniform(random, values); }, times), 0.03, "alike");
        expectClose(
            draw([](int row, Random& random) { return random.next() < 0.1 ? row : -1 - uniform(random, 20000); },
                 times),
            0.05, "some of their own beside many alike");
        expectClose(draw([](int, Random& random) { return std::int64_t(1e6 * std::pow(random.next(), 4)); }, times),
                    0.12, "skewed");
    }
}

TEST(KeySpectrum, ofKeysThatAreAlikeOneBlockInFortyIsEnough)
{
    expectClose(draw([](int, Random& random) { return uniform(random, 9000); }, 40), 0.06, "alike");
    expectClose(draw([](int row, Random&) { return row; }, 40), 0.06, "each its own");
}

TEST(KeySpectrum, farFromWhatWasDrawnTheRangeIsWideWhereTheKeysAreSkewed)
{
    const Drawn drawn = draw([](int, Random& random) { return std::int64_t(20000 * std::pow(random.next(), 4)); }, 40);
    const auto estimate = drawn.spectrum.keysIn(1 / drawn.share);
    EXPECT_LE(estimate.least, drawn.keys);
    EXPECT_GE(estimate.most, drawn.keys);
    EXPECT_GT(estimate.most / estimate.least, 1.5);
}

TEST(KeySpectrum, ofLessThanWasDrawnItIsReckoned)
{
    KeySpectrum spectrum;
    for (int i = 0; i < 100; ++i)
        spectrum.add(1, 1, 4);
    for (int i = 0; i < 50; ++i)
        spectrum.add(2, 2, 4);
    EXPECT_DOUBLE_EQ(spectrum.keysIn(1).keys, 150);
    // Half of the blocks have half of the keys that are in one, and three quarters of those in two.
    EXPECT_DOUBLE_EQ(spectrum.keysIn(0.5).keys, 100 * 0.5 + 50 * 0.75);
    EXPECT_DOUBLE_EQ(spectrum.keysIn(0.5).least, spectrum.keysIn(0.5).most);
    EXPECT_DOUBLE_EQ(spectrum.keysIn(0).keys, 0);
}

TEST(KeySpectrum, withoutKeysThereAreNone)
{
    const KeySpectrum none;
    EXPECT_EQ(none.found(), 0);
    EXPECT_EQ(none.keysIn(10).keys, 0);
    EXPECT_EQ(none.keysIn(0.1).most, 0);
}

TEST(KeySpectrum, keysThatAllBlocksHaveAreAllThereAre)
{
    KeySpectrum spectrum;
    for (int i = 0; i < 7; ++i)
        spectrum.add(500, 4000, 4);
    const auto estimate = spectrum.keysIn(20);
    EXPECT_DOUBLE_EQ(estimate.keys, 7);
    EXPECT_DOUBLE_EQ(estimate.most, 7);
}
