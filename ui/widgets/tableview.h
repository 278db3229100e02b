// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QTableView>
#include <QTreeView>

class QSortFilterProxyModel;
class QTimer;

namespace howdah::widgets {

/// Every table of the program: sortable by models::SortRole, columns resizable and remembered, rows of 31 px, a thin
/// line between, no zebra; Ctrl+C copies the selection as TSV without locale; Enter activates. Always has a current row
/// when it has rows (Orca ends Qt 6.4 programs otherwise).
class TableView : public QTableView {
    Q_OBJECT
public:
    /// `key` names the table in the window's settings; it is the objectName too. `accessibleName` is said by readers.
    TableView(const QString& key, const QString& accessibleName, QWidget* parent = nullptr);
    ~TableView() override;

    /// Shows `model` (not owned) through a proxy that sorts.
    void setSourceModel(QAbstractItemModel* model);
    [[nodiscard]] QSortFilterProxyModel* proxy() const { return m_proxy; }
    /// The current row in the source model; invalid when there is none.
    [[nodiscard]] QModelIndex currentSource() const;
    void setCurrentSource(const QModelIndex& source);
    /// Column to sort by until the reader chose one.
    void setDefaultSort(int column, Qt::SortOrder order);
    /// Widths until the reader chose some; 0: as wide as the content, once. `stretch`: the column that takes the rest.
    void setDefaultWidths(const QList<int>& widths, int stretch = -1);
    /// Shown in the middle while there are no rows: why, and what to do.
    void setEmptyText(const QString& text);

    /// The selected rows (or cells) as TSV; with the headers when asked.
    [[nodiscard]] QString selectionAsTsv(bool withHeaders) const;
    /// The head and three rows: less says nothing.
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// The current row is another one, or its row in the source model moved; invalid when nothing is left.
    void currentSourceChanged(const QModelIndex& source);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;

private:
    void restoreColumns();
    void saveColumns() const;
    void ensureCurrent();
    void stretchColumn();
    QString m_key;
    QString m_emptyText;
    QSortFilterProxyModel* m_proxy = nullptr;
    QTimer* m_saveTimer = nullptr;
    QList<int> m_widths;
    int m_stretch = -1;
    int m_sortColumn = -1;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    bool m_restored = false;
    bool m_stretching = false;
};

/// The same look for a tree; the caller's model is shown as it is. The first column takes the width that is left.
class TreeView : public QTreeView {
    Q_OBJECT
public:
    TreeView(const QString& key, const QString& accessibleName, QWidget* parent = nullptr);
    ~TreeView() override;
    void setModel(QAbstractItemModel* model) override;
    void setDefaultWidths(const QList<int>& widths);
    [[nodiscard]] QString selectionAsTsv(bool withHeaders) const;
    /// Gives the first column the width that is left: after a column was hidden or shown.
    void stretchFirst();

signals:
    void currentChangedTo(const QModelIndex& current);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void drawBranches(QPainter* painter, const QRect& rect, const QModelIndex& index) const override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void ensureCurrent();
    QString m_key;
    QList<int> m_widths;
    bool m_restored = false;
};

} // namespace howdah::widgets
