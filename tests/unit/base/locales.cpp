// SPDX-License-Identifier: GPL-3.0-or-later
// Linked into every test of core/base: puts the environment's locale in force, as QCoreApplication does.
#include <clocale>
#include <cstdio>
#include <cstdlib>
#include <gtest/gtest.h>
#include <string>

namespace {

class EnvironmentLocale final : public ::testing::Environment {
public:
    void SetUp() override { ASSERT_NE(std::setlocale(LC_ALL, ""), nullptr) << "the locale of LC_ALL is not installed"; }
};

const ::testing::Environment* const g_environment = ::testing::AddGlobalTestEnvironment(new EnvironmentLocale);

} // namespace

TEST(Locale, theRunsLocaleIsReallyInForce)
{
    ASSERT_NE(g_environment, nullptr);
    const char* wanted = std::getenv("LC_ALL");
    char text[16] = {};
    std::snprintf(text, sizeof text, "%.1f", 0.5);
    const std::string locale = wanted != nullptr ? wanted : "";
    const bool comma = locale.starts_with("de_DE") || locale.starts_with("tr_TR");
    EXPECT_STREQ(text, comma ? "0,5" : "0.5");
}
