// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/advice.h"
#include "core/base/numbers.h"
#include "core/base/units.h"

#include <algorithm>
#include <cmath>

namespace howdah::advise {

namespace {

namespace human = base::human;

constexpr int leastWidth = 40;
constexpr std::size_t mostStatements = 5;

std::string counted(int count, std::string_view thing)
{
    return human::integer(count) + " " + std::string(thing) + (count == 1 ? "" : "s");
}

/// Columns that text takes: characters, not bytes.
std::size_t columns(std::string_view text)
{
    return static_cast<std::size_t>(
        std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

/// Control characters of a name or a server's message would move the cursor.
std::string plain(std::string_view text)
{
    std::string result(text);
    for (char& c : result)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
            c = ' ';
    return result;
}

class Page {
public:
    explicit Page(int width)
        : m_width(static_cast<std::size_t>(std::max(width, leastWidth)))
    {}
    void line(std::string_view text = {}) { m_out += std::string(text) + "\n"; }
    /// Words that go on below each other.
    void paragraph(std::size_t indent, std::string_view text)
    {
        const std::string words = plain(text);
        std::string current;
        for (std::size_t at = 0; at < words.size();) {
            const auto end = std::min(words.find(' ', at), words.size());
            const std::string word = words.substr(at, end - at);
            at = end + 1;
            if (word.empty())
                continue;
            if (!current.empty() && indent + columns(current) + 1 + columns(word) > m_width) {
                line(std::string(indent, ' ') + current);
                current.clear();
            }
            current += (current.empty() ? "" : " ") + word;
        }
        if (!current.empty())
            line(std::string(indent, ' ') + current);
    }
    /// SQL to be copied: never broken.
    void sql(std::string_view text) { line("   " + plain(text) + ";"); }
    [[nodiscard]] std::string take() { return std::move(m_out); }

private:
    std::size_t m_width;
    std::string m_out;
};

std::string cost(double value)
{
    return human::number(std::fabs(value) >= 100 ? std::round(value) : value);
}

/// "1 200 → 90 (−92.5 %)".
std::string change(double before, double after)
{
    std::string text = cost(before) + " → " + cost(after);
    if (before > 0 && before != after)
        text +=
            " (" + std::string(after < before ? "−" : "+") + human::percent(std::fabs(after - before) / before) + ")";
    return text;
}

std::string changes(const std::vector<StatementCost>& statements)
{
    std::vector<StatementCost> sorted = statements;
    std::ranges::stable_sort(
        sorted, [](const StatementCost& a, const StatementCost& b) { return a.before - a.after > b.before - b.after; });
    std::string text;
    for (std::size_t i = 0; i < std::min(sorted.size(), mostStatements); ++i)
        text += (i > 0 ? "; " : "") + sorted[i].id + ": " + cost(sorted[i].before) + " → " + cost(sorted[i].after);
    if (sorted.size() > mostStatements)
        text += "; and " + std::to_string(sorted.size() - mostStatements) + " more";
    return text;
}

std::string size(const CreateAdvice& create)
{
    std::string text = "about " + human::bytes(create.estimatedBytes);
    if (create.sizeFactor > 1) {
        const auto bytes = static_cast<double>(create.estimatedBytes.value);
        text += " (" + human::bytes({std::llround(bytes / create.sizeFactor)}) + " to " +
                human::bytes({std::llround(bytes * create.sizeFactor)}) + ")";
    }
    return text;
}

std::string_view proofWords(Proof proof)
{
    switch (proof) {
    case Proof::HypoPg:
        return "planned on the server with a hypothetical index";
    case Proof::Clone:
        return "planned on a private clone without data";
    case Proof::Built:
        return "built and measured on a copy";
    case Proof::None:
        break;
    }
    return "not proved";
}

std::string proofLine(Proof proof, const base::Text& notProved)
{
    std::string text(proofWords(proof));
    if (!notProved.empty())
        text += ": " + notProved.english();
    return text;
}

std::string times(const BuiltStatement& one)
{
    std::string text = one.id + ": cost " + cost(one.costBefore) + " → " + cost(one.costAfter);
    if (one.msBefore && one.msAfter)
        text += ", " + human::milliseconds(*one.msBefore) + " → " + human::milliseconds(*one.msAfter);
    if (!one.notTimed.empty())
        text += ", " + one.notTimed.english();
    if (!one.values.empty())
        text += ", " + one.values.english();
    return text;
}

void writeBuilt(Page& page, const CreateAdvice& create)
{
    constexpr std::size_t indent = 3;
    if (!create.notBuilt.empty())
        page.paragraph(indent, "Could not be built on the copy: " + create.notBuilt.english());
    if (!create.built)
        return;
    const BuiltIndex& built = *create.built;
    const bool kept = built.verdict == BuiltIndex::Verdict::Kept;
    page.paragraph(indent, std::string(kept ? "" : "Does not deliver: ") + built.finding().english());
    page.paragraph(indent, "Built in " + human::milliseconds(built.buildMs) + ": " + human::bytes(built.bytes) +
                               ", foretold " + human::bytes(create.estimatedBytes));
    for (std::size_t i = 0; i < std::min(built.statements.size(), mostStatements); ++i)
        page.paragraph(indent, times(built.statements[i]));
    if (built.statements.size() > mostStatements)
        page.paragraph(indent, "and " + std::to_string(built.statements.size() - mostStatements) + " more");
}

void writeCopy(Page& page, const Advice& advice)
{
    if (!advice.copy)
        return;
    const CopyFacts& copy = *advice.copy;
    std::string text = "Built and measured on a copy of " + counted(copy.tables, "table") + " (" +
                       human::bytes(copy.bytes) + ") " +
                       (copy.backup.empty() ? "of the server" : "out of " + copy.backup);
    if (!copy.archived.empty())
        text += ", made " + copy.archived;
    page.paragraph(0, text);
}

void writeCreate(Page& page, const Advice& advice)
{
    std::int64_t bytes = 0;
    for (const CreateAdvice& create : advice.create)
        bytes += create.estimatedBytes.value;
    page.line();
    if (advice.create.empty()) {
        page.line("Create: nothing that is worth it");
        return;
    }
    page.line("Create (" + std::to_string(advice.create.size()) + ", about " + human::bytes({bytes}) + ")");
    int number = 0;
    for (const CreateAdvice& create : advice.create) {
        page.line();
        page.paragraph(0, std::to_string(++number) + ". " + create.index.table + ", " + size(create) +
                              (create.costBefore > 0 ? ", workload " + change(create.costBefore, create.costAfter)
                                                     : std::string()) +
                              (create.writeCost > 0 ? ", upkeep " + cost(create.writeCost) : ""));
        page.sql(create.ddl);
        page.paragraph(3, create.reason.english());
        if (!create.statements.empty())
            page.paragraph(3, "Statements " + changes(create.statements));
        page.paragraph(3, "Proof: " + proofLine(create.proof, create.notProved));
        writeBuilt(page, create);
    }
}

void writeDrops(Page& page, const Advice& advice)
{
    if (advice.drop.empty())
        return;
    page.line();
    page.line("Drop or rebuild (" + std::to_string(advice.drop.size()) + ")");
    for (const DropAdvice& drop : advice.drop) {
        page.line();
        page.paragraph(0, "- " + drop.index + " on " + drop.table + ", " + human::bytes(drop.bytes) + ", " +
                              std::string(name(drop.reason)) + ": " + drop.evidence.english());
        page.sql(drop.ddl);
        if (drop.statements.empty())
            page.paragraph(3, drop.reason == DropReason::Bloated ? "Plans stay as they are"
                                                                 : "No statement of the workload changes");
        else
            page.paragraph(3, "Workload " + change(drop.costBefore, drop.costAfter) + "; statements " +
                                  changes(drop.statements));
        if (!drop.notProved.empty())
            page.paragraph(3, "Proof: " + proofLine(drop.proof, drop.notProved));
    }
}

/// Whose scans stand behind "unused", and whose do not.
void writeReplicas(Page& page, const Advice& advice)
{
    if (!advice.replicas)
        return;
    const ReplicaReport& report = *advice.replicas;
    std::string asked, silent;
    for (const ReplicaReport::Asked& one : report.asked)
        asked += (asked.empty() ? "" : ", ") + one.server;
    if (!asked.empty())
        page.paragraph(0, "Replicas asked for their scans: " + asked);
    for (const ReplicaReport::NotAsked& one : report.notAsked)
        if (one.why.empty())
            silent += (silent.empty() ? "" : ", ") + one.server;
        else
            page.paragraph(0, "Replica not asked: " + one.server + ": " + one.why.english());
    if (!silent.empty())
        page.paragraph(0, "Replicas that stream from this server and were not asked: " + silent +
                              ". What looks unused may be read there");
    if (!report.aboutHidden().empty())
        page.paragraph(0, report.aboutHidden().english());
}

} // namespace

std::string renderAdvice(const Advice& advice, int width)
{
    Page page(width);
    std::string head = advice.costBefore > 0 ? "Workload cost " + change(advice.costBefore, advice.costAfter)
                                             : std::string("What the workload costs is not known");
    if (advice.singleColumnCost > 0)
        head += "; with single-column indexes only " + cost(advice.singleColumnCost);
    page.paragraph(0, head);
    page.paragraph(0, "Costs are the planner's, weighted by how often each statement runs; " +
                          counted(advice.explains, "plan") +
                          (advice.explains == 1 ? " was asked for" : " were asked for"));
    writeReplicas(page, advice);
    writeCopy(page, advice);
    writeCreate(page, advice);
    if (!advice.regressions.empty()) {
        page.line();
        page.line("Statements that become over 10 % dearer");
        for (const StatementCost& statement : advice.regressions)
            page.paragraph(3, statement.id + ": " + change(statement.before, statement.after));
    }
    writeDrops(page, advice);
    if (!advice.foreignKeys.empty()) {
        page.line();
        page.line("Foreign keys without an index");
        for (const ForeignKeyAdvice& missing : advice.foreignKeys) {
            page.line();
            page.paragraph(0, "- " + missing.constraint + " on " + missing.table + ", about " +
                                  human::bytes(missing.estimatedBytes) + ": " + missing.reason.english());
            page.sql(missing.ddl);
        }
    }
    if (!advice.notes.empty()) {
        page.line();
        page.line("Notes");
        for (const base::Text& note : advice.notes)
            page.paragraph(3, note.english());
    }
    return page.take();
}

} // namespace howdah::advise
