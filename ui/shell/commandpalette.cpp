// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/commandpalette.h"

#include "ui/theme/colors.h"
#include "ui/theme/fonts.h"
#include "ui/theme/measures.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>
#include <algorithm>

namespace howdah::shell {
namespace {

constexpr int indexRole = Qt::UserRole;
constexpr int groupRole = Qt::UserRole + 1;
constexpr int keysRole = Qt::UserRole + 2;

class CommandDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        if (option.state.testFlag(QStyle::State_Selected)) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(theme::color(theme::Role::AccentGround));
            painter->drawRoundedRect(option.rect, theme::measure::buttonRadius, theme::measure::buttonRadius);
        }
        const QRect box = option.rect.adjusted(10, 0, -10, 0);
        index.data(Qt::DecorationRole).value<QIcon>().paint(painter, QRect(box.left(), box.top(), 18, box.height()));
        const QString keys = index.data(keysRole).toString();
        painter->setFont(theme::secondFont());
        painter->setPen(theme::color(theme::Role::SecondText));
        painter->drawText(box, Qt::AlignVCenter | Qt::AlignRight, keys);
        const QString text = index.data(Qt::DisplayRole).toString();
        const int x = box.left() + 28;
        painter->setFont(theme::baseFont());
        painter->setPen(theme::color(theme::Role::Text));
        painter->drawText(QRect(x, box.top(), box.right() - x, box.height()), Qt::AlignVCenter | Qt::AlignLeft, text);
        painter->setFont(theme::secondFont());
        painter->setPen(theme::color(theme::Role::SecondText));
        const int after = x + QFontMetrics(theme::baseFont()).horizontalAdvance(text) + 10;
        painter->drawText(QRect(after, box.top(), box.right() - after, box.height()), Qt::AlignVCenter | Qt::AlignLeft,
                          index.data(groupRole).toString());
        painter->restore();
    }
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {200, 32}; }
};

} // namespace

int matchScore(const QString& typed, const QString& text)
{
    const QString wanted = typed.simplified().toCaseFolded();
    const QString found = text.toCaseFolded();
    if (wanted.isEmpty())
        return 0;
    if (const qsizetype at = found.indexOf(wanted); at >= 0)
        return 1000 - int(at) + (at == 0 || !found.at(at - 1).isLetterOrNumber() ? 200 : 0);
    int score = 0;
    qsizetype at = 0;
    for (const QChar letter : wanted) {
        if (letter.isSpace())
            continue;
        const qsizetype next = found.indexOf(letter, at);
        if (next < 0)
            return -1;
        const bool begins = next == 0 || !found.at(next - 1).isLetterOrNumber();
        score += begins ? 12 : next == at ? 6 : 1;
        at = next + 1;
    }
    return score;
}

CommandPalette::CommandPalette(QWidget* parent)
    : QWidget(parent, Qt::Popup)
    , m_field(new QLineEdit(this))
    , m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("palette"));
    setAccessibleName(tr("Search or run a command"));
    m_field->setObjectName(QStringLiteral("paletteField"));
    m_field->setPlaceholderText(tr("Type what you want to see or do"));
    m_field->setAccessibleName(tr("Command"));
    m_field->installEventFilter(this);
    m_list->setObjectName(QStringLiteral("paletteList"));
    m_list->setAccessibleName(tr("Commands"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(6);
    column->addWidget(m_field);
    column->addWidget(m_list, 1);
    connect(m_field, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) {
        m_list->setCurrentItem(item);
        runCurrent();
    });
}

void CommandPalette::open(std::vector<Command> commands)
{
    m_commands = std::move(commands);
    m_field->clear();
    filter();
    const QWidget* window = parentWidget();
    const int wide = std::min(620, window->width() - 40);
    resize(wide, std::min(430, window->height() - 80));
    move(window->mapToGlobal(QPoint((window->width() - wide) / 2, 52)));
    show();
    m_field->setFocus(Qt::PopupFocusReason);
}

QStringList CommandPalette::shown() const
{
    QStringList texts;
    for (int row = 0; row < m_list->count(); ++row)
        texts.append(m_list->item(row)->text());
    return texts;
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        switch (key->key()) {
        case Qt::Key_Up:
        case Qt::Key_Down: {
            const int rows = m_list->count();
            if (rows > 0)
                m_list->setCurrentRow((m_list->currentRow() + (key->key() == Qt::Key_Down ? 1 : rows - 1)) % rows);
            return true;
        }
        case Qt::Key_PageUp:
        case Qt::Key_PageDown:
            m_list->setCurrentRow(std::clamp(m_list->currentRow() + (key->key() == Qt::Key_PageDown ? 8 : -8), 0,
                                             std::max(0, m_list->count() - 1)));
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            runCurrent();
            return true;
        case Qt::Key_Escape:
            hide();
            return true;
        default:
            break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void CommandPalette::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme::color(theme::Role::Surface));
    painter.setPen(theme::color(theme::Role::Line));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void CommandPalette::filter()
{
    std::vector<std::pair<int, std::size_t>> hits;
    for (std::size_t i = 0; i < m_commands.size(); ++i) {
        const Command& command = m_commands[i];
        int score = matchScore(m_field->text(), command.text);
        if (score < 0)
            if (const int wider = matchScore(m_field->text(), command.group + QLatin1Char(' ') + command.text);
                wider >= 0)
                score = wider / 2;
        if (score >= 0)
            hits.emplace_back(score, i);
    }
    std::stable_sort(hits.begin(), hits.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
    m_list->clear();
    for (const auto& [score, i] : hits) {
        const Command& command = m_commands[i];
        auto* item = new QListWidgetItem(command.icon, command.text, m_list);
        item->setData(indexRole, int(i));
        item->setData(groupRole, command.group);
        item->setData(keysRole, command.keys);
        item->setData(Qt::AccessibleTextRole, command.text + QStringLiteral(", ") + command.group);
    }
    m_list->setCurrentRow(m_list->count() > 0 ? 0 : -1);
}

void CommandPalette::runCurrent()
{
    const QListWidgetItem* item = m_list->currentItem();
    if (item == nullptr)
        return;
    const auto run = m_commands[std::size_t(item->data(indexRole).toInt())].run;
    hide();
    if (run)
        run();
}

} // namespace howdah::shell
