// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/result.h"
#include "core/base/stop.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>
#include <utility>

namespace howdah::service {

/// A call under way: its future and the way to stop it. Copyable handle; dropping it lets the call go on.
template <class T> struct Task {
    QFuture<base::Result<T>> future;
    base::StopSource stop;
    /// Asks the call to stop; its result is then an Error with code Cancelled.
    void cancel() { stop.request_stop(); }
};

/// Calls `fn(Result<T>)` on `guard`'s thread when the task is done; never when `guard` is gone by then. A future that
/// was cancelled without a result arrives as an Error with code Cancelled. Built on QFutureWatcher: QFuture::then
/// reports races under ThreadSanitizer with Debian's Qt.
template <class T, class F> void onFinished(const QFuture<base::Result<T>>& future, QObject* guard, F&& fn)
{
    auto* watcher = new QFutureWatcher<base::Result<T>>(guard);
    QObject::connect(watcher, &QFutureWatcherBase::finished, guard, [watcher, fn = std::forward<F>(fn)]() mutable {
        watcher->deleteLater();
        const QFuture<base::Result<T>> done = watcher->future();
        if (done.isCanceled() || done.resultCount() == 0)
            fn(base::Result<T>(
                base::Error(base::ErrorCode::Cancelled, base::Text(HOWDAH_TEXT("service", "Cancelled")))));
        else
            fn(done.result());
    });
    watcher->setFuture(future);
}

template <class T, class F> void onFinished(const Task<T>& task, QObject* guard, F&& fn)
{
    onFinished(task.future, guard, std::forward<F>(fn));
}

} // namespace howdah::service
