// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <QObject>
#include <functional>
#include <memory>
#include <mutex>

namespace howdah::service {

/// The way from an engine thread to a QObject that may go away at any moment: a call posted to it runs on the object's
/// thread, or not at all when the object is gone. Hold it as a shared_ptr wherever calls come from. Any thread.
class Postbox {
public:
    /// A postbox for `receiver`; call it on the receiver's thread.
    static std::shared_ptr<Postbox> of(QObject* receiver)
    {
        auto box = std::make_shared<Postbox>(receiver);
        QObject::connect(
            receiver, &QObject::destroyed, receiver, [box] { box->close(); }, Qt::DirectConnection);
        return box;
    }
    explicit Postbox(QObject* receiver)
        : m_receiver(receiver)
    {}

    void post(std::function<void()> call)
    {
        const std::scoped_lock lock(m_mutex);
        if (m_receiver)
            QMetaObject::invokeMethod(m_receiver, std::move(call), Qt::QueuedConnection);
    }
    /// Nothing is posted after it. The receiver's destructor calls it first when it has parts that calls would touch.
    void close()
    {
        const std::scoped_lock lock(m_mutex);
        m_receiver = nullptr;
    }

private:
    std::mutex m_mutex;
    QObject* m_receiver;
};

} // namespace howdah::service
