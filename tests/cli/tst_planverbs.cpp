// SPDX-License-Identifier: GPL-3.0-or-later
// `plan show` and `plan diff` of the real program, on plans of a real server.
#include "core/base/childprocess.h"
#include "core/base/durablefile.h"
#include "core/base/files.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <nlohmann/json.hpp>

using namespace howdah;
using nlohmann::json;

namespace {

base::ChildOptions command(std::vector<std::string> arguments)
{
    const auto folder = base::programDirectory(); // the tests stand beside the programs
    base::ChildOptions options;
    options.program = (folder ? *folder : std::string(".")) + "/howdahctl";
    options.arguments = std::move(arguments);
    options.environment["COLUMNS"] = "120";
    return options;
}

base::Finished howdahctl(std::vector<std::string> arguments)
{
    auto finished = base::run(command(std::move(arguments)), base::Deadline::after(base::Seconds(60)));
    EXPECT_TRUE(finished) << finished.error().english();
    return finished ? *finished : base::Finished{};
}

base::Finished withInput(std::vector<std::string> arguments, std::string_view input)
{
    base::Finished finished;
    base::ChildOptions options = command(std::move(arguments));
    options.pipeInput = true;
    const base::Deadline deadline = base::Deadline::after(base::Seconds(60));
    auto child = base::ChildProcess::start(options);
    if (!child) {
        ADD_FAILURE() << child.error().english();
        return finished;
    }
    EXPECT_TRUE(child->write(input, deadline, {}));
    child->closeInput();
    while (true) {
        const auto chunk = child->read(deadline, {});
        if (!chunk) {
            ADD_FAILURE() << chunk.error().english();
            return finished;
        }
        if (chunk->end)
            break;
        (chunk->stream == base::ChildProcess::Stream::Output ? finished.output : finished.error) += chunk->bytes;
    }
    const auto status = child->wait(deadline, {});
    EXPECT_TRUE(status);
    if (status)
        finished.status = *status;
    return finished;
}

std::string planFile(const std::string& name)
{
    return std::string(HOWDAH_PLAN_DATA) + "/" + name;
}

std::string contents(const std::string& path)
{
    const auto text = base::readFile(path);
    EXPECT_TRUE(text) << text.error().english();
    return text ? *text : std::string();
}

bool contains(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

/// A failure is one line, and nothing else.
void expectFailure(const base::Finished& finished, int status, std::string_view says)
{
    EXPECT_EQ(finished.status.code, status) << finished.error;
    EXPECT_EQ(std::count(finished.error.begin(), finished.error.end(), '\n'), 1) << finished.error;
    EXPECT_TRUE(contains(finished.error, says)) << finished.error;
    EXPECT_TRUE(finished.output.empty()) << finished.output;
}

class PlanVerbs : public testing::Test {
protected:
    void SetUp() override
    {
        std::string pattern = (std::filesystem::temp_directory_path() / "howdah-planverbs-XXXXXX").string();
        ASSERT_NE(::mkdtemp(pattern.data()), nullptr);
        m_folder = pattern;
    }
    void TearDown() override { std::filesystem::remove_all(m_folder); }

    [[nodiscard]] std::string file(const std::string& name) const { return m_folder + "/" + name; }
    std::string write(const std::string& name, std::string_view text) const
    {
        EXPECT_TRUE(base::writeDurably(file(name), text));
        return file(name);
    }
    [[nodiscard]] std::vector<std::string> files() const
    {
        std::vector<std::string> names;
        for (const auto& entry : std::filesystem::directory_iterator(m_folder))
            names.push_back(entry.path().filename().string());
        return names;
    }

    std::string m_folder;
};

TEST_F(PlanVerbs, everyFormatIsPrinted)
{
    const std::string plan = planFile("data/hash-join.json");
    EXPECT_TRUE(contains(howdahctl({"plan", "show", plan}).output, "Hash Join"));
    EXPECT_EQ(howdahctl({"plan", "show", plan, "--format", "text"}).output, howdahctl({"plan", "show", plan}).output);
    const auto asJson = howdahctl({"plan", "show", plan, "--format", "json"});
    EXPECT_EQ(json::parse(asJson.output, nullptr, false)["schema"], "howdah/plan/1");
    EXPECT_EQ(asJson.output, howdahctl({"--json", "plan", "show", plan}).output);
    const auto html = howdahctl({"plan", "show", plan, "--format", "html"});
    EXPECT_TRUE(html.output.starts_with("<!DOCTYPE html>")) << html.output.substr(0, 100);
    EXPECT_TRUE(html.output.ends_with("</html>\n"));
    EXPECT_TRUE(contains(html.output, "<title>Plan: hash-join.json</title>"));
    const auto svg = howdahctl({"plan", "show", "--format", "svg", plan});
    EXPECT_TRUE(svg.output.starts_with("<svg ")) << svg.output.substr(0, 100);
    EXPECT_TRUE(svg.output.ends_with("</svg>\n"));
    for (const auto* finished : {&asJson, &html, &svg}) {
        EXPECT_EQ(finished->status.code, 0);
        EXPECT_TRUE(finished->error.empty()) << finished->error;
    }
}

TEST_F(PlanVerbs, standardInputIsRead)
{
    const std::string text = contents(planFile("data/hash-join.json"));
    const auto finished = withInput({"plan", "show", "-"}, text);
    EXPECT_EQ(finished.status.code, 0) << finished.error;
    EXPECT_TRUE(contains(finished.output, "Hash Join"));
    const auto diff = withInput({"plan", "diff", "-", planFile("data/memoize.json")}, text);
    EXPECT_EQ(diff.status.code, 0) << diff.error;
    EXPECT_TRUE(contains(diff.output, "Hash Join"));
}

TEST_F(PlanVerbs, aFileIsWrittenWholeAndNothingBesideIt)
{
    const auto finished =
        howdahctl({"plan", "show", planFile("data/hash-join.json"), "--format", "html", "-o", file("plan.html")});
    EXPECT_EQ(finished.status.code, 0) << finished.error;
    EXPECT_TRUE(finished.output.empty());
    EXPECT_EQ(contents(file("plan.html")),
              howdahctl({"plan", "show", planFile("data/hash-join.json"), "--format", "html"}).output);
    EXPECT_EQ(files(), std::vector<std::string>{"plan.html"});
    const auto quiet = howdahctl({"--quiet", "plan", "show", planFile("data/memoize.json"), "-o", file("plan.html")});
    EXPECT_TRUE(quiet.error.empty()) << quiet.error;
    EXPECT_TRUE(contains(contents(file("plan.html")), "Memoize"));
}

TEST_F(PlanVerbs, aFileThatCannotBeWrittenIsOneLineAndLeavesTheOldOne)
{
    expectFailure(howdahctl({"plan", "show", planFile("data/hash-join.json"), "-o", file("absent/plan.txt")}), 5,
                  "absent/plan.txt");
    const std::string old = write("old.html", "old");
    expectFailure(howdahctl({"plan", "show", file("absent.json"), "-o", old}), 5, "absent.json");
    EXPECT_EQ(contents(old), "old");
}

TEST_F(PlanVerbs, whatIsAnonymousNamesNothingInAnyFormat)
{
    const std::string secret =
        write("secret_report.json", R"json([{"Query Text": "select * from secret_t where pin = 'secret9'",
        "Plan": {"Node Type": "Seq Scan", "Relation Name": "secret_t", "Alias": "secret_a", "Total Cost": 5, "Plan Rows": 3,
        "Filter": "((pin = 'secret9'::text) AND (secret_f(amount) > 4711.5))"}}])json");
    for (const char* format : {"text", "json", "html", "svg"}) {
        const auto finished = howdahctl({"plan", "show", secret, "--anonymize", "--format", format});
        EXPECT_EQ(finished.status.code, 0) << finished.error;
        EXPECT_TRUE(contains(finished.output, "Seq Scan")) << format;
        EXPECT_TRUE(contains(finished.output, "table_1")) << format;
        for (const char* leak : {"secret", "4711", "amount"})
            EXPECT_FALSE(contains(finished.output, leak)) << format << ": " << leak << '\n' << finished.output;
    }
}

