// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/nodefields.h"

#include "core/base/numbers.h"
#include "core/plan/utf8.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <limits>
#include <unordered_map>
#include <variant>

namespace howdah::plan {

namespace {

using base::Text;

// Beyond these no server has ever counted; the products of two stay far from overflow. 1e15 ms are 31,000 years.
constexpr double mostMs = 1e15;
constexpr double mostCount = 1e18;
constexpr std::size_t mostDoubts = 20;

struct Figure { ///< estimated
    double Node::*member;
};
struct Measure {
    std::optional<double> Node::*member;
    double most;
};
struct Blocks {
    std::int64_t Buffers::*member;
};
struct IoTime {
    double Buffers::*member;
};
struct Width {};
struct ParallelAware {};
struct AsyncCapable {};

struct Detail {}; ///< none of its own

using Member =
    std::variant<std::string Node::*, Figure, Measure, Blocks, IoTime, Width, ParallelAware, AsyncCapable, Detail>;

struct Place {
    Member member;
    std::uint16_t bit = 0; ///< in Node::reported
};

/// Where the fields go that have a member of their own. I/O times have one name until server 14, a second for temporary
/// files from 15, one for each kind from 17 on.
std::unordered_map<std::string_view, Place> makePlaces()
{
    const std::initializer_list<std::pair<std::string_view, Member>> members{
        {"Node Type", &Node::type},
        {"Parent Relationship", &Node::relationship},
        {"Subplan Name", &Node::subplanName},
        {"Join Type", &Node::joinType},
        {"Strategy", &Node::strategy},
        {"Partial Mode", &Node::partialMode},
        {"Operation", &Node::operation},
        {"Scan Direction", &Node::scanDirection},
        {"Schema", &Node::schema},
        {"Relation Name", &Node::relation},
        {"Alias", &Node::alias},
        {"Index Name", &Node::index},
        {"CTE Name", &Node::cteName},
        {"Function Name", &Node::functionName},
        {"Startup Cost", Figure{&Node::startupCost}},
        {"Total Cost", Figure{&Node::totalCost}},
        {"Plan Rows", Figure{&Node::planRows}},
        {"Plan Width", Width{}},
        {"Actual Startup Time", Measure{&Node::startupMs, mostMs}},
        {"Actual Total Time", Measure{&Node::totalMs, mostMs}},
        {"Actual Rows", Measure{&Node::actualRows, mostCount}},
        {"Actual Loops", Measure{&Node::loops, mostCount}},
        {"Shared Hit Blocks", Blocks{&Buffers::sharedHit}},
        {"Shared Read Blocks", Blocks{&Buffers::sharedRead}},
        {"Shared Dirtied Blocks", Blocks{&Buffers::sharedDirtied}},
        {"Shared Written Blocks", Blocks{&Buffers::sharedWritten}},
        {"Local Hit Blocks", Blocks{&Buffers::localHit}},
        {"Local Read Blocks", Blocks{&Buffers::localRead}},
        {"Local Dirtied Blocks", Blocks{&Buffers::localDirtied}},
        {"Local Written Blocks", Blocks{&Buffers::localWritten}},
        {"Temp Read Blocks", Blocks{&Buffers::tempRead}},
        {"Temp Written Blocks", Blocks{&Buffers::tempWritten}},
        {"I/O Read Time", IoTime{&Buffers::readMs}},
        {"I/O Write Time", IoTime{&Buffers::writeMs}},
        {"Temp I/O Read Time", IoTime{&Buffers::readMs}},
        {"Temp I/O Write Time", IoTime{&Buffers::writeMs}},
        {"Shared I/O Read Time", IoTime{&Buffers::readMs}},
        {"Shared I/O Write Time", IoTime{&Buffers::writeMs}},
        {"Local I/O Read Time", IoTime{&Buffers::readMs}},
        {"Local I/O Write Time", IoTime{&Buffers::writeMs}},
        {"Parallel Aware", ParallelAware{}},
        {"Async Capable", AsyncCapable{}},
        {"WAL Records", Detail{}},
        {"WAL Bytes", Detail{}},
    };
    std::unordered_map<std::string_view, Place> places;
    for (const auto& [name, member] : members)
        places[name].member = member;
    for (std::size_t i = 0; i < commonFigures.size(); ++i)
        places.at(commonFigures[i]).bit = static_cast<std::uint16_t>(1U << i);
    return places;
}

void doubt(Plan& plan, std::string_view name, std::string_view text)
{
    if (plan.doubts.size() < mostDoubts)
        plan.doubts.push_back(Text(HOWDAH_TEXT("plan", "\"%1\" cannot be %2; it was left out"),
                                   {elided(printable(name), 60), elided(printable(text), 40)}));
}

/// A figure from 0 to `most`, or nothing and a doubt.
std::optional<double> plausible(Plan& plan, std::string_view name, const FieldValue& field, double most)
{
    const std::optional<double> number = field.number();
    if (!number || !std::isfinite(*number) || *number < 0 || *number > most) {
        // A null stands for NaN or for nothing at all, and the former has its doubt already.
        if (!field.isNull())
            doubt(plan, name, field.text());
        return std::nullopt;
    }
    return number;
}

/// Puts a field into the member that is its own; false where it says something else than the member can.
class Setter {
public:
    Setter(Plan& plan, Node& node, std::string_view name, FieldValue& field)
        : m_plan(plan)
        , m_node(node)
        , m_name(name)
        , m_field(field)
    {}

