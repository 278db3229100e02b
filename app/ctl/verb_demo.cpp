// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/verbs.h"
#include "core/base/childprocess.h"
#include "core/base/units.h"
#include "core/demo/demo.h"
#include "core/service/application.h"
#include "core/service/demojob.h"
#include "core/service/translate.h"

namespace howdah::ctl {

namespace {

std::string demoDirectory(const Context& context)
{
    return service::demoDirectory(QString::fromStdString(context.globals().dataDirectory)).toStdString();
}

nlohmann::ordered_json toJson(const demo::DemoStatus& status)
{
    nlohmann::ordered_json json{{"schema", "howdah/demo/1"},
                                {"exists", status.exists},
                                {"running", status.running},
                                {"load_running", status.loadRunning},
                                {"scale", nullptr},
                                {"server_version", nullptr},
                                {"postmaster_pid", nullptr},
                                {"load_pid", nullptr},
                                {"directory", status.directory},
                                {"url", nullptr}};
    if (status.exists)
        json["scale"] = status.scale;
    if (status.running) {
        json["server_version"] = status.serverVersion;
        json["postmaster_pid"] = status.postmasterPid;
        json["url"] = status.url;
    }
    if (status.loadRunning)
        json["load_pid"] = status.loadPid;
    return json;
}

void show(const Context& context, const demo::DemoStatus& status)
{
    if (context.globals().json) {
        context.document(toJson(status));
        return;
    }
    if (!status.running) {
        context.print((status.exists ? Ctl::tr("The demo is stopped; start it with: howdahctl demo start")
                                     : Ctl::tr("There is no demo yet; make it with: howdahctl demo start")) +
                      QLatin1Char('\n'));
        return;
    }
    context.print(Ctl::tr("The demo runs: PostgreSQL %1, scale %2, %3")
                      .arg(QString::fromStdString(status.serverVersion),
                           QString::fromStdString(base::human::number(status.scale)),
                           status.loadRunning ? Ctl::tr("with its load") : Ctl::tr("without its load")) +
                  QLatin1Char('\n'));
    context.print(QString::fromStdString(status.url) + QLatin1Char('\n'));
}

base::Result<demo::DemoOptions> options(Context& context, double scale)
{
    demo::DemoOptions options;
    options.directory = demoDirectory(context);
    options.scale = scale;
    options.stop = context.stop();
    HOWDAH_ASSIGN(const std::string programs, base::programDirectory());
    options.loadCommand = {programs + "/howdahctl", "demo", "load"};
    options.onProgress = [&context, last = std::string()](const demo::DemoOptions::Progress& progress) mutable {
        if (last == progress.step)
            return;
        last = progress.step;
        context.message(Ctl::tr("demo: %1 (%2 of %3)")
                            .arg(service::translated(service::demoStepText(progress.step)))
                            .arg(progress.done + 1)
                            .arg(progress.total));
    };
    return options;
}

} // namespace

void addDemo(Verbs& verbs)
{
    CLI::App* group =
        verbs.group("demo", Ctl::tr("A private PostgreSQL with a shop's data and a load that is wrong on purpose"));
    const auto scale = std::make_shared<double>(1.0);

    CLI::App* start =
        verbs.add(group, "start", Ctl::tr("Start it, making it first when needed"), [scale](Context& context) {
            auto demoOptions = options(context, *scale);
            if (!demoOptions)
                return context.fail(demoOptions.error());
            const auto status = demo::start(*demoOptions);
            if (!status)
                return context.fail(status.error());
            show(context, *status);
            return Exit::Done;
        });
    CLI::App* reset =
        verbs.add(group, "reset", Ctl::tr("Throw its data away and make it anew"), [scale](Context& context) {
            auto demoOptions = options(context, *scale);
            if (!demoOptions)
                return context.fail(demoOptions.error());
            const auto status = demo::reset(*demoOptions);
            if (!status)
                return context.fail(status.error());
            show(context, *status);
            return Exit::Done;
        });
    for (CLI::App* verb : {start, reset}) {
        verb->add_option("--scale", *scale, Ctl::tr("Size of the data; 1 is about 300 MB").toStdString())
            ->check(CLI::Range(0.001, 1000.0));
    }
    verbs.add(group, "stop", Ctl::tr("Stop it; its data stay"), [](Context& context) {
        const auto stopped = demo::stop(demoDirectory(context), base::Deadline::after(base::Seconds(60)));
        if (!stopped)
            return context.fail(stopped.error());
        const auto status = demo::status(demoDirectory(context));
        if (!status)
            return context.fail(status.error());
        show(context, *status);
        return Exit::Done;
    });
    verbs.add(group, "status", Ctl::tr("Say whether it runs"), [](Context& context) {
        const auto status = demo::status(demoDirectory(context));
        if (!status)
            return context.fail(status.error());
        show(context, *status);
        return Exit::Done;
    });
    verbs.add(group, "url", Ctl::tr("Print the URI of its database"), [](Context& context) {
        const auto status = demo::status(demoDirectory(context));
        if (!status)
            return context.fail(status.error());
        if (!status->running)
            return context.fail(base::Error(base::ErrorCode::NotFound,
                                            base::Text(HOWDAH_TEXT("ctl", "The demo does not run")), {},
                                            base::Text(HOWDAH_TEXT("ctl", "start it with: howdahctl demo start"))));
        if (context.globals().json)
            context.document(toJson(*status));
        else
            context.print(status->url + "\n");
        return Exit::Done;
    });

    // The load's own process, started by `demo start`; of no use to a person.
    const auto directory = std::make_shared<std::string>();
    CLI::App* load = verbs.add(group, "load", {}, [directory](Context& context) {
        const auto ended = demo::runLoad(*directory, context.stop());
        return ended ? Exit::Done : context.fail(ended.error());
    });
    load->add_option("--directory", *directory)->required();
    load->group("");
}

} // namespace howdah::ctl
