// SPDX-License-Identifier: GPL-3.0-or-later
// Holds the catalogues to the sources: complete, with the same placeholders, and with what the code says now. The
// strings are collected here by a scan of our own, so that the test needs no lupdate and tells when lupdate misses one.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fs = std::filesystem;

namespace {

struct Message {
    std::string context;
    std::string source;
    bool plural = false;
    bool finished = true;
    std::vector<std::string> forms; ///< one unless plural
    [[nodiscard]] std::pair<std::string, std::string> key() const { return {context, source}; }
};

struct Literal {
    std::string where;
    std::string context; ///< empty for tr(): the class around it says it
    std::string source;
    bool plural = false; ///< marked as such by its macro
};

constexpr auto howToUpdate = "; run the target update_translations and translate what is new";

fs::path root()
{
    const char* folder = std::getenv("HOWDAH_SOURCE_DIR");
    return folder == nullptr ? fs::path() : fs::path(folder);
}

std::string contents(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void replaceAll(std::string& text, std::string_view from, std::string_view to)
{
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

std::string unescaped(std::string_view xml)
{
    std::string text(xml);
    replaceAll(text, "&lt;", "<");
    replaceAll(text, "&gt;", ">");
    replaceAll(text, "&quot;", "\"");
    replaceAll(text, "&apos;", "'");
    replaceAll(text, "&amp;", "&");
    return text;
}

struct Element {
    std::string_view attributes;
    std::string_view inside;
};

/// Every <name>…</name> in `xml`. Enough for the files lupdate writes: no element lies in one of its own name.
std::vector<Element> elements(std::string_view xml, const std::string& name)
{
    const std::string open = "<" + name;
    const std::string close = "</" + name + ">";
    std::vector<Element> found;
    for (auto at = xml.find(open); at != std::string_view::npos; at = xml.find(open, at)) {
        at += open.size();
        const auto end = xml.find('>', at);
        if (end == std::string_view::npos)
            break;
        if (xml[at] != '>' && xml[at] != ' ')
            continue;
        const std::string_view attributes = xml.substr(at, end - at);
        at = end + 1;
        if (attributes.ends_with('/')) {
            found.push_back({attributes, {}});
            continue;
        }
        const auto finish = xml.find(close, at);
        if (finish == std::string_view::npos)
            break;
        found.push_back({attributes, xml.substr(at, finish - at)});
        at = finish;
    }
    return found;
}

std::vector<Message> catalogue(const std::string& language)
{
    const std::string text = contents(root() / "translations" / ("howdah_" + language + ".ts"));
    std::vector<Message> messages;
    for (const Element& context : elements(text, "context")) {
        const auto names = elements(context.inside, "name");
        for (const Element& element : elements(context.inside, "message")) {
            const auto sources = elements(element.inside, "source");
            const auto translations = elements(element.inside, "translation");
            if (names.empty() || sources.empty() || translations.empty())
                return {};
            Message message;
            message.context = unescaped(names.front().inside);
            message.source = unescaped(sources.front().inside);
            message.plural = element.attributes.find("numerus=\"yes\"") != std::string_view::npos;
            // "unfinished", "vanished" and "obsolete" are the types there are.
            message.finished = translations.front().attributes.find("type=") == std::string_view::npos;
            if (message.plural) {
                for (const Element& form : elements(translations.front().inside, "numerusform"))
                    message.forms.push_back(unescaped(form.inside));
            } else {
                message.forms.push_back(unescaped(translations.front().inside));
            }
            messages.push_back(std::move(message));
        }
    }
    return messages;
}

bool isBlank(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

bool isWord(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

void skipBlanks(std::string_view text, std::size_t& at)
{
    while (at < text.size() && isBlank(text[at]))
        ++at;
}

/// The string literal at `at`, adjacent ones joined, escapes resolved; nothing when there is none. Moves `at` behind
/// it.
std::optional<std::string> literalAt(std::string_view text, std::size_t& at)
{
    std::optional<std::string> value;
    for (skipBlanks(text, at); at < text.size() && text[at] == '"'; skipBlanks(text, at)) {
        if (!value)
            value.emplace();
        for (++at; at < text.size() && text[at] != '"'; ++at) {
            if (text[at] != '\\') {
                *value += text[at];
                continue;
            }
            ++at;
            const char escaped = at < text.size() ? text[at] : '\\';
            *value += escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped;
        }
        ++at;
    }
    return value;
}

struct Marker {
    std::string_view call;
    bool context; ///< its first argument is the context
    bool plural;
};
constexpr std::array<Marker, 6> markers{{{"tr(", false, false},
                                         {"QT_TR_NOOP(", false, false},
                                         {"translate(", true, false},
                                         {"QT_TRANSLATE_NOOP(", true, false},
                                         {"HOWDAH_TEXT(", true, false},
                                         {"HOWDAH_TEXT_N(", true, true}}};

std::vector<Literal> literalsOf(const fs::path& file, const std::string& name)
{
    const std::string text = contents(file);
    std::vector<Literal> found;
    for (const Marker& marker : markers) {
        for (auto at = text.find(marker.call); at != std::string::npos; at = text.find(marker.call, at)) {
            const bool wholeWord = at == 0 || !isWord(text[at - 1]);
            at += marker.call.size();
            if (!wholeWord)
                continue;
            std::size_t reading = at;
            Literal literal{{}, {}, {}, marker.plural};
            if (marker.context) {
                const auto context = literalAt(text, reading);
                if (!context || reading >= text.size() || text[reading] != ',')
                    continue;
                literal.context = *context;
                ++reading;
            }
            if (auto source = literalAt(text, reading)) {
                literal.source = std::move(*source);
                const auto start = text.begin() + static_cast<std::ptrdiff_t>(at);
                literal.where = name + ":" + std::to_string(std::count(text.begin(), start, '\n') + 1);
                found.push_back(std::move(literal));
            }
        }
    }
    return found;
}

const std::vector<Literal>& literalsOfTheHouse()
{
    static std::vector<Literal> all;
    if (!all.empty())
        return all;
    for (const char* top : {"core", "ui", "app"}) {
        for (const auto& entry : fs::recursive_directory_iterator(root() / top)) {
            const auto extension = entry.path().extension();
            if (extension != ".h" && extension != ".cpp")
                continue;
            auto some = literalsOf(entry.path(), fs::relative(entry.path(), root()).generic_string());
            all.insert(all.end(), std::make_move_iterator(some.begin()), std::make_move_iterator(some.end()));
        }
    }
    return all;
}

std::set<char> placeholders(std::string_view text)
{
    std::set<char> found;
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
        if (text[i] == '%' && ((text[i + 1] >= '1' && text[i + 1] <= '9') || text[i + 1] == 'n'))
            found.insert(text[i + 1]);
    }
    return found;
}

/// Letters that a menu or label underlines: "&File".
std::size_t mnemonics(std::string_view text)
{
    std::size_t found = 0;
    for (std::size_t i = 0; i + 1 < text.size(); ++i)
        found += text[i] == '&' && text[i + 1] != '&' && !isBlank(text[i + 1]) ? 1U : 0U;
    return found;
}

std::pair<std::size_t, std::size_t> blanksAround(std::string_view text)
{
    const auto first = std::find_if_not(text.begin(), text.end(), isBlank);
    const auto last = std::find_if_not(text.rbegin(), text.rend(), isBlank);
    return {static_cast<std::size_t>(first - text.begin()), static_cast<std::size_t>(last - text.rbegin())};
}

class Translations : public ::testing::Test {
protected:
    void SetUp() override
    {
        ASSERT_FALSE(root().empty()) << "HOWDAH_SOURCE_DIR must name the checkout";
        for (const char* language : {"en", "de", "tr"}) {
            static std::map<std::string, std::vector<Message>> read;
            if (!read.contains(language))
                read[language] = catalogue(language);
            m_catalogues[language] = read[language];
            ASSERT_GT(m_catalogues[language].size(), 10U) << "howdah_" << language << ".ts could not be read";
        }
    }

    template <class Check> void forEachForm(Check check) const
    {
        for (const auto& [language, messages] : m_catalogues) {
            for (const Message& message : messages) {
                SCOPED_TRACE(language + ", " + message.context + ": " + message.source);
                for (const std::string& form : message.forms)
                    check(message, form);
            }
        }
    }

    std::map<std::string, std::vector<Message>> m_catalogues;
};

} // namespace

TEST_F(Translations, everyMessageIsTranslated)
{
    for (const auto& [language, messages] : m_catalogues) {
        for (const Message& message : messages) {
            EXPECT_TRUE(message.finished) << language << ", " << message.context << ": " << message.source;
            EXPECT_FALSE(message.forms.empty()) << language << ", " << message.context << ": " << message.source;
        }
    }
    forEachForm([](const Message&, const std::string& form) { EXPECT_FALSE(form.empty()); });
}

TEST_F(Translations, placeholdersOfSourceAndTranslationAgree)
{
    forEachForm([](const Message& message, const std::string& form) {
        EXPECT_EQ(placeholders(message.source), placeholders(form)) << form;
    });
}

TEST_F(Translations, mnemonicsAndBlanksAtTheEndsAreKept)
{
    forEachForm([](const Message& message, const std::string& form) {
        EXPECT_EQ(mnemonics(message.source), mnemonics(form)) << form;
        EXPECT_EQ(blanksAround(message.source), blanksAround(form)) << form;
    });
}

TEST_F(Translations, germanAndTurkishHoldTheSameMessages)
{
    std::set<std::pair<std::string, std::string>> german;
    std::set<std::pair<std::string, std::string>> turkish;
    for (const Message& message : m_catalogues["de"])
        EXPECT_TRUE(german.insert(message.key()).second) << "twice: " << message.context << ": " << message.source;
    for (const Message& message : m_catalogues["tr"])
        EXPECT_TRUE(turkish.insert(message.key()).second) << "twice: " << message.context << ": " << message.source;
    EXPECT_EQ(german, turkish);
}

TEST_F(Translations, pluralsHaveAsManyFormsAsTheLanguage)
{
    static const std::map<std::string, std::size_t> forms{{"en", 2}, {"de", 2}, {"tr", 1}};
    std::set<std::pair<std::string, std::string>> english;
    for (const Message& message : m_catalogues["en"]) {
        if (message.plural)
            english.insert(message.key());
    }
    for (const auto& [language, messages] : m_catalogues) {
        for (const Message& message : messages) {
            if (!message.plural)
                continue;
            EXPECT_EQ(message.forms.size(), forms.at(language)) << language << ": " << message.source;
            EXPECT_TRUE(english.contains(message.key())) << "no English plural of: " << message.source;
        }
    }
}

TEST_F(Translations, noPluralShowsBothFormsAtOnce)
{
    forEachForm([](const Message& message, const std::string& form) {
        if (message.plural) {
            EXPECT_EQ(form.find("(s)"), std::string::npos) << form;
        }
    });
}

TEST_F(Translations, cataloguesHoldWhatTheSourcesSay)
{
    std::map<std::string, bool> sources;
    std::map<std::pair<std::string, std::string>, bool> messages;
    for (const Message& message : m_catalogues["de"]) {
        sources[message.source] = message.plural;
        messages[message.key()] = message.plural;
    }
    const auto& literals = literalsOfTheHouse();
    ASSERT_GT(literals.size(), 500U);
    for (const Literal& literal : literals) {
        if (literal.context.empty()) {
            EXPECT_TRUE(sources.contains(literal.source))
                << literal.where << ": \"" << literal.source << '"' << howToUpdate;
            continue;
        }
        const auto found = messages.find({literal.context, literal.source});
        ASSERT_NE(found, messages.end()) << literal.where << ": \"" << literal.source << '"' << howToUpdate;
        EXPECT_TRUE(!literal.plural || found->second) << literal.where << ": its plural forms are not asked for";
    }
}

TEST_F(Translations, cataloguesHoldNothingTheSourcesNoLongerSay)
{
    std::set<std::string> said;
    for (const Literal& literal : literalsOfTheHouse())
        said.insert(literal.source);
    for (const auto& [language, messages] : m_catalogues) {
        for (const Message& message : messages)
            EXPECT_TRUE(said.contains(message.source)) << language << ": \"" << message.source << '"' << howToUpdate;
    }
}

TEST_F(Translations, everyCountInTheSourcesHasPluralForms)
{
    for (const Message& message : m_catalogues["de"])
        EXPECT_TRUE(message.plural || !placeholders(message.source).contains('n')) << message.source;
}
