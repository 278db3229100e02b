// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/plan/diff.h"
#include "core/service/executor.h"
#include "core/service/task.h"
#include "ui/models/plandiffmodel.h"
#include "ui/models/plandocument.h"
#include "ui/theme/colors.h"

#include <QString>
#include <memory>
#include <string>
#include <vector>

namespace howdah::pages {

/// What a file or the clipboard held.
struct OpenedPlans {
    std::shared_ptr<const std::string> text; ///< as it was read
    std::vector<plan::PlanPtr> plans;        ///< at least one
    models::PlanDocumentPtr first;           ///< of the first plan
};

/// Forms in which a plan is given away.
enum class ShareFormat { Html, Text, Json, Svg, Png };
/// What is written for it. `anonymous`: with names and constants replaced. InvalidInput where a picture would be too
/// large to be of use. Any thread.
[[nodiscard]] base::Result<std::string> shared(const models::PlanDocumentPtr& document, ShareFormat format,
                                               bool anonymous, const QString& title, theme::Scheme scheme);

/// Reads, reckons, compares and writes plans off the UI thread. Its calls end before it does.
class PlanReader {
public:
    service::Task<OpenedPlans> openFile(const QString& path);
    service::Task<OpenedPlans> openText(std::string text);
    /// `facts`: of the server that explained it.
    service::Task<models::PlanDocumentPtr> prepare(const plan::PlanPtr& plan, const models::PlanSource& source,
                                                   const plan::AdviceFacts& facts = {});
    service::Task<models::PlanDiffPtr> compare(const plan::PlanPtr& before, const plan::PlanPtr& after);
    /// The document's rendering under `path`, durably.
    service::Task<bool> save(const models::PlanDocumentPtr& document, ShareFormat format, bool anonymous,
                             const QString& title, const QString& path);
    service::Task<QString> asText(const models::PlanDocumentPtr& document, bool anonymous);

private:
    service::Executor m_executor{2};
};

} // namespace howdah::pages
