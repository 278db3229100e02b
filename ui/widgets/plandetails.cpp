// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/plandetails.h"

#include "core/base/units.h"
#include "core/service/translate.h"
#include "ui/theme/colors.h"
#include "ui/theme/fonts.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <string_view>
#include <vector>

namespace howdah::widgets {

namespace {

struct Details {
    Q_DECLARE_TR_FUNCTIONS(PlanDetails)
};

QString human(const std::string& text)
{
    return QString::fromStdString(text).toHtmlEscaped();
}

QString count(std::int64_t value)
{
    return human(base::human::integer(value));
}

QString ms(double value)
{
    return human(base::human::milliseconds(value));
}

/// A name in the second colour, its value beside it.
QString line(const QString& name, const QString& value)
{
    return QStringLiteral("<tr><td style='color:%1; padding-right:10px'>%2</td><td>%3</td></tr>")
        .arg(theme::color(theme::Role::SecondText).name(), name, value);
}

QString heading(const QString& text)
{
    return QStringLiteral("<tr><td colspan='2' style='padding-top:8px'><b>%1</b></td></tr>").arg(text);
}

/// A value as the server wrote it. A condition of many kilobytes would make the panel crawl.
QString code(const std::string& value)
{
    constexpr std::size_t most = 4000;
    QString shown = value.size() > most ? human(value.substr(0, most)) + QChar(0x2026) : human(value);
    return QStringLiteral("<span style='font-family:\"%1\"'>%2</span>").arg(theme::monoFont().family(), shown);
}

bool begins(std::string_view text, std::string_view with)
{
    return text.substr(0, with.size()) == with;
}

/// Parts of a text at `separator`, but not within parentheses.
std::vector<std::string_view> parts(std::string_view text, std::string_view separator)
{
    std::vector<std::string_view> result;
    int depth = 0;
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        depth += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
        if (depth == 0 && text.substr(at, separator.size()) == separator) {
            result.push_back(text.substr(begin, at - begin));
            begin = at + separator.size();
        }
    }
    result.push_back(text.substr(begin));
    return result;
}

/// "Worker Number: 0, Actual Total Time: 3.1, Actual Rows: 100; Worker Number: 1, ..." as a row for each worker.
QString workers(const std::string& value)
{
    QString html = heading(Details::tr("Workers"));
    for (const std::string_view worker : parts(value, "; ")) {
        QString number;
        QStringList said;
        for (const std::string_view field : parts(worker, ", ")) {
            const std::size_t colon = field.find(": ");
            if (colon == std::string_view::npos) {
                said << human(std::string(field));
                continue;
            }
            const std::string_view name = field.substr(0, colon);
            const QString figure = human(std::string(field.substr(colon + 2)));
            if (name == "Worker Number")
                number = figure;
            else if (name == "Actual Total Time")
                said << Details::tr("%1 ms").arg(figure);
            else if (name == "Actual Rows")
                said << Details::tr("%1 rows").arg(figure);
            else if (name == "Actual Loops") {
                if (figure != QStringLiteral("1"))
                    said << Details::tr("%1 loops").arg(figure);
            } else if (name != "Actual Startup Time" && figure != QStringLiteral("0"))
                said << human(std::string(name)) + QLatin1Char(' ') + figure;
        }
        html += line(Details::tr("worker %1").arg(number), said.join(QStringLiteral(" · ")));
    }
    return html;
}

QString buffers(const plan::Buffers& own)
{
    QString html;
    html += line(
        Details::tr("own blocks"),
        Details::tr("%1 hit, %2 read").arg(count(own.sharedHit + own.localHit), count(own.sharedRead + own.localRead)));
    if (own.sharedRead + own.localRead > 0) {
        constexpr std::int64_t blockBytes = 8192;
        html += line(Details::tr("read from outside"),
                     human(base::human::bytes(base::ByteCount((own.sharedRead + own.localRead) * blockBytes))));
    }
    if (own.sharedDirtied + own.localDirtied + own.sharedWritten + own.localWritten > 0)
        html += line(Details::tr("changed"), Details::tr("%1 dirtied, %2 written")
                                                 .arg(count(own.sharedDirtied + own.localDirtied),
                                                      count(own.sharedWritten + own.localWritten)));
    if (own.tempRead + own.tempWritten > 0)
        html += line(Details::tr("temporary"),
                     Details::tr("%1 read, %2 written").arg(count(own.tempRead), count(own.tempWritten)));
    if (own.readMs > 0 || own.writeMs > 0)
        html +=
            line(Details::tr("I/O time"), Details::tr("%1 reading, %2 writing").arg(ms(own.readMs), ms(own.writeMs)));
    return html;
}

} // namespace

