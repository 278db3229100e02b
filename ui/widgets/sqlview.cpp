// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/sqlview.h"

#include "ui/theme/colors.h"
#include "ui/theme/fonts.h"

#include <QEvent>
#include <QSet>

namespace howdah::widgets {
namespace {

const QSet<QString>& keywords()
{
    static const QSet<QString> words = [] {
        const QString list = QStringLiteral(
            "add all alter analyze and any array as asc begin between by cascade case check collate column commit "
            "concurrently constraint copy create cross current current_date current_timestamp default delete desc "
            "distinct do drop else end except exists explain extension false fetch filter following for foreign from "
            "full function grant group having if ilike in include index inner insert intersect into is join key "
            "lateral left like limit lock materialized natural not null nulls of offset on only or order outer over "
            "partition preceding primary range recursive references reindex reset returning revoke right rollback row "
            "rows schema select sequence set share skip table tablesample then to trigger true truncate union unique "
            "unbounded update using vacuum values view when where window with");
        const QStringList split = list.split(QLatin1Char(' '));
        return QSet<QString>(split.begin(), split.end());
    }();
    return words;
}

constexpr int inComment = 1;

QTextCharFormat ink(theme::Role role, bool bold = false)
{
    QTextCharFormat format;
    format.setForeground(theme::color(role));
    if (bold)
        format.setFontWeight(QFont::DemiBold);
    return format;
}

} // namespace

SqlHighlighter::SqlHighlighter(QTextDocument* document)
    : QSyntaxHighlighter(document)
{}

void SqlHighlighter::highlightBlock(const QString& text)
{
    const int size = int(text.size());
    int at = 0;
    setCurrentBlockState(0);
    const auto comment = [&](int from) {
        const int close = int(text.indexOf(QStringLiteral("*/"), from));
        const int end = close < 0 ? size : close + 2;
        setFormat(from, end - from, ink(theme::Role::SecondText));
        if (close < 0)
            setCurrentBlockState(inComment);
        return end;
    };
    if (previousBlockState() == inComment)
        at = comment(0);
    while (at < size) {
        const QChar c = text.at(at);
        if (c == QLatin1Char('-') && at + 1 < size && text.at(at + 1) == QLatin1Char('-')) {
            setFormat(at, size - at, ink(theme::Role::SecondText));
            return;
        }
        if (c == QLatin1Char('/') && at + 1 < size && text.at(at + 1) == QLatin1Char('*')) {
            at = comment(at);
            continue;
        }
        int end = at + 1;
        if (c == QLatin1Char('\'') || c == QLatin1Char('"')) {
            while (end < size && text.at(end) != c)
                ++end;
            end = qMin(end + 1, size);
            if (c == QLatin1Char('\''))
                setFormat(at, end - at, ink(theme::Role::Ok));
        } else if (c.isLetter() || c == QLatin1Char('_')) {
            while (end < size && (text.at(end).isLetterOrNumber() || text.at(end) == QLatin1Char('_')))
                ++end;
            if (keywords().contains(text.mid(at, end - at).toLower()))
                setFormat(at, end - at, ink(theme::Role::Accent, true));
        } else if (c.isDigit() || (c == QLatin1Char('$') && end < size && text.at(end).isDigit())) {
            while (end < size && (text.at(end).isDigit() || text.at(end) == QLatin1Char('.')))
                ++end;
            setFormat(at, end - at, ink(theme::Role::Warning));
        }
        at = end;
    }
}

SqlView::SqlView(QWidget* parent)
    : QPlainTextEdit(parent)
    , m_highlighter(new SqlHighlighter(document()))
{
    setProperty("code", true);
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFont(theme::monoFont());
    setTabChangesFocus(true);
    setAccessibleName(tr("SQL statement"));
}

void SqlView::setSql(const QString& sql)
{
    if (toPlainText() != sql)
        setPlainText(sql);
}

void SqlView::changeEvent(QEvent* event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_highlighter != nullptr)
        m_highlighter->rehighlight();
}

} // namespace howdah::widgets
