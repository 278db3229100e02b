// SPDX-License-Identifier: GPL-3.0-or-later
// Tables that psql writes for other programs (print.c): AsciiDoc, LaTeX and troff's ms macros, and HTML of psql and of
// web pages. Their quoting is undone; what is left are the lines of the cells.
#include "core/plan/htmlpaste.h"
#include "core/plan/pastes.h"
#include "core/plan/psqlcells.h"
#include "core/plan/textscan.h"

#include <algorithm>
#include <array>
#include <utility>

namespace howdah::plan {

namespace {

constexpr std::string_view head = "QUERY PLAN";

std::string replaced(std::string_view text, std::string_view what, std::string_view with)
{
    std::string out;
    while (true) {
        const std::size_t at = text.find(what);
        out += text.substr(0, at);
        if (at == std::string_view::npos)
            return out;
        out += with;
        text.remove_prefix(at + what.size());
    }
}

/// What psql's latex_escaped_print() writes; a line break is two backslashes.
std::string fromLatex(std::string_view text)
{
    static constexpr std::array<std::pair<std::string_view, char>, 17> escapes{{{"\\\\", '\n'},
                                                                                {"\\textless{}", '<'},
                                                                                {"\\textgreater{}", '>'},
                                                                                {"\\textbackslash{}", '\\'},
                                                                                {"\\textbar{}", '|'},
                                                                                {"\\^{}", '^'},
                                                                                {"\\~{}", '~'},
                                                                                {"\\backslash", '\\'},
                                                                                {"\\#", '#'},
                                                                                {"\\$", '$'},
                                                                                {"\\%", '%'},
                                                                                {"\\&", '&'},
                                                                                {"\\_", '_'},
                                                                                {"\\{", '{'},
                                                                                {"\\}", '}'},
                                                                                {"\\ ", ' '},
                                                                                {"\\-", '-'}}};
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        if (text.front() == '\\') {
            const auto found =
                std::ranges::find_if(escapes, [text](const auto& escape) { return text.starts_with(escape.first); });
            if (found != escapes.end()) {
                out += found->second;
                text.remove_prefix(found->first.size());
                continue;
            }
        }
        out += text.front();
        text.remove_prefix(1);
    }
    return out;
}

class MarkupReader {
public:
    explicit MarkupReader(PastedLines& pasted)
        : m_pasted(pasted)
    {}

    void read()
    {
        const std::vector<PastedLine>& lines = m_pasted.lines;
        const auto begins = [](const PastedLine& line) {
            return isAsciiDocFence(line.text) || isTroffTable(line.text) || !latexEnd(line.text).empty();
        };
        if (std::ranges::none_of(lines, begins))
            return;
        bool bare = false;
        while (m_at < lines.size()) {
            const PastedLine& line = lines[m_at];
            // A plan that stands bare may hold any line in its literals.
            bare = !trimBlanks(line.text).empty() && (bare || beginsBare(line.text));
            if (bare)
                m_out.push_back(lines[m_at++]);
            else if (isAsciiDocFence(line.text))
                readAsciiDoc();
            else if (isTroffTable(line.text))
                readTroff();
            else if (const std::string_view end = latexEnd(line.text); !end.empty())
                readLatex(end);
            else
                m_out.push_back(lines[m_at++]);
        }
        m_pasted.lines = std::move(m_out);
    }

private:
    static bool beginsBare(std::string_view line)
    {
        if (line.find("cols=\"") != std::string_view::npos)
            return false; // what AsciiDoc has in front of a table
        take(line, "\"");
        return beginsBarePlan(line) || (line.starts_with(head) && line.size() > head.size());
    }

    static bool isAsciiDocFence(std::string_view line)
    {
        return line.starts_with("|===") && trimBlanks(line) == "|====";
    }
    static bool isTroffTable(std::string_view line) { return line.starts_with(".TS") && trimBlanks(line) == ".TS"; }
    static std::string_view latexEnd(std::string_view line)
    {
        if (!line.starts_with("\\begin{"))
            return {};
        return line.starts_with("\\begin{tabular}")     ? "\\end{tabular}"
               : line.starts_with("\\begin{longtable}") ? "\\end{longtable}"
                                                        : std::string_view{};
    }

    void add(std::string_view text, int number) { m_out.push_back({text, number, PastedLine::Kind::Text, true}); }
    void addMade(std::string text, int number) { add(m_pasted.made.emplace_back(std::move(text)), number); }
    void close(int number) { m_out.push_back({{}, number, PastedLine::Kind::Boundary, true}); }

    void dropBefore(std::string_view start)
    {
        if (!m_out.empty() && m_out.back().kind == PastedLine::Kind::Text && m_out.back().text.starts_with(start))
            m_out.pop_back();
    }

    /// "(12 rows)" below the table, between the lines that mark it.
    void dropFooter(std::string_view begin, std::string_view end)
    {
        const std::vector<PastedLine>& lines = m_pasted.lines;
        std::size_t at = m_at;
        while (at < lines.size() && trimBlanks(lines[at].text).empty())
            ++at;
        if (at >= lines.size() || trimBlanks(lines[at].text) != begin)
            return;
        const std::size_t last = std::min(lines.size(), at + 10);
        for (++at; at < last; ++at) {
            if (trimBlanks(lines[at].text) == end) {
                m_at = at + 1;
                return;
            }
        }
    }

