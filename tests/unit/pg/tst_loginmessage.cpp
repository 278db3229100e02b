// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pg/serverfailure.h"
#include "core/pg/startupoptions.h"
#include "core/pg/targets.h"

#include <gtest/gtest.h>

using namespace howdah;
using namespace howdah::pg;

TEST(LoginMessage, stateDetailAndHintAreReadFromVerboseText)
{
    const auto message = loginMessage("connection to server at \"::1\", port 5432 failed: FATAL:  28P01: password "
                                      "authentication failed for user \"x\"\nDETAIL:  a detail\nof two lines\nHINT:  "
                                      "a hint\nLOCATION:  auth_failed, auth.c:335\n");
    EXPECT_EQ(message.sqlState, "28P01");
    EXPECT_EQ(message.message, "password authentication failed for user \"x\"");
    EXPECT_EQ(message.detail, "a detail\nof two lines");
    EXPECT_EQ(message.hint, "a hint");
}

TEST(LoginMessage, theStateIsFoundInAnyLanguage)
{
    const auto message = loginMessage("Verbindung zum Server auf »h« fehlgeschlagen: FATAL:  3D000: Datenbank »x« "
                                      "existiert nicht\nORT:  InitPostgres, postinit.c:885\n");
    EXPECT_EQ(message.sqlState, "3D000");
    EXPECT_EQ(message.message, "Datenbank »x« existiert nicht");
}

TEST(LoginMessage, ofSeveralAttemptsTheLastCounts)
{
    const auto message = loginMessage("connection to server failed: FATAL:  28000: first\nLOCATION:  a, b.c:1\n"
                                      "connection to server failed: FATAL:  28P01: second\nLOCATION:  a, b.c:1\n");
    EXPECT_EQ(message.sqlState, "28P01");
    EXPECT_EQ(message.message, "second");
}

TEST(LoginMessage, libpqsOwnWordsLoseTheirPreambleAndAdvice)
{
    const auto message = loginMessage("connection to server at \"127.0.0.1\", port 1 failed: Connection refused\n\tIs "
                                      "the server running on that host and accepting TCP/IP connections?\n");
    EXPECT_EQ(message.sqlState, "");
    EXPECT_EQ(message.message, "Connection refused");
    EXPECT_EQ(loginMessage("").message, "");
}

TEST(LoginMessage, refusalsOfTheLoginAreToldFromTroubleOfTheServer)
{
    for (const char* state : {"28P01", "28000", "3D000", "42501", "55000", "08P01", "22023"})
        EXPECT_TRUE(isLoginRefusal(state)) << state;
    for (const char* state : {"53300", "57P03", "57P01", "08006", "XX000", ""})
        EXPECT_FALSE(isLoginRefusal(state)) << state;
}

TEST(StartupOptions, settingsAreReadAsTheServerSplitsThem)
{
    const auto settings = parseStartupOptions("-c jit=off --work-mem=1MB  -csearch_path=a\\ b\\\\c");
    ASSERT_TRUE(settings);
    const std::vector<std::pair<std::string, std::string>> wanted = {
        {"jit", "off"}, {"work_mem", "1MB"}, {"search_path", "a b\\c"}};
    EXPECT_EQ(*settings, wanted);
    EXPECT_TRUE(parseStartupOptions("")->empty());
}

TEST(StartupOptions, switchesThatSetNothingAreRefused)
{
    for (const char* options : {"-P", "-c", "-c jit", "-c =off", "--"})
        EXPECT_EQ(parseStartupOptions(options).error().code(), base::ErrorCode::Unsupported) << options;
}

TEST(StartupOptions, valuesAreQuotedInTheStatement)
{
    EXPECT_EQ(*startupOptionsAsSql("-c a.b=it's"), "SELECT pg_catalog.set_config('a.b', 'it''s', false);");
}

TEST(Targets, hostsAddressesAndPortsArePaired)
{
    const auto entries =
        hostEntries({{"host", "a,/tmp,192.0.2.1,x"}, {"hostaddr", ",,,192.0.2.9"}, {"port", "1,2,,4"}});
    ASSERT_TRUE(entries) << entries.error().english();
    ASSERT_EQ(entries->size(), 4U);
    EXPECT_EQ((*entries)[0].kind, HostEntry::Kind::Name);
    EXPECT_EQ((*entries)[1].kind, HostEntry::Kind::Socket);
    EXPECT_EQ((*entries)[2].kind, HostEntry::Kind::Address);
    EXPECT_EQ((*entries)[2].port, "5432");
    EXPECT_EQ((*entries)[3].kind, HostEntry::Kind::Address);
    EXPECT_EQ((*entries)[3].address, "192.0.2.9");
    EXPECT_EQ((*entries)[3].name, "x");
    EXPECT_EQ((*entries)[3].port, "4");
}

TEST(Targets, listsThatDoNotFitAreRefused)
{
    EXPECT_FALSE(hostEntries({{"host", "a,b"}, {"hostaddr", "192.0.2.1"}}));
    EXPECT_FALSE(hostEntries({{"host", "a,b"}, {"port", "1,2,3"}}));
    EXPECT_FALSE(hostEntries({{"host", "a"}, {"port", "0"}}));
    EXPECT_FALSE(hostEntries({{"host", "a"}, {"port", "65536"}}));
    EXPECT_FALSE(hostEntries({{"hostaddr", "not.numeric"}}));
    EXPECT_FALSE(rolesFor({{"target_session_attrs", "any-old"}}));
}

TEST(Targets, preferStandbyLooksTwice)
{
    const std::vector wanted = {Role::Standby, Role::Any};
    EXPECT_EQ(*rolesFor({{"target_session_attrs", "prefer-standby"}}), wanted);
}
