// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/numbers.h"
#include "core/base/units.h"
#include "core/plan/advice.h"
#include "core/plan/utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace howdah::plan {

namespace {

constexpr int leastWidth = 40;
constexpr int mostEvidence = 200;

void writeWrapped(std::string& out, std::string_view text, int width, std::string_view first, std::string_view next)
{
    std::string line(first);
    bool fresh = true;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        const std::string_view word = text.substr(0, end);
        if (!fresh && columns(line) + 1 + columns(word) > width) {
            out += line + '\n';
            line = next;
            fresh = true;
        }
        if (!fresh)
            line += ' ';
        line += word;
        fresh = false;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    out += line + '\n';
}

} // namespace

std::string adviceJson(const std::vector<Finding>& findings)
{
    using Json = nlohmann::ordered_json;
    Json list = Json::array();
    for (const Finding& finding : findings) {
        Json entry;
        entry["rule"] = finding.rule;
        entry["id"] = finding.id;
        entry["node"] = finding.node >= 0 ? Json(finding.node) : Json(nullptr);
        entry["title"] = finding.title.english();
        entry["reason"] = finding.reason.english();
        entry["saving_ms"] = finding.savingMs ? Json(*finding.savingMs) : Json(nullptr);
        entry["evidence"] = Json::array();
        for (const auto& [name, value] : finding.evidence)
            entry["evidence"].push_back({{"name", name}, {"value", value}});
        entry["actions"] = Json::array();
        for (const Action& action : finding.actions)
            entry["actions"].push_back({{"kind", std::string(name(action.kind))},
                                        {"text", action.text.english()},
                                        {"sql", action.sql.empty() ? Json(nullptr) : Json(action.sql)},
                                        {"then", action.then.empty() ? Json(nullptr) : Json(action.then)},
                                        {"replaces", action.replaces.empty() ? Json(nullptr) : Json(action.replaces)}});
        list.push_back(std::move(entry));
    }
    return list.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string renderAdvice(const std::vector<Finding>& findings, int width)
{
    width = std::max(width, leastWidth);
    std::string out;
    int number = 0;
    for (const Finding& finding : findings) {
        if (number > 0)
            out += '\n';
        std::string title = finding.title.english();
        if (finding.savingMs)
            title += " (saves up to " + base::human::milliseconds(*finding.savingMs) + ')';
        writeWrapped(out, printable(title), width, std::to_string(++number) + ". ", "   ");
        writeWrapped(out, printable(finding.reason.english()), width, "   ", "   ");
        std::string evidence;
        for (const auto& [name, value] : finding.evidence)
            evidence += (evidence.empty() ? "" : " · ") + name + ": " + elided(printable(value), mostEvidence);
        if (!evidence.empty())
            writeWrapped(out, evidence, width, "   ", "   ");
        for (const Action& action : finding.actions) {
            writeWrapped(out, printable(action.text.english()), width, "   → ", "     ");
            // Never wrapped: it is there to be copied.
            for (const std::string& sql : {action.sql, action.then}) {
                if (!sql.empty())
                    out += "       " + printable(sql) + '\n';
            }
        }
    }
    return out;
}

} // namespace howdah::plan