    // |==== … |====

    /// "|", "<l|", "^l|", "2+^|": what a cell begins with; where it begins, or nothing.
    static std::size_t cellStart(std::string_view line)
    {
        const std::size_t bar = line.substr(0, 6).find('|');
        return bar != std::string_view::npos &&
                       line.substr(0, bar).find_first_not_of("<^>.+lmaesdhv0123456789") == std::string_view::npos
                   ? bar
                   : std::string_view::npos;
    }

    void readAsciiDoc()
    {
        dropBefore("[");
        const std::vector<PastedLine>& lines = m_pasted.lines;
        const int number = lines[m_at].number;
        for (++m_at; m_at < lines.size() && !isAsciiDocFence(lines[m_at].text); ++m_at) {
            std::string_view text = lines[m_at].text;
            if (const std::size_t start = cellStart(text); start != std::string_view::npos) {
                const bool wide = text.substr(0, start).find('+') != std::string_view::npos;
                text.remove_prefix(start + 1);
                if (wide || text == head)
                    continue; // a record's number, the column's name
                if (std::string_view value = text; take(value, head) && take(value, " ")) {
                    if (const std::size_t next = cellStart(value); next != std::string_view::npos)
                        text = value.substr(next + 1);
                }
            }
            if (text.find("\\|") == std::string_view::npos)
                add(text, lines[m_at].number);
            else
                addMade(replaced(text, "\\|", "|"), lines[m_at].number);
        }
        m_at = std::min(m_at + 1, lines.size());
        dropFooter("....", "....");
        close(number);
    }

    // \begin{tabular} … \end{tabular}

    static bool isLatexRule(std::string_view line)
    {
        static constexpr std::array<std::string_view, 13> words{
            "\\hline",         "\\midrule", "\\toprule",     "\\bottomrule",  "\\endhead",
            "\\endfirsthead",  "\\endfoot", "\\endlastfoot", "\\multicolumn", "\\textit{",
            "\\small\\textbf", "\\caption", "\\label"};
        return std::ranges::any_of(words, [line](std::string_view word) { return line.starts_with(word); });
    }

    void readLatex(std::string_view end)
    {
        const std::vector<PastedLine>& lines = m_pasted.lines;
        const int number = lines[m_at].number;
        for (++m_at; m_at < lines.size() && !lines[m_at].text.starts_with(end); ++m_at) {
            std::string_view text = lines[m_at].text;
            text = text.substr(0, text.find_last_not_of(" \t") + 1);
            if (isLatexRule(text) || text.empty())
                continue;
            if (std::string_view value = text; take(value, head) && take(value, " & "))
                text = value;
            if (text.ends_with(" \\\\"))
                text.remove_suffix(3);
            else if (text.ends_with(" \\tabularnewline"))
                text.remove_suffix(16);
            if (text.ends_with('}') && take(text, "\\raggedright{"))
                text.remove_suffix(1);
            const std::string& whole = m_pasted.made.emplace_back(fromLatex(text));
            for (std::string_view rest = whole;;) {
                const std::size_t stop = rest.find('\n');
                add(rest.substr(0, stop), lines[m_at].number);
                if (stop == std::string_view::npos)
                    break;
                rest.remove_prefix(stop + 1);
            }
        }
        m_at = std::min(m_at + 1, lines.size());
        close(number);
    }

    // .TS … .TE

    static bool isTroffFormat(std::string_view line)
    {
        return line.starts_with("center") || (line.size() < 20 && (line.ends_with('.') || line.ends_with(';')) &&
                                              line.find_first_not_of("lcrs |.;") == std::string_view::npos);
    }

    void readTroff()
    {
        dropBefore(".LP");
        const std::vector<PastedLine>& lines = m_pasted.lines;
        const int number = lines[m_at].number;
        bool format = true;
        for (++m_at; m_at < lines.size() && trimBlanks(lines[m_at].text) != ".TE"; ++m_at) {
            std::string_view text = lines[m_at].text;
            if (format && isTroffFormat(text))
                continue;
            format = text == ".T&";
            if (format || text == "_" || text == "=" || (text.starts_with("\\fI") && text.ends_with("\\fP")))
                continue;
            if (std::string_view value = text; take(value, head) && take(value, "\t"))
                text = value;
            if (text.find("\\(rs") == std::string_view::npos)
                add(text, lines[m_at].number);
            else
                addMade(replaced(text, "\\(rs", "\\"), lines[m_at].number);
        }
        m_at = std::min(m_at + 1, lines.size());
        dropFooter(".DS L", ".DE");
        close(number);
    }

    PastedLines& m_pasted;
    std::vector<PastedLine> m_out;
    std::size_t m_at = 0;
};

} // namespace

void takeOffMarkup(PastedLines& pasted)
{
    takeOffHtml(pasted);
    MarkupReader(pasted).read();
}

} // namespace howdah::plan
