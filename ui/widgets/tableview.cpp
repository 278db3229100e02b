// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tableview.h"

#include "ui/models/roles.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icons.h"
#include "ui/theme/measures.h"
#include "ui/widgets/delegates.h"
#include "ui/widgets/header.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QSettings>
#include <QSortFilterProxyModel>
#include <QTimer>
#include <algorithm>

namespace howdah::widgets {
namespace {

QString headerKey(const QString& key)
{
    return QStringLiteral("tables/%1/header").arg(key);
}

/// What a stored state may carry from another build: the measures are not the reader's choice.
void dressHeader(QHeaderView* header)
{
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setMinimumSectionSize(36);
    header->setFixedHeight(theme::measure::rowHeight);
}

/// What the column that takes the rest of the width gets at least.
constexpr int leastStretch = 240;

QString cleaned(QString text)
{
    return text.replace(QLatin1Char('\t'), QLatin1Char(' ')).replace(QLatin1Char('\n'), QLatin1Char(' '));
}

QString copyText(const QModelIndex& index)
{
    const QVariant copied = index.data(models::CopyRole);
    return cleaned((copied.isValid() ? copied : index.data(Qt::DisplayRole)).toString());
}

QString rowsAsTsv(const QAbstractItemModel& model, const QHeaderView& header, const QModelIndexList& rows,
                  bool withHeaders)
{
    QList<int> columns;
    for (int visual = 0; visual < header.count(); ++visual)
        if (const int logical = header.logicalIndex(visual); !header.isSectionHidden(logical))
            columns.append(logical);
    QStringList lines;
    if (withHeaders) {
        QStringList cells;
        for (const int column : columns)
            cells.append(cleaned(model.headerData(column, Qt::Horizontal).toString()));
        lines.append(cells.join(QLatin1Char('\t')));
    }
    for (const QModelIndex& row : rows) {
        QStringList cells;
        for (const int column : columns)
            cells.append(copyText(row.siblingAtColumn(column)));
        lines.append(cells.join(QLatin1Char('\t')));
    }
    return lines.join(QLatin1Char('\n'));
}

void showCopyMenu(QAbstractItemView* view, const QPoint& at, const std::function<QString(bool)>& tsv)
{
    auto* menu = new QMenu(view);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QIcon icon = theme::icon(QStringLiteral("copy"));
    menu->addAction(icon, TableView::tr("Copy row"), view,
                    [tsv] { QGuiApplication::clipboard()->setText(tsv(false)); });
    menu->addAction(TableView::tr("Copy row with headers"), view,
                    [tsv] { QGuiApplication::clipboard()->setText(tsv(true)); });
    if (const QModelIndex cell = view->currentIndex(); cell.isValid())
        menu->addAction(TableView::tr("Copy cell"), view,
                        [text = copyText(cell)] { QGuiApplication::clipboard()->setText(text); });
    menu->popup(at);
}

} // namespace

TableView::TableView(const QString& key, const QString& accessibleName, QWidget* parent)
    : QTableView(parent)
    , m_key(key)
    , m_proxy(new QSortFilterProxyModel(this))
    , m_saveTimer(new QTimer(this))
{
    setObjectName(key);
    setAccessibleName(accessibleName);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false);
    setItemDelegate(new RowDelegate(this));
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->setDefaultSectionSize(theme::measure::rowHeight);
    setHorizontalHeader(new Header(this));
    m_proxy->setSortRole(models::SortRole);
    m_proxy->setDynamicSortFilter(true);
    QTableView::setModel(m_proxy);
    setSortingEnabled(true);
    m_saveTimer->setSingleShot(true);
    m_saveTimer->setInterval(500);
    connect(m_saveTimer, &QTimer::timeout, this, &TableView::saveColumns);
    const auto remember = [this] {
        if (m_restored && !m_stretching)
            m_saveTimer->start();
    };
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, remember);
    connect(horizontalHeader(), &QHeaderView::sectionMoved, this, remember);
    connect(horizontalHeader(), &QHeaderView::sortIndicatorChanged, this, remember);
    connect(m_proxy, &QAbstractItemModel::rowsInserted, this, &TableView::ensureCurrent);
    connect(m_proxy, &QAbstractItemModel::rowsRemoved, this, &TableView::ensureCurrent);
    connect(m_proxy, &QAbstractItemModel::modelReset, this, &TableView::ensureCurrent);
}

