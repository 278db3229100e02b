// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/icons.h"
#include "ui/theme/severity.h"
#include "ui/theme/theme.h"

#include <QDir>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <QWidget>

using namespace howdah::theme;

class TestTheme : public QObject {
    Q_OBJECT
private slots:
    void init() { m_theme->choose(Choice::Light); }
    void initTestCase()
    {
        m_theme = new Theme(*static_cast<QApplication*>(QCoreApplication::instance()), Choice::Light);
    }
    void cleanupTestCase() { delete m_theme; }

    void textHasAtLeastFourAndAHalfToOneOnItsGround_data()
    {
        QTest::addColumn<Role>("text");
        QTest::addColumn<Role>("ground");
        const auto row = [](const char* name, Role text, Role ground) { QTest::newRow(name) << text << ground; };
        for (const auto& [name, ground] :
             {std::pair("window", Role::Window), std::pair("surface", Role::Surface),
              std::pair("surface 2", Role::Surface2), std::pair("selection", Role::Selection)}) {
            row(qPrintable(QStringLiteral("text on %1").arg(QLatin1String(name))), Role::Text, ground);
            row(qPrintable(QStringLiteral("second text on %1").arg(QLatin1String(name))), Role::SecondText, ground);
        }
        row("accent on surface", Role::Accent, Role::Surface);
        row("accent on its ground", Role::Accent, Role::AccentGround);
        row("text on accent ground", Role::Text, Role::AccentGround);
        row("button's word", Role::OnAccent, Role::Accent);
        row("ok", Role::Ok, Role::Surface);
        row("warning", Role::Warning, Role::Surface);
        row("warning on its ground", Role::Warning, Role::WarningGround);
        row("text on warning ground", Role::Text, Role::WarningGround);
        row("second text on warning ground", Role::SecondText, Role::WarningGround);
        row("critical", Role::Critical, Role::Surface);
        row("critical on its ground", Role::Critical, Role::CriticalGround);
        row("text on critical ground", Role::Text, Role::CriticalGround);
        row("second text on critical ground", Role::SecondText, Role::CriticalGround);
        row("count in the rail", Role::Surface, Role::Warning);
    }
    void textHasAtLeastFourAndAHalfToOneOnItsGround()
    {
        QFETCH(Role, text);
        QFETCH(Role, ground);
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark}) {
            const double ratio = contrast(color(text, scheme), color(ground, scheme));
            QVERIFY2(ratio >= 4.5,
                     qPrintable(QStringLiteral("%1 scheme: %2")
                                    .arg(scheme == Scheme::Dark ? QStringLiteral("dark") : QStringLiteral("light"))
                                    .arg(ratio)));
        }
    }

    void linesOfChartsHaveAtLeastThreeToOneOnTheSurface()
    {
        for (const Scheme scheme : {Scheme::Light, Scheme::Dark})
            for (int series = 0; series < seriesColorCount; ++series)
                QVERIFY2(contrast(seriesLineColor(series, scheme), color(Role::Surface, scheme)) >= 3.0,
                         qPrintable(QStringLiteral("series %1").arg(series)));
    }

    void contrastIsTheOneOfWcag()
    {
        QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
        QVERIFY(std::abs(contrast(QColor(0x76, 0x76, 0x76), Qt::white) - 4.54) < 0.01);
    }

    void aDarkPaletteIsToldByItsLightness()
    {
        QCOMPARE(schemeOf(Theme::palette(Scheme::Dark)), Scheme::Dark);
        QCOMPARE(schemeOf(Theme::palette(Scheme::Light)), Scheme::Light);
    }

    void choosingAnotherThemeTellsWidgetsByPaletteChange()
    {
        class Ear : public QWidget {
        public:
            int heard = 0;

        protected:
            void changeEvent(QEvent* event) override
            {
                if (event->type() == QEvent::PaletteChange)
                    ++heard;
            }
        } ear;
        ear.show();
        QVERIFY(QTest::qWaitForWindowExposed(&ear));
        QSignalSpy changed(m_theme, &Theme::changed);
        m_theme->choose(Choice::Dark);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(m_theme->scheme(), Scheme::Dark);
        QCOMPARE(currentScheme(), Scheme::Dark);
        QTRY_VERIFY(ear.heard > 0);
        QCOMPARE(color(Role::Window), color(Role::Window, Scheme::Dark));
        m_theme->choose(Choice::Dark);
        QCOMPARE(changed.size(), 1);
    }

    void everyIconIsDrawnInTheColourAskedFor()
    {
        const QStringList files = QDir(QStringLiteral(":/howdah/icons")).entryList();
        QVERIFY(files.size() > 30);
        for (const QString& file : files) {
            if (file == QStringLiteral("app.svg"))
                continue;
            const QImage image = iconPixmap(file.chopped(4), QColor(255, 0, 0), 24, 2).toImage();
            QCOMPARE(image.size(), QSize(48, 48));
            int inked = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    if (const QColor pixel = image.pixelColor(x, y); pixel.alpha() > 200) {
                        ++inked;
                        QVERIFY2(pixel.red() > 240 && pixel.green() < 20, qPrintable(file));
                    }
            QVERIFY2(inked > 20, qPrintable(file));
        }
    }

    void anIconFollowsTheTheme()
    {
        const QIcon one = icon(QStringLiteral("pool"), Role::Text);
        const QImage light = one.pixmap(24).toImage();
        m_theme->choose(Choice::Dark);
        QVERIFY(one.pixmap(24).toImage() != light);
    }

    void severitiesDifferInWordAndShapeNotOnlyInColour()
    {
        QSet<QString> words;
        QSet<QChar> glyphs;
        QList<QImage> shapes;
        for (const Severity severity :
             {Severity::Critical, Severity::Warning, Severity::Note, Severity::Ok, Severity::Unknown}) {
            words.insert(severityWord(severity));
            glyphs.insert(severityGlyph(severity));
            QImage image(20, 20, QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::white);
            QPainter painter(&image);
            paintSeverity(painter, QRectF(0, 0, 20, 20), severity, Qt::black);
            painter.end();
            QVERIFY(!shapes.contains(image));
            shapes.append(image);
        }
        QCOMPARE(words.size(), 5);
        QCOMPARE(glyphs.size(), 5);
    }

private:
    Theme* m_theme = nullptr;
};

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
