// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/childprocess.h"
#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

// Inner part of the clone: files of relations that have the size of a table or an index and nothing in them. The
// planner asks for a relation's pages by the length of its file (RelationGetNumberOfBlocks, storage/smgr/md.c).
namespace howdah::advise {

/// How a server lays out a relation's file.
struct FileLayout {
    int blockSize = 8192;
    std::int64_t segmentBlocks = 131072; ///< of each file "n", "n.1", "n.2", ...
    base::Account account;               ///< that the server runs as
};

/// Makes the files of a relation: `head` and then holes, `blocks` pages in all (never fewer than `head` has).
base::Status makeRelationFiles(const std::string& path, std::string_view head, std::int64_t blocks,
                               const FileLayout& layout);
/// Lets a relation's files, of which the first is there, end after `blocks` pages; never shortens.
base::Status stretchRelationFiles(const std::string& path, std::int64_t blocks, const FileLayout& layout);

/// The first pages of a B-tree without entries that is `height` levels high: a metapage and one page a level, the last
/// an empty leaf. The planner prices the descent by the height that the metapage tells (_bt_getrootheight), and where
/// it looks for a column's least and greatest value it must find a sound, empty tree.
[[nodiscard]] std::string emptyBtree(int height, int blockSize);
/// Whether a metapage is of the format that emptyBtree() writes: B-tree version 4, server 12 on.
[[nodiscard]] bool isKnownMetapage(std::string_view page);

} // namespace howdah::advise
