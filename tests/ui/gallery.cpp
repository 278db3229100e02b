// SPDX-License-Identifier: GPL-3.0-or-later
// Draws every shared part on one sheet, for a person to look at: howdah_gallery DIR [light|dark] [scale] [width].
#include "ui/charts/livechart.h"
#include "ui/models/roles.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/measures.h"
#include "ui/theme/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/card.h"
#include "ui/widgets/delegates.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/label.h"
#include "ui/widgets/pageheader.h"
#include "ui/widgets/severitylabel.h"
#include "ui/widgets/sparkline.h"
#include "ui/widgets/sqlview.h"
#include "ui/widgets/tableview.h"
#include "ui/widgets/tile.h"

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStandardItemModel>
#include <QTimer>
#include <cmath>

using namespace howdah;

namespace {

std::vector<monitor::Point> wave(double base, double swing, double phase, bool gap)
{
    std::vector<monitor::Point> points;
    static const auto now = std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
    for (int i = 0; i < 900; ++i) {
        double value = base + swing * std::sin(i / 57.0 + phase) + swing * 0.3 * std::sin(i / 7.3 + phase * 3);
        if (gap && i > 300 && i < 360)
            value = std::nan("");
        points.push_back({now - std::chrono::seconds(900 - i), std::isnan(value) ? value : std::max(0.0, value)});
    }
    return points;
}

QWidget* tiles()
{
    auto* box = new QWidget;
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::measure::cardGap);
    const QStringList names{QStringLiteral("Connections in use"), QStringLiteral("Transactions"),
                            QStringLiteral("Waiting on locks")};
    for (int i = 0; i < 3; ++i) {
        auto* tile = new widgets::Tile(names.at(i));
        tile->setSpan(QStringLiteral("last 15 min"));
        tile->setFigure(i == 1 ? QStringLiteral("1 284") : QString::number(7 - i), QStringLiteral("of 20, 0 overflow"));
        if (i == 2)
            tile->setSeverity(theme::Severity::Critical);
        auto* chart = new charts::LiveChart(charts::LiveChart::Form::Bare);
        charts::SeriesStyle style;
        style.name = names.at(i);
        style.color = i == 0 ? 0 : i == 1 ? 2 : 3;
        style.kind = charts::SeriesStyle::Kind::Area;
        chart->setPoints(chart->addSeries(style), wave(8, 5, i, i == 1));
        QObject::connect(chart, &charts::LiveChart::readoutChanged, tile, &widgets::Tile::setReadout);
        tile->setChart(chart);
        row->addWidget(tile);
    }
    return box;
}

QWidget* bigChart()
{
    auto* card = new widgets::Card;
    auto* chart = new charts::LiveChart;
    chart->setTitle(QStringLiteral("Connections, last 15 min"));
    const auto add = [chart](const char* name, int color, charts::SeriesStyle::Kind kind, double base, double swing) {
        charts::SeriesStyle style;
        style.name = QString::fromLatin1(name);
        style.color = color;
        style.kind = kind;
        chart->setPoints(chart->addSeries(style), wave(base, swing, color, color == 5));
    };
    add("in use", 5, charts::SeriesStyle::Kind::Stacked, 9, 6);
    add("idle", 2, charts::SeriesStyle::Kind::Stacked, 3, 2);
    add("overflow", 1, charts::SeriesStyle::Kind::Stacked, 0, 8);
    add("waiting", 3, charts::SeriesStyle::Kind::Dashed, 0, 3);
    chart->setLimits({{20, QStringLiteral("size 20")}, {50, QStringLiteral("limit 50"), theme::Role::Critical}});
    chart->setMinimumTop(52, true);
    card->body()->addWidget(chart);
    return card;
}

QWidget* table(QObject* owner)
{
    auto* model = new QStandardItemModel(4, 5, owner);
    model->setHorizontalHeaderLabels({QString(), QStringLiteral("Application"), QStringLiteral("Its own time"),
                                      QStringLiteral("Trend"), QStringLiteral("Last statement")});
    for (int row = 0; row < 4; ++row) {
        model->setData(model->index(row, 0), row, models::SeverityRole);
        model->setData(model->index(row, 0), row, models::SortRole);
        model->setData(model->index(row, 1), QStringLiteral("shop-api %1").arg(row));
        model->setData(model->index(row, 1), QStringLiteral("since 12 min"), models::SecondTextRole);
        model->setData(model->index(row, 2), QStringLiteral("%1 ms").arg(1240.6 / (row * 9 + 1), 0, 'f', 1));
        model->setData(model->index(row, 2), 1.0 / (row * 9 + 1), models::BarRole);
        model->setData(model->index(row, 2), row == 0 ? 3 : 5, models::BarSeriesRole);
        QList<double> spark;
        for (int i = 0; i < 60; ++i)
            spark.append(i > 20 && i < 26 ? std::nan("") : 5 + 4 * std::sin(i / 5.0 + row));
        model->setData(model->index(row, 3), QVariant::fromValue(spark), models::SparkRole);
        model->setData(model->index(row, 4), QStringLiteral("SELECT * FROM cart_lines WHERE cart_id = $1"));
        model->setData(model->index(row, 4), true, models::MonoRole);
    }
    auto* card = new widgets::Card;
    auto* view = new widgets::TableView(QStringLiteral("gallery"), QStringLiteral("Leases"));
    view->setItemDelegateForColumn(0, new widgets::SeverityDelegate(view));
    view->setItemDelegateForColumn(2, new widgets::BarDelegate(view));
    view->setItemDelegateForColumn(3, new widgets::SparkDelegate(view));
    view->setDefaultWidths({110, 200, 200, 110, 0}, 4);
    view->setSourceModel(model);
    view->setMinimumHeight(160);
    card->body()->addWidget(view);
    return card;
}

} // namespace

