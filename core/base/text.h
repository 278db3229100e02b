// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace howdah::base {

/// A string that lupdate has seen: the English source and the context it is translated in.
/// Both point at literals and live as long as the program.
struct TextSource {
    const char* context = "";
    const char* source = "";
};

/// Marks a user-visible English string in the engine, which has no Qt. `context` and `source` must be literals;
/// lupdate finds the macro through -tr-function-alias. %1 to %9 stand for arguments.
#define HOWDAH_TEXT(context, source)                                                                                   \
    ::howdah::base::TextSource                                                                                         \
    {                                                                                                                  \
        context, source                                                                                                \
    }

/// As HOWDAH_TEXT, for a sentence with a count: %n stands for the number and chooses the plural form.
#define HOWDAH_TEXT_N(context, source)                                                                                 \
    ::howdah::base::TextSource                                                                                         \
    {                                                                                                                  \
        context, source                                                                                                \
    }

/// A sentence for a person, not yet in a language: source string plus arguments. The engine makes it, service
/// translates it once (service::translated), and english() is the fallback for the engine's own tests and logs.
/// A Text made from a plain string (a server's message, say) is shown as it is. Immutable value, any thread.
class Text {
public:
    Text() = default;
    explicit Text(TextSource source, std::vector<std::string> arguments = {});
    /// A sentence that depends on `count`: %n is the count, %1.. the arguments.
    static Text counted(TextSource source, long long count, std::vector<std::string> arguments = {});
    /// Text that must not be translated: a server's own message, an object name.
    static Text verbatim(std::string text);

    [[nodiscard]] bool empty() const { return m_context.empty() && m_source.empty(); }
    /// False for verbatim text.
    [[nodiscard]] bool translatable() const { return !m_context.empty(); }
    [[nodiscard]] const std::string& context() const { return m_context; }
    [[nodiscard]] const std::string& source() const { return m_source; }
    [[nodiscard]] const std::vector<std::string>& arguments() const { return m_arguments; }
    [[nodiscard]] std::optional<long long> count() const { return m_count; }

    /// The English sentence, filled in. A count chooses the catalogue's form; without one "(s)" is taken for a plural.
    [[nodiscard]] std::string english() const;

    bool operator==(const Text&) const = default;

private:
    std::string m_context;
    std::string m_source;
    std::vector<std::string> m_arguments;
    std::optional<long long> m_count;
};

/// Replaces %1..%9 in `pattern` by `arguments` in one pass, so that an argument holding "%2" stays as it is.
[[nodiscard]] std::string fillArguments(std::string_view pattern, const std::vector<std::string>& arguments);

} // namespace howdah::base
