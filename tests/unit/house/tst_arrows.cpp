// SPDX-License-Identifier: GPL-3.0-or-later
// Reads every include of the house and fails on an arrow that the design (docs/architecture.md) does not have.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace fs = std::filesystem;

namespace {

using Folder = std::string;

/// Whom each folder may include directly. Base and the folder itself go without saying.
const std::map<Folder, std::set<Folder>>& allowedArrows()
{
    static const std::set<Folder> everythingBelowService{"core/pg",      "core/sql",    "core/pool",
                                                         "core/monitor", "core/plan",   "core/server",
                                                         "core/demo",    "core/advise", "core/store"};
    static const std::set<Folder> whatServiceShows{"core/pg",   "core/pool",   "core/monitor",
                                                   "core/plan", "core/advise", "core/service"};
    const auto with = [](std::set<Folder> base, std::initializer_list<Folder> more) {
        base.insert(more);
        return base;
    };
    static const std::map<Folder, std::set<Folder>> arrows{
        {"core/base", {}},
        {"core/pg", {}},
        {"core/pool", {"core/pg"}},
        {"core/monitor", {"core/pg", "core/pool"}},
        {"core/plan", {}},
        {"core/sql", {}},
        {"core/server", {"core/pg"}},
        {"core/demo", {"core/pg", "core/pool", "core/server"}},
        {"core/advise", {"core/pg", "core/plan", "core/sql", "core/server"}},
        {"core/store", {}},
        {"core/service", everythingBelowService},
        {"ui/theme", {}},
        {"ui/models", with(whatServiceShows, {"ui/theme"})},
        {"ui/charts", with(whatServiceShows, {"ui/theme", "ui/models"})},
        {"ui/widgets", with(whatServiceShows, {"ui/theme", "ui/models", "ui/charts"})},
        {"ui/pages", with(whatServiceShows, {"ui/theme", "ui/models", "ui/charts", "ui/widgets"})},
        {"ui/wizards", with(whatServiceShows, {"ui/theme", "ui/models", "ui/charts", "ui/widgets"})},
        {"ui/shell",
         with(whatServiceShows, {"ui/theme", "ui/models", "ui/charts", "ui/widgets", "ui/pages", "ui/wizards"})},
        {"app/ctl", with(everythingBelowService, {"core/service"})},
        {"app/console", with(whatServiceShows, {"ui/theme", "ui/shell"})},
    };
    return arrows;
}

const std::set<Folder> engine{"core/base", "core/pg",     "core/sql",  "core/pool",  "core/monitor",
                              "core/plan", "core/server", "core/demo", "core/advise"};

struct Include {
    fs::path file;
    Folder from;
    std::string header;
    bool angled = false;
    int line = 0;
    [[nodiscard]] std::string where() const { return file.generic_string() + ":" + std::to_string(line); }
};

Folder folderOf(const std::string& path)
{
    const auto first = path.find('/');
    if (first == std::string::npos)
        return {};
    const auto second = path.find('/', first + 1);
    return second == std::string::npos ? std::string() : path.substr(0, second);
}

std::vector<Include> readIncludes()
{
    const char* root = std::getenv("HOWDAH_SOURCE_DIR");
    if (root == nullptr)
        return {};
    static const std::regex line(R"re(^\s*#\s*include\s*([<"])([^>"]+)[>"])re");
    std::vector<Include> includes;
    for (const char* top : {"core", "ui", "app"}) {
        for (const auto& entry : fs::recursive_directory_iterator(fs::path(root) / top)) {
            const auto extension = entry.path().extension();
            if (extension != ".h" && extension != ".cpp")
                continue;
            const fs::path relative = fs::relative(entry.path(), root);
            std::ifstream in(entry.path());
            std::string text;
            for (int number = 1; std::getline(in, text); ++number) {
                std::smatch match;
                if (std::regex_search(text, match, line))
                    includes.push_back(
                        {relative, folderOf(relative.generic_string()), match[2], match[1] == "<", number});
            }
        }
    }
    return includes;
}

class Arrows : public ::testing::Test {
protected:
    void SetUp() override
    {
        m_includes = readIncludes();
        ASSERT_GT(m_includes.size(), 20U) << "HOWDAH_SOURCE_DIR must name the checkout";
    }
    std::vector<Include> m_includes;
};

} // namespace

TEST_F(Arrows, everyIncludeFollowsThePictureOfTheDesign)
{
    for (const Include& include : m_includes) {
        const Folder to = folderOf(include.header);
        if (include.angled || to.empty() || to == include.from || to == "core/base")
            continue;
        const auto allowed = allowedArrows().find(include.from);
        ASSERT_NE(allowed, allowedArrows().end()) << include.where() << ": " << include.from << " is not in the design";
        EXPECT_TRUE(allowed->second.contains(to))
            << include.where() << ": " << include.from << " may not include " << include.header;
    }
}

TEST_F(Arrows, ownHeadersAreIncludedByTheirFullPath)
{
    for (const Include& include : m_includes) {
        if (include.angled)
            continue;
        const bool full = include.header.starts_with("core/") || include.header.starts_with("ui/") ||
                          include.header.starts_with("app/") || include.header.ends_with(".moc");
        EXPECT_TRUE(full) << include.where() << ": write the path from the root, not " << include.header;
    }
}

TEST_F(Arrows, theEngineKnowsNoQtAndOnlyPgKnowsLibpq)
{
    static const std::regex qtHeader("^(Q[A-Z][A-Za-z]*|Qt[A-Z].*|q[a-z]+\\.h)(/.*)?$");
    for (const Include& include : m_includes) {
        if (!include.angled)
            continue;
        EXPECT_FALSE(engine.contains(include.from) && std::regex_match(include.header, qtHeader))
            << include.where() << ": " << include.header;
        EXPECT_FALSE(include.from != "core/pg" && include.header.starts_with("libpq"))
            << include.where() << ": " << include.header;
        EXPECT_FALSE(
            include.from.starts_with("core/") &&
            (include.header.starts_with("QtWidgets") || include.header == "QWidget" || include.header == "QMessageBox"))
            << include.where() << ": nothing in core draws";
    }
}

TEST_F(Arrows, systemCallsStayInBase)
{
    static const std::set<std::string> system{
        "unistd.h", "poll.h",     "sys/epoll.h",   "sys/socket.h", "sys/wait.h",  "fcntl.h",    "signal.h", "sys/un.h",
        "netdb.h",  "sys/stat.h", "sys/statvfs.h", "netinet/in.h", "arpa/inet.h", "sys/file.h", "pwd.h"};
    for (const Include& include : m_includes) {
        if (include.from == "core/base" || !include.angled)
            continue;
        EXPECT_FALSE(system.contains(include.header))
            << include.where() << ": " << include.header << " belongs to core/base";
    }
}

TEST_F(Arrows, qcustomplotStaysInTheSourcesOfCharts)
{
    for (const Include& include : m_includes) {
        if (include.header != "qcustomplot.h")
            continue;
        EXPECT_EQ(include.from, "ui/charts") << include.where();
        EXPECT_EQ(include.file.extension(), ".cpp") << include.where() << ": a heavy header in a header";
    }
}
