// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QPlainTextEdit>
#include <QSyntaxHighlighter>

namespace howdah::widgets {

/// Keywords, strings, numbers, comments and parameters of SQL, in the theme's colours. Light on purpose: it colours, it
/// does not understand.
class SqlHighlighter : public QSyntaxHighlighter {
    Q_OBJECT
public:
    explicit SqlHighlighter(QTextDocument* document);

protected:
    void highlightBlock(const QString& text) override;
};

/// SQL in monospace, to read, select and copy. setReadOnly(false) makes it an editor.
class SqlView : public QPlainTextEdit {
    Q_OBJECT
public:
    explicit SqlView(QWidget* parent = nullptr);
    /// Keeps cursor and scroll position when the text is the same.
    void setSql(const QString& sql);

protected:
    void changeEvent(QEvent* event) override;

private:
    SqlHighlighter* m_highlighter = nullptr;
};

} // namespace howdah::widgets
