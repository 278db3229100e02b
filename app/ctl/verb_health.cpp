// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/table.h"
#include "app/ctl/verbs.h"
#include "core/base/numbers.h"
#include "core/base/units.h"
#include "core/monitor/check.h"
#include "core/monitor/json.h"
#include "core/service/translate.h"

#include <algorithm>

namespace howdah::ctl {

namespace {

QString word(monitor::Severity severity)
{
    switch (severity) {
    case monitor::Severity::Critical:
        return Ctl::tr("■ critical");
    case monitor::Severity::Warn:
        return Ctl::tr("▲ warning");
    case monitor::Severity::Unknown:
        return Ctl::tr("? unknown");
    case monitor::Severity::Ok:
        return Ctl::tr("✓ ok");
    }
    return {};
}

void show(const Context& context, const std::vector<monitor::CheckResult>& results, const QString& server)
{
    context.print(QStringLiteral("%1 – %2\n\n").arg(service::translated(monitor::healthSentence(results)), server));
    for (const monitor::CheckResult& result : results) {
        context.print(
            QStringLiteral("%1 %2\n").arg(padded(word(result.severity), 11), service::translated(result.summary)));
        if (result.severity == monitor::Severity::Ok)
            continue;
        constexpr std::size_t mostEvidence = 5;
        const std::size_t shown = std::min(result.evidence.size(), mostEvidence);
        for (std::size_t i = 0; i < shown; ++i)
            context.print(
                QStringLiteral("            · %1\n").arg(service::translated(result.evidence[i].text).simplified()));
        if (result.evidence.size() > shown)
            context.print(QStringLiteral("            · %1\n")
                              .arg(Ctl::tr("and %n more", nullptr, static_cast<int>(result.evidence.size() - shown))));
        if (!result.remedy.empty())
            context.print(QStringLiteral("            → %1\n").arg(service::translated(result.remedy)));
    }
}

} // namespace

void addHealth(Verbs& verbs)
{
    verbs.add("health", Ctl::tr("Check the server; ends with 1 when something was found"), [](Context& context) {
        const auto params = context.target();
        if (!params)
            return context.fail(params.error());
        const auto connection = context.connect(*params);
        if (!connection)
            return context.fail(connection.error());
        monitor::CheckOptions options;
        options.deadline = base::Deadline::after(base::Seconds(60));
        options.stop = context.stop();
        const auto results = monitor::runChecks(**connection, options);
        if (!results)
            return context.fail(results.error());
        if (context.globals().json)
            context.document(
                monitor::healthDocument(*results, monitor::identityOf(**connection), base::Clock::system()->wallNow()));
        else
            show(context, *results,
                 QStringLiteral("%1, PostgreSQL %2")
                     .arg(QString::fromStdString((*connection)->params().displayName()),
                          QString::fromStdString((*connection)->serverVersionText())));
        const bool found = std::any_of(results->begin(), results->end(), [](const monitor::CheckResult& result) {
            return result.severity == monitor::Severity::Warn || result.severity == monitor::Severity::Critical;
        });
        return found ? Exit::Found : Exit::Done;
    });
}

} // namespace howdah::ctl