TEST_F(PlanVerbs, oneOfSeveralPlansIsChosen)
{
    const std::string several = planFile("data/rewritten-into-two.json");
    const auto all = json::parse(howdahctl({"--json", "plan", "show", several}).output, nullptr, false);
    ASSERT_EQ(all["more"].size(), 1U);
    const auto second =
        json::parse(howdahctl({"--json", "plan", "show", several, "--plan", "2"}).output, nullptr, false);
    EXPECT_EQ(second["plan"], all["more"][0]["plan"]);
    EXPECT_TRUE(second["more"].empty());
    const auto page = howdahctl({"plan", "show", several, "--format", "html"});
    EXPECT_EQ(page.status.code, 0);
    EXPECT_TRUE(contains(page.error, "--plan")) << page.error;
    expectFailure(howdahctl({"plan", "show", several, "--plan", "3"}), 2, "plan 3");
    expectFailure(howdahctl({"plan", "diff", several, several, "--plan", "3"}), 2, "plan 3");
    EXPECT_EQ(howdahctl({"plan", "show", several, "--plan", "0"}).status.code, 2);
}

TEST_F(PlanVerbs, twoPlansAreComparedInTextAndJson)
{
    const std::vector<std::string> both{planFile("diffs/index-before.json"), planFile("diffs/index-after.json")};
    const auto text = howdahctl({"plan", "diff", both[0], both[1]});
    EXPECT_EQ(text.status.code, 0) << text.error;
    EXPECT_TRUE(contains(text.output, "orders o: Seq Scan became Index Scan using orders_status")) << text.output;
    EXPECT_LT(text.output.find("Seq Scan became"), text.output.find("time before"));
    const auto finished = howdahctl({"plan", "diff", both[0], both[1], "--json"});
    EXPECT_EQ(finished.status.code, 0);
    const json document = json::parse(finished.output, nullptr, false);
    EXPECT_EQ(document["schema"], "howdah/plan-diff/1");
    EXPECT_EQ(document["same_shape"], false);
    EXPECT_TRUE(document["doubts"].is_array());
}

