// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/pg/connectparams.h"

#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>

using howdah::base::ErrorCode;
using howdah::base::SecretString;
using howdah::pg::ConnectParams;
using howdah::pg::Environment;
using howdah::pg::findPassword;
using howdah::pg::findSecrets;

namespace {

Environment environmentOf(std::map<std::string, std::string> variables)
{
    return [variables = std::move(variables)](std::string_view name) -> std::optional<std::string> {
        const auto found = variables.find(std::string(name));
        return found == variables.end() ? std::nullopt : std::optional(found->second);
    };
}

ConnectParams parsed(std::string_view text, const Environment& environment = environmentOf({}))
{
    auto params = ConnectParams::parse(text, environment);
    EXPECT_TRUE(params) << text << ": " << params.error().english();
    return params ? *params : ConnectParams();
}

std::string errorOf(std::string_view text)
{
    const auto params = ConnectParams::parse(text, environmentOf({}));
    EXPECT_FALSE(params) << text;
    if (params)
        return {};
    EXPECT_EQ(params.error().code(), ErrorCode::InvalidInput);
    return params.error().english();
}

/// What stands in the text where a password was found.
std::string passwordIn(std::string_view text)
{
    const auto span = findPassword(text);
    return span ? std::string(text.substr(span->offset, span->length)) : "none";
}

class ServiceFile : public ::testing::Test {
protected:
    void SetUp() override
    {
        m_path = std::filesystem::temp_directory_path() /
                 ("howdah-service-" + std::to_string(::testing::UnitTest::GetInstance()->random_seed()) + "-" +
                  ::testing::UnitTest::GetInstance()->current_test_info()->name());
        std::ofstream(m_path) << "# comment\n[prod]\nhost=db.example\nport=5433\nuser=dba\n\n[other]\nhost=elsewhere\n";
    }
    void TearDown() override { std::filesystem::remove(m_path); }
    [[nodiscard]] Environment environment(std::map<std::string, std::string> more = {}) const
    {
        more["PGSERVICEFILE"] = m_path.string();
        return environmentOf(std::move(more));
    }
    std::filesystem::path m_path;
};

} // namespace

TEST(ConnectParams, uriIsTakenApart)
{
    const auto params =
        parsed("postgresql://us%40er:p%20w@db.example:6432/shop?application_name=x%26y&sslmode=require");
    EXPECT_EQ(params.get("user"), "us@er");
    EXPECT_EQ(params.get("host"), "db.example");
    EXPECT_EQ(params.get("port"), "6432");
    EXPECT_EQ(params.get("dbname"), "shop");
    EXPECT_EQ(params.get("application_name"), "x&y");
    EXPECT_EQ(params.get("sslmode"), "require");
    EXPECT_EQ(params.password(), SecretString("p w"));
}

TEST(ConnectParams, driverPrefixesAreAccepted)
{
    for (const char* scheme : {"postgres", "postgresql", "postgresql+asyncpg", "postgresql+psycopg",
                               "postgresql+psycopg2", "postgres+pg8000", "jdbc:postgresql", "PostgreSQL"}) {
        const auto params = parsed(std::string(scheme) + "://me:secret@h/d");
        EXPECT_EQ(params.get("host"), "h") << scheme;
        EXPECT_EQ(params.get("dbname"), "d") << scheme;
        EXPECT_EQ(params.password(), SecretString("secret")) << scheme;
    }
}

TEST(ConnectParams, parametersOfDriversMeanNothingToAServer)
{
    const auto params = parsed("postgresql+asyncpg://h/d?ssl=require&prepared_statement_cache_size=0&pgbouncer=true");
    EXPECT_EQ(params.get("sslmode"), "require");
    EXPECT_EQ(params.get("pgbouncer"), std::nullopt);
    EXPECT_EQ(parsed("jdbc:postgresql://h/d?user=me&password=pw&ssl=true").get("sslmode"), "require");
}

