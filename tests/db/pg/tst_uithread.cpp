// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/uithread.h"
#include "core/pg/connection.h"
#include "tests/support/cluster.h"

#include <gtest/gtest.h>
#include <thread>

using namespace howdah;

// A program of its own: the mark cannot be taken back, and a later thread may get the same identity.
TEST(UiThread, isRefusedInsteadOfBlocked)
{
    const test::Database database("ui");
    const auto connection = database.connect();
    std::thread([&] {
        base::markUiThread();
        EXPECT_EQ(connection->query("SELECT 1").error().code(), base::ErrorCode::Internal);
        EXPECT_EQ(connection->waitNotification({}).error().code(), base::ErrorCode::Internal);
        EXPECT_EQ(connection->canceller().cancel({}).error().code(), base::ErrorCode::Internal);
        EXPECT_EQ(pg::Connection::connect(database.params(), {}).error().code(), base::ErrorCode::Internal);
        // What does not wait is allowed.
        EXPECT_FALSE(connection->broken());
        EXPECT_EQ(connection->transactionState(), pg::TransactionState::Idle);
    }).join();
}
