// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/plan/nodefields.h"
#include "core/plan/plan.h"
#include "core/plan/reported.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace howdah::plan {

/// A plan while it is read, with what arithmetic needs of it.
struct Draft {
    std::shared_ptr<Plan> plan = std::make_shared<Plan>();
    Reported reported;
};

/// Receives a document's events and makes plans of them, whatever format it is written in: nlohmann's parser drives it
/// for JSON, the readers of text, YAML and XML do so with the keys of JSON. Keeps its own stack: nothing here recurses,
/// however deep a document goes. Every function but complaint() is false once reading has to stop.
class Reader {
public:
    explicit Reader(std::vector<Draft>& drafts)
        : m_drafts(drafts)
    {}

    bool null();
    bool boolean(bool flag);
    bool number_integer(std::int64_t number);
    bool number_unsigned(std::uint64_t number);
    bool number_float(double number, const std::string& written);
    bool string(std::string& text);
    bool binary(nlohmann::json::binary_t& bytes);
    bool key(std::string& name);
    bool start_object(std::size_t) { return start(false); }
    bool start_array(std::size_t) { return start(true); }
    bool end_object() { return end(); }
    bool end_array() { return end(); }
    bool parse_error(std::size_t at, const std::string& token, const nlohmann::detail::exception& error);

    /// For readers whose format does not tell strings from numbers by quotes: `text` is a number, true, false or a
    /// string, whichever it looks like.
    bool plain(std::string_view text);
    /// key() and string() for who does not own the text.
    void name(std::string_view name);
    bool text(std::string_view text);

    /// Empty unless reading stopped.
    [[nodiscard]] base::Text complaint() const;

private:
    enum class Kind { Wrapper, Statement, Node, Children };
    struct Frame {
        Kind kind;
        bool array = false;
        Node* node = nullptr;
        std::size_t draft = 0;
    };
    /// A value below a node or a statement that is not itself a node: its text for people, and its leaves by path.
    struct Extra {
        struct Level {
            bool array = false;
            std::size_t count = 0;
            std::string key;
        };
        std::string key;
        std::string text;
        std::vector<Level> levels;
        std::vector<std::pair<std::string, FieldValue>> leaves;
    };

    bool wrong(base::Text what);
    bool start(bool array);
    bool startPlan(Frame& statement);
    std::size_t draftOf(Frame& statement);
    bool startNode(std::size_t draft, Node* parent);
    bool startExtra(const std::string& name, bool array);
    bool startInExtra(bool array);
    static void separate(Extra& extra, std::string_view separator);
    bool value(FieldValue field);
    static std::string path(const Extra& extra);
    void statementField(Frame& statement, FieldValue field);
    bool end();
    void finishExtra();
    static void readTriggers(Draft& draft, Extra& extra);

    static constexpr std::size_t noDraft = static_cast<std::size_t>(-1);
    static constexpr std::size_t deepestPath = 8;

    std::vector<Draft>& m_drafts;
    std::vector<Frame> m_frames;
    std::string m_key;          ///< of the value that comes next, outside m_extra
    std::vector<Extra> m_extra; ///< at most one
    std::string m_complaint;
    base::Text m_wrong;
};

} // namespace howdah::plan