TEST(ConnectParams, severalHostsKeepTheirPorts)
{
    const auto params = parsed("postgresql://u@a:1,b,[::1]:3/d?target_session_attrs=read-write");
    EXPECT_EQ(params.get("host"), "a,b,::1");
    EXPECT_EQ(params.get("port"), "1,,3");
    EXPECT_EQ(params.get("target_session_attrs"), "read-write");
}

TEST(ConnectParams, socketFoldersMayStandInAnAddress)
{
    EXPECT_EQ(parsed("postgresql://%2Fvar%2Frun%2Fpostgresql:5433/d").get("host"), "/var/run/postgresql");
    EXPECT_EQ(parsed("postgresql:///d?host=/tmp").get("host"), "/tmp");
    EXPECT_EQ(parsed("postgresql://").values().size(), 0U);
}

TEST(ConnectParams, anAtSignNobodyEncodedBelongsToThePassword)
{
    const auto params = parsed("postgresql://me:p@ss:w0rd@h:5432/d");
    EXPECT_EQ(params.get("host"), "h");
    EXPECT_EQ(params.password(), SecretString("p@ss:w0rd"));
}

TEST(ConnectParams, conninfoFollowsLibpqsQuoting)
{
    const auto params = parsed("host = db  dbname='my \\'db\\''  password='a b\\\\c' user=o\\ k port=5433");
    EXPECT_EQ(params.get("host"), "db");
    EXPECT_EQ(params.get("dbname"), "my 'db'");
    EXPECT_EQ(params.get("user"), "o k");
    EXPECT_EQ(params.get("port"), "5433");
    EXPECT_EQ(params.password(), SecretString("a b\\c"));
}

TEST(ConnectParams, psqlCommandLinesAreUnderstood)
{
    const auto options = parsed("psql -h db.example -p5433 -U dba --dbname=shop -X -c 'select 1'");
    EXPECT_EQ(options.get("host"), "db.example");
    EXPECT_EQ(options.get("port"), "5433");
    EXPECT_EQ(options.get("user"), "dba");
    EXPECT_EQ(options.get("dbname"), "shop");

    const auto names = parsed("$ PGPASSWORD='s p' sudo -u postgres /usr/lib/postgresql/15/bin/psql -qAth db shop dba");
    EXPECT_EQ(names.get("host"), "db");
    EXPECT_EQ(names.get("dbname"), "shop");
    EXPECT_EQ(names.get("user"), "dba");
    EXPECT_EQ(names.password(), SecretString("s p"));

    const auto wrapped = parsed("psql -h ignored \\\n  \"postgresql://me:pw@real:1/d\"");
    EXPECT_EQ(wrapped.get("host"), "real");
    EXPECT_EQ(wrapped.password(), SecretString("pw"));

    const auto conninfo = parsed("psql 'host=h dbname=d' --username me");
    EXPECT_EQ(conninfo.get("host"), "h");
    EXPECT_EQ(conninfo.get("user"), "me");
}

TEST(ConnectParams, linesFromAnEnvironmentFileAreUnderstood)
{
    EXPECT_EQ(parsed("export DATABASE_URL=\"postgresql+asyncpg://me@h/d\"").get("host"), "h");
    EXPECT_EQ(parsed("DATABASE_URL=postgres://h/d?sslmode=disable").get("sslmode"), "disable");
    EXPECT_EQ(parsed("  'postgres://h/d'  ").get("dbname"), "d");
    EXPECT_EQ(parsed("DATABASE_URL='postgres://h/d';").get("dbname"), "d");
    EXPECT_EQ(parsed("'host=h dbname=d';").get("dbname"), "d");
    EXPECT_EQ(parsed("host=h password=secret;").password(), SecretString("secret;"));
}

TEST(ConnectParams, secretsAreKeptApart)
{
    const auto params = parsed("host=h user=u password=hush sslpassword=hushhush");
    EXPECT_EQ(params.get("password"), std::nullopt);
    EXPECT_EQ(params.get("sslpassword"), std::nullopt);
    EXPECT_EQ(params.password(), SecretString("hush"));
    EXPECT_EQ(params.keyPassword(), SecretString("hushhush"));
    for (const std::string& text : {params.toUri(), params.toConninfo(), params.displayName()})
        EXPECT_EQ(text.find("hush"), std::string::npos) << text;
}

