// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/result.h"

#include <cerrno>
#include <gtest/gtest.h>
#include <memory>
#include <set>

using namespace howdah::base;

namespace {

Text text(const char* words)
{
    return Text::verbatim(words);
}

Error refusal()
{
    ServerMessage message;
    message.severity = "ERROR";
    message.sqlState = "42P01";
    message.message = "relation \"x\" does not exist";
    message.position = 15;
    return Error::fromServer(ErrorCode::Server, text("cannot run the statement"), message, text("check the name"));
}

Result<int> half(int value)
{
    if (value % 2 != 0)
        return Error(ErrorCode::InvalidInput, text("odd"));
    return value / 2;
}

Result<std::unique_ptr<int>> quarter(int value)
{
    HOWDAH_ASSIGN(const int once, half(value));
    HOWDAH_ASSIGN(const int twice, half(once));
    return std::make_unique<int>(twice);
}

Status check(int value)
{
    HOWDAH_TRY(half(value));
    return {};
}

} // namespace

TEST(Error, oneLineSaysWhatWhyAndWhatToDo)
{
    EXPECT_EQ(refusal().english(), "cannot run the statement: relation \"x\" does not exist (42P01); check the name");
    EXPECT_EQ(Error(ErrorCode::Io, text("it broke")).english(), "it broke");
    EXPECT_EQ(Error(ErrorCode::Io, text("it broke"), {}, text("mend it")).english(), "it broke; mend it");
}

TEST(Error, lineBreaksInAPartBecomeSpaces)
{
    EXPECT_EQ(joinFailure("a\n\nb", "c\r\n\td ", "", "e\n"), "a b: c d ; e");
}

TEST(Error, theServersWordsAreKept)
{
    const Error error = refusal();
    EXPECT_EQ(error.sqlState(), "42P01");
    ASSERT_NE(error.serverMessage(), nullptr);
    EXPECT_EQ(error.serverMessage()->position, 15);
    EXPECT_EQ(Error(ErrorCode::Io, text("x")).serverMessage(), nullptr);
    EXPECT_EQ(Error(ErrorCode::Io, text("x")).sqlState(), "");
}

TEST(Error, anotherWordingKeepsTheCause)
{
    const Error error = refusal().withWhat(text("cannot count")).withRemedy(text("count again"));
    EXPECT_EQ(error.english(), "cannot count: relation \"x\" does not exist (42P01); count again");
    EXPECT_EQ(error.code(), ErrorCode::Server);
}

TEST(Error, failuresOfTheSystemAreSortedByWhatCanBeDone)
{
    EXPECT_EQ(systemError(text("x"), ENOSPC).code(), ErrorCode::DiskFull);
    EXPECT_EQ(systemError(text("x"), EDQUOT).code(), ErrorCode::DiskFull);
    EXPECT_EQ(systemError(text("x"), EACCES).code(), ErrorCode::Permission);
    EXPECT_EQ(systemError(text("x"), EPERM).code(), ErrorCode::Permission);
    EXPECT_EQ(systemError(text("x"), ENOENT).code(), ErrorCode::NotFound);
    EXPECT_EQ(systemError(text("x"), EIO).code(), ErrorCode::Io);
    EXPECT_FALSE(systemError(text("x"), EIO).why().empty());
}

TEST(Error, everyCodeHasAMachineNameOfItsOwn)
{
    std::set<std::string_view> names;
    for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code)
        names.insert(name(static_cast<ErrorCode>(code)));
    EXPECT_EQ(names.size(), static_cast<std::size_t>(ErrorCode::Internal) + 1);
    EXPECT_EQ(name(ErrorCode::DiskFull), "disk_full");
}

TEST(Result, theFirstFailureOfAChainComesOut)
{
    EXPECT_EQ(**quarter(8), 2);
    EXPECT_EQ(quarter(6).error().code(), ErrorCode::InvalidInput);
    EXPECT_EQ(quarter(5).error().english(), "odd");
    EXPECT_TRUE(check(2));
    EXPECT_FALSE(check(3));
}