TableView::~TableView()
{
    if (m_saveTimer->isActive())
        saveColumns();
}

void TableView::setSourceModel(QAbstractItemModel* model)
{
    m_proxy->setSourceModel(model);
    restoreColumns();
    ensureCurrent();
}

QModelIndex TableView::currentSource() const
{
    return m_proxy->mapToSource(currentIndex());
}

void TableView::setCurrentSource(const QModelIndex& source)
{
    setCurrentIndex(m_proxy->mapFromSource(source));
}

void TableView::setDefaultSort(int column, Qt::SortOrder order)
{
    m_sortColumn = column;
    m_sortOrder = order;
    if (m_restored && !QSettings().contains(headerKey(m_key)))
        sortByColumn(column, order);
}

void TableView::setDefaultWidths(const QList<int>& widths, int stretch)
{
    m_widths = widths;
    m_stretch = stretch;
    if (m_restored)
        restoreColumns();
}

void TableView::setEmptyText(const QString& text)
{
    m_emptyText = text;
    viewport()->update();
}

QString TableView::selectionAsTsv(bool withHeaders) const
{
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end(), [](const QModelIndex& a, const QModelIndex& b) { return a.row() < b.row(); });
    return rowsAsTsv(*m_proxy, *horizontalHeader(), rows, withHeaders);
}

QSize TableView::minimumSizeHint() const
{
    return {220, 4 * theme::measure::rowHeight + 14};
}

void TableView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        QGuiApplication::clipboard()->setText(selectionAsTsv(false));
        event->accept();
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && currentIndex().isValid()) {
        emit activated(currentIndex());
        return;
    }
    QTableView::keyPressEvent(event);
}

void TableView::contextMenuEvent(QContextMenuEvent* event)
{
    if (currentIndex().isValid())
        showCopyMenu(this, event->globalPos(), [this](bool headers) { return selectionAsTsv(headers); });
}

void TableView::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    if (m_emptyText.isEmpty() || m_proxy->rowCount() > 0)
        return;
    QPainter painter(viewport());
    painter.setFont(theme::baseFont());
    painter.setPen(theme::color(theme::Role::SecondText));
    painter.drawText(viewport()->rect().adjusted(24, 12, -24, -12), Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
}

void TableView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    stretchColumn();
}

void TableView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    if (current.row() != previous.row() || current.isValid() != previous.isValid())
        emit currentSourceChanged(m_proxy->mapToSource(current));
}

void TableView::restoreColumns()
{
    if (m_proxy->columnCount() == 0)
        return;
    m_restored = false;
    const QByteArray state = QSettings().value(headerKey(m_key)).toByteArray();
    if (state.isEmpty() || !horizontalHeader()->restoreState(state)) {
        for (int column = 0; column < m_proxy->columnCount(); ++column) {
            const int wanted = m_widths.value(column, 0);
            if (wanted > 0)
                setColumnWidth(column, std::max(wanted, horizontalHeader()->sectionSizeHint(column)));
            else if (!m_widths.isEmpty())
                resizeColumnToContents(column);
        }
        if (m_sortColumn >= 0)
            sortByColumn(m_sortColumn, m_sortOrder);
    }
    dressHeader(horizontalHeader());
    m_restored = true;
    stretchColumn();
}

void TableView::saveColumns() const
{
    QSettings().setValue(headerKey(m_key), horizontalHeader()->saveState());
}

void TableView::ensureCurrent()
{
    if (!currentIndex().isValid() && m_proxy->rowCount() > 0)
        setCurrentIndex(m_proxy->index(0, 0));
}