QString nodeDetails(const plan::Node& node)
{
    QString html = QStringLiteral("<p><b>%1</b></p><table>").arg(human(node.title()));
    if (!node.subplanName.empty())
        html += line(Details::tr("part of the plan"), human(node.subplanName));
    if (node.loops == 0.0)
        html += line(Details::tr("own time"), Details::tr("never run"));
    else if (node.exclusiveMs)
        html += line(Details::tr("own time"), QStringLiteral("<b>%1</b>").arg(ms(*node.exclusiveMs)));
    if (node.inclusiveMs && node.loops != 0.0)
        html += line(Details::tr("with children"), ms(*node.inclusiveMs));
    html += line(Details::tr("cost"),
                 Details::tr("%1 to start, %2 in all")
                     .arg(human(base::human::number(node.startupCost)), human(base::human::number(node.totalCost))));
    html += line(Details::tr("rows"),
                 node.actualRows
                     ? Details::tr("%1 expected, %2 came")
                           .arg(human(base::human::number(node.planRows)), human(base::human::number(*node.actualRows)))
                     : Details::tr("%1 expected").arg(human(base::human::number(node.planRows))));
    if (node.loops && *node.loops > 1) {
        html += line(Details::tr("loops"), human(base::human::number(*node.loops)));
        if (node.totalRows)
            html += line(Details::tr("rows of all loops"), human(base::human::number(*node.totalRows)));
    }
    html += line(Details::tr("width"), Details::tr("%1 B a row").arg(node.planWidth));
    if (node.exclusiveBuffers)
        html += buffers(*node.exclusiveBuffers);

    QString wal, workerRows, rest;
    for (const auto& [name, value] : node.details) {
        if (name == "Workers")
            workerRows = workers(value);
        else if (begins(name, "WAL ")) {
            if (value != "0")
                wal += line(human(name), human(value));
        } else if (value != "0" || !begins(name, "Rows Removed"))
            rest += line(human(name), code(value));
    }
    html += wal;
    html += rest;
    html += workerRows;
    html += QStringLiteral("</table>");
    return html;
}

QString planDetails(const plan::Plan& plan)
{
    QString html = QStringLiteral("<table>");
    if (plan.executionMs)
        html += line(Details::tr("execution"), ms(*plan.executionMs));
    if (plan.planningMs)
        html += line(Details::tr("planning"), ms(*plan.planningMs));
    if (plan.queryId)
        html += line(Details::tr("query id"), code(std::to_string(*plan.queryId)));
    for (const plan::PseudoNode& pseudo : plan.pseudo) {
        if (pseudo.reportedMs <= 0 || pseudo.name == "planning")
            continue;
        QString value = ms(pseudo.reportedMs);
        if (!pseudo.detail.empty())
            value += QStringLiteral(" · ") + human(pseudo.detail);
        html += line(human(pseudo.name), value);
    }
    html += line(Details::tr("nodes"), count(plan.nodeCount));
    if (!plan.doubts.empty()) {
        html += heading(Details::tr("Doubts"));
        for (const base::Text& doubt : plan.doubts)
            html += QStringLiteral("<tr><td colspan='2' style='color:%1'>%2</td></tr>")
                        .arg(theme::color(theme::Role::Warning).name(), service::translated(doubt).toHtmlEscaped());
    }
    if (!plan.settings.empty()) {
        html += heading(Details::tr("Settings that are not the default"));
        for (const auto& [name, value] : plan.settings)
            html += line(human(name), code(value));
    }
    if (!plan.details.empty()) {
        html += heading(Details::tr("Said beside the tree"));
        for (const auto& [name, value] : plan.details) {
            if (value == "0" || value == "0.000") // a dozen counters that counted nothing
                continue;
            html += line(human(name), code(value));
        }
    }
    html += QStringLiteral("</table>");
    return html;
}

} // namespace howdah::widgets
