// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/plandocument.h"

#include <algorithm>
#include <map>

namespace howdah::models {

namespace {

std::vector<PlanDocument::BoxLine> boxLinesOf(const plan::TreeLayout& layout)
{
    std::map<double, std::vector<int>> byY;
    for (std::size_t i = 0; i < layout.boxes.size(); ++i)
        byY[layout.boxes[i].y].push_back(static_cast<int>(i));
    std::vector<PlanDocument::BoxLine> lines;
    lines.reserve(byY.size());
    for (auto& [y, nodes] : byY) {
        std::sort(nodes.begin(), nodes.end(), [&layout](int a, int b) {
            return layout.boxes[static_cast<std::size_t>(a)].x < layout.boxes[static_cast<std::size_t>(b)].x;
        });
        lines.push_back({y, std::move(nodes)});
    }
    return lines;
}

int widest(const std::vector<std::size_t>& starts, std::size_t size)
{
    std::size_t most = 0;
    for (std::size_t i = 0; i < starts.size(); ++i)
        most = std::max(most, (i + 1 < starts.size() ? starts[i + 1] : size) - starts[i]);
    return static_cast<int>(most);
}

} // namespace

PlanDocumentPtr makePlanDocument(const plan::PlanPtr& plan, const PlanSource& source, const plan::AdviceFacts& facts)
{
    auto document = std::make_shared<PlanDocument>();
    document->index = indexOf(plan);
    if (!document->index)
        return {};
    document->statistics = plan::statisticsOf(*plan);
    document->findings = plan::advise(*plan, facts);
    document->layout = plan::layOutTree(*plan, graphBoxWidth, graphBoxHeight, graphGapX, graphGapY);
    document->boxLines = boxLinesOf(document->layout);
    document->search = PlanSearch(*document->index);
    const std::shared_ptr<const std::string>& read = source.text ? source.text : plan->source;
    document->textAsRead = read != nullptr;
    document->text =
        read ? read : std::make_shared<const std::string>(setOut(plan::toJson(std::vector<plan::PlanPtr>{plan})));
    document->lines = lineStarts(*document->text);
    document->widestLine = widest(document->lines, document->text->size());
    document->parts = partsOfNodes(*document->text, *plan, source.nodesBefore);
    return document;
}

} // namespace howdah::models
