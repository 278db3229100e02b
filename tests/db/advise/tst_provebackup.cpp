// SPDX-License-Identifier: GPL-3.0-or-later
// Advice proved on a copy out of backups of every kind, and out of what is none.
#include "tests/db/advise/prooftest.h"

using namespace howdah;
using namespace howdah::test;

namespace {
using ProofOutOfABackup = ProofOnACopy;
} // namespace

TEST_F(ProofOutOfABackup, outOfACustomATarADirectoryAndAPlainBackup)
{
    keepsItsPromise(proved(options(dump("custom.dump", {"--format=custom"}))));
    keepsItsPromise(proved(options(dump("tar.dump", {"--format=tar"}))));
    const std::string directory = dump("directory", {"--format=directory"});
    const auto result = proved(options(directory));
    keepsItsPromise(result);
    EXPECT_EQ(result->copy->backup, directory);
    EXPECT_FALSE(result->copy->archived.empty());
    EXPECT_TRUE(result->notes.empty()) << result->notes.front().english();
    keepsItsPromise(proved(options(directory + "/toc.dat")));
    const auto plain = proved(options(dump("plain.sql", {})));
    keepsItsPromise(plain);
    EXPECT_TRUE(plain->notes.empty()) << plain->notes.front().english();
}

TEST_F(ProofOutOfABackup, plainBackupsOfOtherKindsWillDoAsWell)
{
    keepsItsPromise(proved(options(dump("inserts.sql", {"--inserts", "--rows-per-insert=500"}))));
    keepsItsPromise(proved(options(dump("clean.sql", {"--clean", "--if-exists", "--create"}))));
    // Lines that end as on another system.
    const std::string lines = contents(dump("lines.sql", {"--inserts", "--rows-per-insert=500"}));
    std::string text;
    for (const char c : lines) {
        if (c == '\n')
            text += '\r';
        text += c;
    }
    keepsItsPromise(proved(options(put("windows.sql", text))));
}

TEST_F(ProofOutOfABackup, whatAPlainBackupWouldHavePsqlDoIsNotDone)
{
    const std::string proof = s_folder + "/pwned";
    std::string text = contents(dump("evil.sql", {}));
    const std::string_view evil = "SET statement_timeout = 0;";
    text.insert(text.find(evil), "\\! touch " + proof + "\n\\copy customers from program 'touch " + proof +
                                     "'\ncopy customers from program 'touch " + proof +
                                     "';\ndo $$ begin execute "
                                     "'copy (select 1) to program ''touch " +
                                     proof + "'''; end $$;\n");
    keepsItsPromise(proved(options(put("evil.sql", text))));
    EXPECT_FALSE(fs::exists(proof));
}

TEST_F(ProofOutOfABackup, aBackupThatIsNoneSaysInOneLineWhatItIs)
{
    refuses(s_folder + "/nothing-here", ErrorCode::NotFound, "there is no such file");
    refuses(put("empty", ""), ErrorCode::InvalidInput, "it is empty");
    refuses(put("letter.txt", "Dear DBA,\nhere is the backup.\n"), ErrorCode::InvalidInput, "no dump of pg_dump");
    refuses(put("binary", std::string(10'000, '\xC3')), ErrorCode::InvalidInput, "no dump of pg_dump");
    refuses(put("zeros", std::string(10'000, '\0')), ErrorCode::InvalidInput, "no dump of pg_dump");
    refuses(put("packed.sql.gz", "\x1f\x8b\x08 and so on"), ErrorCode::InvalidInput, "compressed as a whole");
    refuses(put("secret", "Salted__12345678"), ErrorCode::InvalidInput, "encrypted");
    refuses(put("secret.asc", "-----BEGIN PGP MESSAGE-----\n"), ErrorCode::InvalidInput, "encrypted");
    refuses(s_folder, ErrorCode::InvalidInput, "toc.dat");
    refuses("/dev/null", ErrorCode::InvalidInput, "neither a file nor a folder");
    fs::create_directory(s_folder + "/data");
    put("data/PG_VERSION", "15\n");
    refuses(s_folder + "/data", ErrorCode::InvalidInput, "data folder");
    std::string tar(1024, '\0');
    tar.replace(0, 8, "base.txt");
    tar.replace(257, 5, "ustar");
    refuses(put("other.tar", tar), ErrorCode::InvalidInput, "not of pg_dump");
    refuses(dump("all.sql", {"--globals-only"}, "pg_dumpall"), ErrorCode::InvalidInput, "pg_dumpall");
}

TEST_F(ProofOutOfABackup, aBackupThatWasCutOffIsNoProof)
{
    const std::string custom = contents(dump("whole.dump", {"--format=custom"}));
    for (const double part : {0.0001, 0.2, 0.5}) {
        const auto bytes = static_cast<std::size_t>(static_cast<double>(custom.size()) * part) + 8;
        refuses(put("cut.dump", custom.substr(0, bytes)), ErrorCode::InvalidInput, "cut off or damaged");
    }
    const std::string plain = contents(dump("whole.sql", {}));
    refuses(put("cut.sql", plain.substr(0, plain.size() / 2)), ErrorCode::InvalidInput, "it was cut off");
    // With its last line, but not what comes before it.
    refuses(put("glued.sql", plain.substr(0, plain.size() / 2) + "\n-- PostgreSQL database dump complete\n"),
            ErrorCode::InvalidInput, "ends in the middle");
    const std::string directory = dump("torn", {"--format=directory"});
    for (const auto& entry : fs::directory_iterator(directory)) {
        if (entry.path().filename() != "toc.dat")
            fs::remove(entry.path());
    }
    refuses(directory, ErrorCode::InvalidInput, "cut off or damaged");
}

TEST_F(ProofOutOfABackup, aBackupOfANewerServerIsSaidToBeOne)
{
    std::string plain = contents(dump("newer.sql", {}));
    const std::string_view head = "-- Dumped from database version 15";
    plain.replace(plain.find(head), head.size(), "-- Dumped from database version 99");
    refuses(put("newer.sql", plain), ErrorCode::Unsupported, "comes from PostgreSQL 99");
    std::string custom = contents(dump("newer.dump", {"--format=custom"}));
    custom[6] = 99; // the archive's minor version
    refuses(put("newer.dump", custom), ErrorCode::Unsupported, "newer pg_dump");
}

TEST_F(ProofOutOfABackup, aBackupOfAnotherDatabaseHoldsNoneOfTheTables)
{
    const test::Database other("other");
    ASSERT_TRUE(other.connect()->execute("create table elsewhere (id int)"));
    const std::string path =
        dump("other.dump", {"--format=custom", "--schema=stock"}); // of this one, without the tables
    refuses(path, ErrorCode::InvalidInput, "holds none of the tables");
}
