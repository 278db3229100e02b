// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/childprocess.h"
#include "core/base/files.h"
#include "core/base/pause.h"
#include "core/demo/demo.h"
#include "core/demo/demofolder.h"
#include "core/pg/connection.h"

#include <filesystem>
#include <gtest/gtest.h>
#include <string>

namespace howdah::test {

/// Asks `condition` until it is true; false when `span` has passed.
template <class Condition> bool within(base::Nanoseconds span, const Condition& condition)
{
    const auto until = base::Deadline::after(span);
    while (!condition()) {
        if (until.passed())
            return false;
        base::pauseFor(base::Milliseconds(50));
    }
    return true;
}

/// A folder for a demo, which is stopped and removed at the end.
class DemoHome {
public:
    DemoHome()
        : m_path("/tmp/howdah-demotest-" + base::randomWord(6))
    {}
    DemoHome(const DemoHome&) = delete;
    DemoHome& operator=(const DemoHome&) = delete;
    ~DemoHome()
    {
        const auto record = demo::detail::DemoFolder(m_path).record();
        EXPECT_TRUE(demo::stop(m_path, base::Deadline::after(base::Seconds(30))));
        // As root the cluster may be elsewhere.
        if (record && *record)
            std::filesystem::remove_all((*record)->cluster);
        std::filesystem::remove_all(m_path);
    }
    [[nodiscard]] const std::string& path() const { return m_path; }
    [[nodiscard]] demo::DemoOptions options(bool withLoad) const
    {
        demo::DemoOptions options;
        options.directory = m_path;
        options.scale = 0.01;
        options.deadline = base::Deadline::after(base::Seconds(200));
        if (withLoad)
            options.loadCommand = {helper(), "load"};
        return options;
    }
    [[nodiscard]] static std::string helper()
    {
        const auto directory = base::programDirectory();
        return directory ? *directory + "/demo_helper" : "demo_helper";
    }

private:
    std::string m_path;
};

inline std::unique_ptr<pg::Connection> connectTo(const pg::ConnectParams& params)
{
    pg::ConnectOptions options;
    options.deadline = base::Deadline::after(base::Seconds(20));
    auto connection = pg::Connection::connect(params, options);
    EXPECT_TRUE(connection) << connection.error().english();
    return connection ? std::move(*connection) : nullptr;
}

/// The first column of every row, a line each; the error instead when there is one.
inline std::string ask(pg::Connection& connection, std::string_view sql)
{
    const auto result = connection.query(sql, {}, {base::Deadline::after(base::Seconds(60)), {}});
    if (!result)
        return "error: " + result.error().english();
    std::string out;
    for (int row = 0; row < result->rowCount(); ++row)
        out += (row == 0 ? "" : "\n") + std::string(result->text(row, 0));
    return out;
}

} // namespace howdah::test
