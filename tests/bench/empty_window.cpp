// SPDX-License-Identifier: GPL-3.0-or-later
// What any Qt Widgets program with the console's plugins pays: an empty main window of its size, an SVG for its icon,
// an SQLite database that holds nothing. startup_bench starts it in turn with the console; with --bare it does without
// the plugins.
#include "ui/shell/startupprobe.h"

#include <QApplication>
#include <QIcon>
#include <QMainWindow>
#include <QPixmap>
#include <QSqlDatabase>
#include <cstring>

int main(int argc, char** argv)
{
    const bool bare = argc > 1 && std::strcmp(argv[1], "--bare") == 0;
    QApplication application(argc, argv);
    const howdah::shell::StartupProbe probe(application);
    QMainWindow window;
    window.resize(1440, 900);
    if (!bare) {
        QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"));
        database.setDatabaseName(QStringLiteral(":memory:"));
        const QPixmap drawn = QIcon(QStringLiteral(HOWDAH_BENCH_ICON)).pixmap(32, 32);
        if (!database.open() || drawn.isNull())
            return 5;
        window.setWindowIcon(drawn);
    }
    window.show();
    return QApplication::exec();
}