void TableView::stretchColumn()
{
    if (m_stretch < 0 || m_stretch >= m_proxy->columnCount() || !m_restored)
        return;
    int others = 0;
    for (int column = 0; column < m_proxy->columnCount(); ++column)
        if (column != m_stretch && !isColumnHidden(column))
            others += columnWidth(column);
    m_stretching = true;
    const int wanted = m_widths.value(m_stretch, 0);
    const int least = wanted > 0 ? std::min(wanted, leastStretch) : leastStretch;
    setColumnWidth(m_stretch, std::max(least, viewport()->width() - others));
    m_stretching = false;
}

TreeView::TreeView(const QString& key, const QString& accessibleName, QWidget* parent)
    : QTreeView(parent)
    , m_key(key)
{
    setObjectName(key);
    setAccessibleName(accessibleName);
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    setIndentation(18);
    setWordWrap(false);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setItemDelegate(new RowDelegate(this));
    setHeader(new Header(this));
    header()->setSectionsMovable(false);
    header()->setSectionsClickable(false);
    header()->setStretchLastSection(false);
}

TreeView::~TreeView()
{
    if (m_restored)
        QSettings().setValue(headerKey(m_key), header()->saveState());
}

void TreeView::setModel(QAbstractItemModel* model)
{
    QTreeView::setModel(model);
    if (model == nullptr)
        return;
    connect(model, &QAbstractItemModel::modelReset, this, &TreeView::ensureCurrent);
    connect(model, &QAbstractItemModel::rowsInserted, this, &TreeView::ensureCurrent);
    setDefaultWidths(m_widths);
    ensureCurrent();
}

void TreeView::setDefaultWidths(const QList<int>& widths)
{
    m_widths = widths;
    if (model() == nullptr || model()->columnCount() == 0)
        return;
    const QByteArray state = QSettings().value(headerKey(m_key)).toByteArray();
    if (state.isEmpty() || !header()->restoreState(state))
        for (int column = 0; column < qMin(int(widths.size()), header()->count()); ++column)
            setColumnWidth(column, std::max(widths.at(column), header()->sectionSizeHint(column)));
    dressHeader(header());
    header()->setSectionsMovable(false);
    header()->setStretchLastSection(false);
    m_restored = true;
    stretchFirst();
}

void TreeView::resizeEvent(QResizeEvent* event)
{
    QTreeView::resizeEvent(event);
    stretchFirst();
}

void TreeView::stretchFirst()
{
    if (!m_restored || m_widths.isEmpty())
        return;
    int others = 0;
    for (int column = 1; column < header()->count(); ++column)
        others += isColumnHidden(column) ? 0 : columnWidth(column);
    setColumnWidth(0, std::max(leastStretch, viewport()->width() - others));
}

QString TreeView::selectionAsTsv(bool withHeaders) const
{
    return model() == nullptr ? QString()
                              : rowsAsTsv(*model(), *header(), selectionModel()->selectedRows(), withHeaders);
}

void TreeView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        QGuiApplication::clipboard()->setText(selectionAsTsv(false));
        event->accept();
        return;
    }
    QTreeView::keyPressEvent(event);
}

void TreeView::contextMenuEvent(QContextMenuEvent* event)
{
    if (currentIndex().isValid())
        showCopyMenu(this, event->globalPos(), [this](bool headers) { return selectionAsTsv(headers); });
}

void TreeView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTreeView::currentChanged(current, previous);
    emit currentChangedTo(current);
}

void TreeView::drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const
{
    if (selectionModel()->isSelected(index))
        painter->fillRect(rect, theme::color(theme::Role::Selection));
    painter->setPen(QPen(theme::color(theme::Role::Grid), 1));
    painter->drawLine(rect.bottomLeft(), rect.bottomRight());
    const QRect arrow(rect.right() - indentation() + 1, rect.top(), indentation(), rect.height());
    if (index.model()->hasChildren(index)) {
        const QString name = isExpanded(index) ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right");
        const int size = 12;
        painter->drawPixmap(arrow.center().x() - size / 2, arrow.center().y() - size / 2,
                            theme::iconPixmap(name, theme::color(theme::Role::SecondText), size, devicePixelRatioF()));
    }
}

void TreeView::ensureCurrent()
{
    if (!currentIndex().isValid() && model() != nullptr && model()->rowCount() > 0)
        setCurrentIndex(model()->index(0, 0));
}

} // namespace howdah::widgets
