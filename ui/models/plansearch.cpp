// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/plansearch.h"

#include <QStringList>
#include <algorithm>

namespace howdah::models {

namespace {

std::string folded(const std::string& text)
{
    const bool ascii =
        std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 128; });
    if (!ascii)
        return QString::fromStdString(text).toCaseFolded().toStdString();
    std::string result = text;
    for (char& c : result) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return result;
}

} // namespace

PlanSearch::PlanSearch(const PlanIndex& index)
{
    m_texts.reserve(index.entries.size());
    for (const PlanIndex::Entry& entry : index.entries) {
        const plan::Node& node = *entry.node;
        std::string text = node.title();
        for (const std::string* more : {&node.type, &node.relation, &node.alias, &node.index, &node.subplanName,
                                        &node.cteName, &node.functionName, &node.joinType, &node.strategy}) {
            text += '\n';
            text += *more;
        }
        for (const auto& [name, value] : node.details) {
            text += '\n';
            text += name;
            text += ": ";
            text += value;
        }
        m_texts.push_back(folded(text));
    }
}

std::vector<int> PlanSearch::find(const QString& text) const
{
    std::vector<std::string> words;
    for (const QString& word : text.split(QLatin1Char(' '), Qt::SkipEmptyParts))
        words.push_back(folded(word.toStdString()));
    std::vector<int> found;
    for (std::size_t id = 0; id < m_texts.size() && !words.empty(); ++id) {
        const bool all = std::all_of(words.begin(), words.end(), [&](const std::string& word) {
            return m_texts[id].find(word) != std::string::npos;
        });
        if (all)
            found.push_back(static_cast<int>(id));
    }
    return found;
}

} // namespace howdah::models