int main(int argc, char** argv)
{
    const auto word = [&](int i) { return i < argc ? QString::fromLocal8Bit(argv[i]) : QString(); };
    if (!word(3).isEmpty())
        qputenv("QT_SCALE_FACTOR", word(3).toLatin1());
    QApplication application(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Howdah"));
    QApplication::setApplicationName(QStringLiteral("gallery"));
    const theme::Theme theme(application, theme::choiceFrom(word(2)));

    QWidget sheet;
    auto* column = new QVBoxLayout(&sheet);
    column->setContentsMargins(20, 20, 20, 20);
    column->setSpacing(theme::measure::cardGap);
    auto* header = new widgets::PageHeader(QStringLiteral("One thing is wrong, three deserve a look"));
    header->setNote(QStringLiteral("as of 14:32:07 CET"));
    header->addButton(QStringLiteral("a"), QStringLiteral("What size?"));
    header->addButton(QStringLiteral("b"), QStringLiteral("Explain again"), true);
    header->addButton(QStringLiteral("c"), QStringLiteral("Not now"))->setEnabled(false);
    auto* choice = new QComboBox;
    choice->addItems({QStringLiteral("Prove on a clone"), QStringLiteral("Prove with HypoPG")});
    header->addWidget(choice);
    column->addWidget(header);
    auto* banner = new widgets::Banner;
    banner->showMessage({theme::Severity::Critical,
                         QStringLiteral("The statement could not be explained: relation \"ordres\" does not exist"),
                         QStringLiteral("42P01"), QStringLiteral("Check the name and the search_path."),
                         QStringLiteral("Try again")});
    column->addWidget(banner);
    auto* row = new QHBoxLayout;
    for (const auto* name : {"production", "staging", "development", "demo", "other"}) {
        auto* pill = new widgets::EnvironmentPill;
        pill->setEnvironment(QString::fromLatin1(name));
        row->addWidget(pill);
    }
    for (int i = 0; i < 5; ++i)
        row->addWidget(new widgets::SeverityLabel(theme::Severity(i)));
    row->addStretch(1);
    column->addLayout(row);
    auto* icons = new QHBoxLayout;
    icons->setSpacing(5);
    for (const QString& file : QDir(QStringLiteral(":/howdah/icons")).entryList()) {
        auto* picture = new QLabel;
        picture->setPixmap(
            theme::icon(file.chopped(4), theme::Role::Text).pixmap(QSize(22, 22), sheet.devicePixelRatioF()));
        icons->addWidget(picture);
    }
    column->addLayout(icons);
    column->addWidget(tiles());
    column->addWidget(bigChart(), 1);
    column->addWidget(table(&sheet));
    auto* last = new QHBoxLayout;
    auto* sql = new widgets::SqlView;
    sql->setSql(
        QStringLiteral("-- open orders\nSELECT c.country, sum(o.total)\n  FROM orders o JOIN customers c USING (id)\n"
                       " WHERE o.status = 'open' AND o.id > $1 LIMIT 10;"));
    sql->setMaximumHeight(110);
    last->addWidget(sql, 1);
    auto* empty = new widgets::EmptyState(QStringLiteral("activity"));
    empty->say(QStringLiteral("No one is blocked"), QStringLiteral("Sessions that wait for a lock appear here."),
               QStringLiteral("Show sessions"));
    last->addWidget(empty, 1);
    column->addLayout(last);
    sheet.resize(word(4).isEmpty() ? 1250 : word(4).toInt(), 1150);
    sheet.show();
    QTimer::singleShot(500, &sheet, [&] {
        sheet.grab().save(word(1) + QStringLiteral("/gallery-%1-%2.png").arg(word(2), word(3)));
        QApplication::quit();
    });
    return QApplication::exec();
}