TEST(ConnectParams, errorsNeverRepeatAPassword)
{
    for (const char* text : {
             "postgresql://me:hunter2/x@h:port/d",
             "postgresql://me:hunter2%zz@h/d",
             "postgresql://me@h:hunter2/d",
             "host=h password=hunter2 bogus",
             "host=h password='hunter2",
             "host=h hunter2=x",
             "password=hun hunter2 host=h",
             "postgresql://h/d?hunter2=1",
             "mysql://me:hunter2@h/d",
             "psql 'password=hunter2",
             "hunter2",
             "psql -U",
         })
        EXPECT_EQ(errorOf(text).find("hunter2"), std::string::npos) << errorOf(text);
}

TEST(ConnectParams, badInputIsRefusedWithAReason)
{
    EXPECT_NE(errorOf("").find("empty"), std::string::npos);
    EXPECT_NE(errorOf("   \n").find("empty"), std::string::npos);
    EXPECT_NE(errorOf("host=h bogus_word=1").find("bogus_word"), std::string::npos);
    EXPECT_NE(errorOf("postgresql://[::1/d").find("brackets"), std::string::npos);
    EXPECT_NE(errorOf("postgresql://h:x/d").find("port"), std::string::npos);
    EXPECT_NE(errorOf(std::string_view("host=a\0b", 8)).find("NUL"), std::string::npos);
    EXPECT_NE(errorOf("postgresql://h/%00").find("percent"), std::string::npos);
    EXPECT_NE(errorOf("postgresql://h/%").find("percent"), std::string::npos);
    EXPECT_NE(errorOf("postgresql://h/%2").find("percent"), std::string::npos);
    EXPECT_NE(errorOf("postgresql://h/d?x").find("no value"), std::string::npos);
    EXPECT_NE(errorOf("nosuchservice").find("service"), std::string::npos);
}

TEST(ConnectParams, uriReadsBackAsItWas)
{
    for (const char* text : {
             "postgresql://u@h:1/d?sslmode=require",
             "host=/var/run/pg port=5433 dbname='a/b?c#d' user='x@y:z'",
             "postgresql://a:1,b:2,c/d",
             "host=a,b port=5433",
             "host=::1 hostaddr=::1 options='-c jit=off'",
             "port=5433",
             "host='fe80::1%eth0'",
             "dbname='\xc3\xa4 & = %'",
             "host=a,,b",
             "host=h port=x",
             "dbname=a;",
             "dbname=psql host=h",
             "host=/tmp/psql",
         }) {
        const auto params = parsed(text);
        const auto again = parsed(params.toUri());
        EXPECT_EQ(again.values(), params.values()) << text << " -> " << params.toUri();
        EXPECT_EQ(parsed(params.toConninfo()).values(), params.values()) << params.toConninfo();
    }
}

TEST(ConnectParams, startupOptionsAreEscapedAsTheServerSplitsThem)
{
    ConnectParams params;
    params.setStartupOption("jit", "off").setStartupOption("search_path", "a b\\c");
    EXPECT_EQ(params.get("options"), "-c jit=off -c search_path=a\\ b\\\\c");
}

TEST(ConnectParams, displayNameFillsInDefaultsAndBrackets)
{
    EXPECT_EQ(parsed("postgresql://me@h/d").displayName(), "me@h:5432/d");
    EXPECT_EQ(parsed("postgresql://me@[::1]:1/d").displayName(), "me@[::1]:1/d");
    EXPECT_EQ(parsed("postgresql://me@a:1,b/d").displayName(), "me@a:1,b:5432/d");
    EXPECT_EQ(parsed("user=me host=/tmp/x port=7").displayName(), "me@/tmp/x:7/me");
}

