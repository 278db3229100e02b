// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pages/plan/planreader.h"

#include "core/base/durablefile.h"
#include "core/plan/share.h"
#include "ui/widgets/plangraphpaint.h"

#include <QBuffer>
#include <QImage>

namespace howdah::pages {

namespace {

using base::Error;
using base::ErrorCode;
using base::Text;

constexpr std::size_t mostBytes = 256U << 20U;

base::Result<OpenedPlans> opened(std::string bytes)
{
    OpenedPlans result;
    result.text = std::make_shared<const std::string>(std::move(bytes));
    HOWDAH_ASSIGN(result.plans, plan::parsePlans(*result.text));
    result.first = result.plans.empty() ? nullptr : models::makePlanDocument(result.plans.front(), {result.text, 0});
    if (!result.first)
        return Error(ErrorCode::InvalidInput, Text(HOWDAH_TEXT("planpage", "There is no plan in it")), {},
                     Text(HOWDAH_TEXT("planpage", "Take the whole output of EXPLAIN")));
    return result;
}

base::Result<std::string> png(const models::PlanDocumentPtr& document, theme::Scheme scheme)
{
    const QImage image = widgets::PlanGraphPainter(document).picture(2, scheme);
    if (image.isNull())
        return Error(ErrorCode::InvalidInput,
                     Text(HOWDAH_TEXT("planpage", "A picture of %1 nodes would be too small to be read"),
                          {std::to_string(document->index->size())}),
                     {}, Text(HOWDAH_TEXT("planpage", "Save it as SVG or HTML, which have no limit")));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, "PNG"))
        return Error(ErrorCode::Io, Text(HOWDAH_TEXT("planpage", "The picture could not be encoded as PNG")));
    return bytes.toStdString();
}

} // namespace

base::Result<std::string> shared(const models::PlanDocumentPtr& document, ShareFormat format, bool anonymous,
                                 const QString& title, theme::Scheme scheme)
{
    const plan::PlanPtr plan = anonymous ? plan::anonymized(document->plan()) : document->index->plan;
    switch (format) {
    case ShareFormat::Html:
        // What the server knows of the tables has names of its own, which nobody hid.
        return anonymous ? plan::toHtml(*plan, {}, plan::advise(*plan))
                         : plan::toHtml(*plan, title.toStdString(), document->findings);
    case ShareFormat::Text:
        return plan::renderText(*plan);
    case ShareFormat::Json:
        return models::setOut(plan::toJson(std::vector<plan::PlanPtr>{plan})) + '\n';
    case ShareFormat::Svg:
        return plan::toSvg(*plan, scheme == theme::Scheme::Dark);
    case ShareFormat::Png:
        return png(anonymous ? models::makePlanDocument(plan) : document, scheme);
    }
    return std::string();
}

service::Task<OpenedPlans> PlanReader::openFile(const QString& path)
{
    return m_executor.run<OpenedPlans>(
        [file = path.toStdString()](const base::StopToken&) -> base::Result<OpenedPlans> {
            HOWDAH_ASSIGN(std::string bytes, base::readFile(file, mostBytes));
            return opened(std::move(bytes));
        });
}

service::Task<OpenedPlans> PlanReader::openText(std::string text)
{
    return m_executor.run<OpenedPlans>(
        [text = std::move(text)](const base::StopToken&) mutable { return opened(std::move(text)); });
}

service::Task<models::PlanDocumentPtr> PlanReader::prepare(const plan::PlanPtr& plan, const models::PlanSource& source,
                                                           const plan::AdviceFacts& facts)
{
    return m_executor.run<models::PlanDocumentPtr>([plan, source, facts](const base::StopToken&) {
        return base::Result<models::PlanDocumentPtr>(models::makePlanDocument(plan, source, facts));
    });
}

service::Task<models::PlanDiffPtr> PlanReader::compare(const plan::PlanPtr& before, const plan::PlanPtr& after)
{
    return m_executor.run<models::PlanDiffPtr>([before, after](const base::StopToken&) {
        return base::Result<models::PlanDiffPtr>(
            std::make_shared<const plan::PlanDiff>(plan::diffPlans(before, after)));
    });
}

service::Task<bool> PlanReader::save(const models::PlanDocumentPtr& document, ShareFormat format, bool anonymous,
                                     const QString& title, const QString& path)
{
    return m_executor.run<bool>([=, scheme = theme::currentScheme()](const base::StopToken&) -> base::Result<bool> {
        HOWDAH_ASSIGN(const std::string bytes, shared(document, format, anonymous, title, scheme));
        constexpr unsigned readableByAll = 0644;
        if (const base::Status written = base::writeDurably(path.toStdString(), bytes, readableByAll); !written)
            return written.error();
        return true;
    });
}

service::Task<QString> PlanReader::asText(const models::PlanDocumentPtr& document, bool anonymous)
{
    return m_executor.run<QString>(
        [=, scheme = theme::currentScheme()](const base::StopToken&) -> base::Result<QString> {
            HOWDAH_ASSIGN(const std::string text, shared(document, ShareFormat::Text, anonymous, {}, scheme));
            return QString::fromStdString(text);
        });
}

} // namespace howdah::pages