    bool operator()(std::string Node::*text)
    {
        m_node.*text = std::move(m_field).text();
        return true;
    }
    bool operator()(const Figure& figure)
    {
        // No bound but the double's own: with enable_seqscan off and the like costs are in the tens of billions.
        if (const auto number = plausible(m_plan, m_name, m_field, std::numeric_limits<double>::max()))
            m_node.*figure.member = *number;
        return true;
    }
    bool operator()(const Measure& measure)
    {
        m_node.*measure.member = plausible(m_plan, m_name, m_field, measure.most);
        return true;
    }
    bool operator()(const Blocks& blocks)
    {
        buffers().*blocks.member = static_cast<std::int64_t>(figure(mostCount));
        return true;
    }
    bool operator()(const IoTime& time)
    {
        buffers().*time.member += figure(mostMs);
        return true;
    }
    bool operator()(const Width&)
    {
        m_node.planWidth = static_cast<int>(std::min(figure(mostCount), 2e9));
        return true;
    }
    bool operator()(const ParallelAware&)
    {
        m_node.parallelAware = m_field.text() == "true";
        return true;
    }
    /// Said of every node, and nearly always "no".
    bool operator()(const AsyncCapable&) { return m_field.text() == "false"; }
    bool operator()(const Detail&) { return false; }

private:
    Buffers& buffers() { return m_node.buffers ? *m_node.buffers : m_node.buffers.emplace(); }
    double figure(double most) { return plausible(m_plan, m_name, m_field, most).value_or(0); }

    Plan& m_plan;
    Node& m_node;
    std::string_view m_name;
    FieldValue& m_field;
};

} // namespace

bool FieldValue::is(std::string_view text) const
{
    const auto* const own = std::get_if<std::string>(&m_value);
    return own && *own == text;
}

std::string FieldValue::text() const&
{
    if (const auto* const integer = std::get_if<std::int64_t>(&m_value))
        return std::to_string(*integer);
    if (const auto* const natural = std::get_if<std::uint64_t>(&m_value))
        return std::to_string(*natural);
    if (const auto* const fraction = std::get_if<double>(&m_value))
        return base::toChars(*fraction);
    if (const auto* const flag = std::get_if<bool>(&m_value))
        return *flag ? "true" : "false";
    const auto* const own = std::get_if<std::string>(&m_value);
    return own ? *own : "null";
}

std::string FieldValue::text() &&
{
    auto* const own = std::get_if<std::string>(&m_value);
    return own ? std::move(*own) : std::as_const(*this).text();
}

std::optional<double> FieldValue::number() const
{
    if (const auto* const integer = std::get_if<std::int64_t>(&m_value))
        return static_cast<double>(*integer);
    if (const auto* const natural = std::get_if<std::uint64_t>(&m_value))
        return static_cast<double>(*natural);
    if (const auto* const fraction = std::get_if<double>(&m_value))
        return *fraction;
    const auto* const own = std::get_if<std::string>(&m_value);
    return own ? base::parseDouble(*own) : std::nullopt;
}

std::optional<double> plausibleMs(Plan& plan, std::string_view name, const FieldValue& field)
{
    return plausible(plan, name, field, mostMs);
}

void setNodeField(Plan& plan, Node& node, std::string_view name, FieldValue field)
{
    static const std::unordered_map<std::string_view, Place> places = makePlaces();
    const auto place = places.find(name);
    if (place != places.end())
        node.reported |= place->second.bit;
    if (place == places.end() || !std::visit(Setter(plan, node, name, field), place->second.member))
        node.details.emplace_back(std::string(name), std::move(field).text());
}

} // namespace howdah::plan