TEST(ConnectParams, localMeansSocketsAndLoopbackOnly)
{
    EXPECT_TRUE(parsed("host=/tmp").isLocal());
    EXPECT_TRUE(parsed("host=localhost").isLocal());
    EXPECT_TRUE(parsed("host=127.1.2.3,::1").isLocal());
    EXPECT_TRUE(parsed("host=db.example hostaddr=127.0.0.1").isLocal());
    EXPECT_FALSE(parsed("host=localhost,db.example").isLocal());
    EXPECT_FALSE(parsed("host=localhost hostaddr=192.0.2.1").isLocal());
    EXPECT_FALSE(parsed("host=127.0.0.1.example").isLocal());
}

TEST(ConnectParams, environmentIsReadAsLibpqDoes)
{
    const auto url = ConnectParams::fromEnvironment(
        environmentOf({{"DATABASE_URL", "postgresql+asyncpg://me:pw@h/d"}, {"PGHOST", "ignored"}}));
    ASSERT_TRUE(url);
    EXPECT_EQ(url->get("host"), "h");

    const auto variables = ConnectParams::fromEnvironment(
        environmentOf({{"PGHOST", "db"}, {"PGPORT", "5433"}, {"PGUSER", "me"}, {"PGPASSWORD", "pw"}}));
    ASSERT_TRUE(variables);
    EXPECT_EQ(variables->get("host"), "db");
    EXPECT_EQ(variables->get("port"), "5433");
    EXPECT_EQ(variables->password(), SecretString("pw"));

    const auto broken = ConnectParams::fromEnvironment(environmentOf({{"DATABASE_URL", "redis://:pw@h"}}));
    ASSERT_FALSE(broken);
    EXPECT_NE(broken.error().english().find("DATABASE_URL"), std::string::npos);
    EXPECT_EQ(broken.error().english().find("pw"), std::string::npos);
}

TEST_F(ServiceFile, aBareNameIsAServiceWhenItExists)
{
    EXPECT_EQ(parsed("prod", environment()).get("service"), "prod");
    EXPECT_EQ(parsed("service=prod", environment()).get("service"), "prod");
    EXPECT_FALSE(ConnectParams::parse("prodd", environment()));
}

TEST_F(ServiceFile, serviceBeatsVariablesFromTheEnvironment)
{
    const auto params = ConnectParams::fromEnvironment(
        environment({{"PGSERVICE", "prod"}, {"PGHOST", "ignored"}, {"PGDATABASE", "kept"}}));
    ASSERT_TRUE(params);
    EXPECT_EQ(params->get("service"), "prod");
    EXPECT_EQ(params->get("host"), std::nullopt);
    EXPECT_EQ(params->get("dbname"), "kept");
}

TEST(FindPassword, pointsAtThePasswordInEveryForm)
{
    EXPECT_EQ(passwordIn("postgresql://me:pw@h/d"), "pw");
    EXPECT_EQ(passwordIn("postgresql://me:p@ss@h/d"), "p@ss");
    EXPECT_EQ(passwordIn("postgresql://me:p/w@h/d"), "p/w");
    EXPECT_EQ(passwordIn("postgresql://me@h/d?password=pw&x=1"), "pw");
    EXPECT_EQ(passwordIn("host=h password=pw user=u"), "pw");
    EXPECT_EQ(passwordIn("host=h password = 'p w\\' x' user=u"), "p w\\' x");
    EXPECT_EQ(passwordIn("psql \"host=h password=pw\""), "pw");
    EXPECT_EQ(passwordIn("PGPASSWORD=pw psql -h h"), "pw");
    EXPECT_EQ(passwordIn("psql 'postgresql://me:pw@h/d'"), "pw");
    EXPECT_EQ(passwordIn("postgresql://me@h:5432/d"), "none");
    EXPECT_EQ(passwordIn("host=h user=u"), "none");
    EXPECT_EQ(passwordIn("host=h passwordless=x"), "none");
    EXPECT_EQ(passwordIn(""), "none");
}

TEST(FindPassword, findsEverySecret)
{
    EXPECT_EQ(findSecrets("postgresql://me:a@h/d?sslpassword=b&password=c").size(), 3U);
    EXPECT_EQ(findSecrets("password=a sslpassword=b").size(), 2U);
}