TEST_F(PlanVerbs, usageThatCannotBeIsStatusTwoAndOneLine)
{
    const std::string plan = planFile("data/hash-join.json");
    expectFailure(howdahctl({"plan", "show", plan, "--format", "xml"}), 2, "xml");
    expectFailure(howdahctl({"plan", "show"}), 2, "FILE");
    expectFailure(howdahctl({"plan", "diff", plan}), 2, "AFTER");
    expectFailure(howdahctl({"plan", "diff", "-", "-"}), 2, "Standard input");
    const auto finished = howdahctl({"--json", "plan", "show", plan, "--format", "svg"});
    EXPECT_EQ(finished.status.code, 2);
    EXPECT_EQ(json::parse(finished.output, nullptr, false)["schema"], "howdah/error/1");
}

TEST_F(PlanVerbs, whatIsNoPlanIsRefusedInOneLineThatNamesTheFile)
{
    const std::string plan = planFile("data/hash-join.json");
    const std::string whole = contents(plan);
    std::string binary = "\x7f"
                         "ELF";
    for (int i = 0; i < 4096; ++i)
        binary += static_cast<char>(i * 37);
    const std::vector<std::pair<std::string, std::string>> bad{{"empty", ""},
                                                               {"cut.json", whole.substr(0, whole.size() / 2)},
                                                               {"binary", binary},
                                                               {"words", "this is \xff not a plan"},
                                                               {"other.json", R"({"Plan": 7})"}};
    for (const auto& [name, text] : bad) {
        const std::string path = write(name, text);
        expectFailure(howdahctl({"plan", "diff", plan, path}), 5, name);
        const auto shown = howdahctl({"plan", "show", path, "--format", "html"});
        EXPECT_EQ(shown.status.code, 5) << name;
        EXPECT_EQ(std::count(shown.error.begin(), shown.error.end(), '\n'), 1) << shown.error;
        EXPECT_TRUE(shown.output.empty());
    }
    expectFailure(howdahctl({"plan", "diff", file("absent.json"), plan}), 5, "absent.json");
    expectFailure(howdahctl({"plan", "show", m_folder}), 5, m_folder);
}

} // namespace
