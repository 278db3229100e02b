// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/clonefiles.h"

#include "core/base/files.h"

#include <algorithm>
#include <cstring>

namespace howdah::advise {

using base::Status;

namespace {

// storage/bufpage.h, storage/itemid.h, access/itup.h, access/nbtree.h: the same from server 13 to 18, in the machine's
// own byte order.
constexpr std::size_t pageHeaderBytes = 24;
constexpr std::size_t specialBytes = 16;   // BTPageOpaqueData
constexpr std::size_t pivotBytes = 8;      // an index tuple without a key
constexpr std::uint16_t layoutVersion = 4; // PG_PAGE_LAYOUT_VERSION
constexpr std::uint32_t btreeMagic = 0x053162;
constexpr std::uint32_t btreeVersion = 4;
constexpr std::uint16_t leafFlag = 1, rootFlag = 2, metaFlag = 8;
constexpr std::uint16_t altTidMask = 0x2000; // INDEX_ALT_TID_MASK: a pivot

/// A page under construction.
class Page {
public:
    Page(int blockSize, std::uint32_t level, std::uint16_t flags)
        : m_bytes(static_cast<std::size_t>(blockSize), '\0')
        , m_special(m_bytes.size() - specialBytes)
    {
        put<std::uint16_t>(12, pageHeaderBytes);
        put(14, static_cast<std::uint16_t>(m_special));
        put(16, static_cast<std::uint16_t>(m_special));
        put(18, static_cast<std::uint16_t>(m_bytes.size() | layoutVersion));
        put(m_special + 8, level);
        put(m_special + 12, flags);
    }
    template <class T> void put(std::size_t offset, T value)
    {
        std::memcpy(m_bytes.data() + offset, &value, sizeof value);
    }
    void endsAt(std::size_t lower) { put(12, static_cast<std::uint16_t>(lower)); }

    /// The one entry of an inner page: "everything is there below", a pivot without keys.
    void leadTo(std::uint32_t block)
    {
        const std::size_t at = m_special - pivotBytes;
        put(at, static_cast<std::uint16_t>(block >> 16U));
        put(at + 2, static_cast<std::uint16_t>(block));
        put(at + 6, static_cast<std::uint16_t>(pivotBytes | altTidMask));
        // ItemIdData: 15 bits of offset, 2 of flags (1: in use), 15 of length.
        put(pageHeaderBytes,
            static_cast<std::uint32_t>(at) | (1U << 15U) | (static_cast<std::uint32_t>(pivotBytes) << 17U));
        endsAt(pageHeaderBytes + 4);
        put(14, static_cast<std::uint16_t>(at));
    }
    [[nodiscard]] const std::string& bytes() const { return m_bytes; }

private:
    std::string m_bytes;
    std::size_t m_special;
};

std::string metapage(int height, int blockSize)
{
    Page page(blockSize, 0, metaFlag);
    const auto level = static_cast<std::uint32_t>(height);
    std::size_t at = pageHeaderBytes;
    // Magic, version, root and its level, fast root and its level.
    for (const std::uint32_t value : {btreeMagic, btreeVersion, 1U, level, 1U, level}) {
        page.put(at, value);
        at += sizeof value;
    }
    at += sizeof(std::uint32_t); // pages deleted at the last cleanup
    at = (at + 7) / 8 * 8;
    page.put(at, -1.0); // heap tuples at the last cleanup: never
    page.endsAt(at + 16);
    return page.bytes();
}

} // namespace

Status makeRelationFiles(const std::string& path, std::string_view head, std::int64_t blocks, const FileLayout& layout)
{
    const std::int64_t all = std::max<std::int64_t>(blocks * layout.blockSize, static_cast<std::int64_t>(head.size()));
    const std::int64_t segment = layout.segmentBlocks * layout.blockSize;
    HOWDAH_TRY(base::makeSparseFile(path, head, std::min(all, segment), layout.account));
    for (std::int64_t number = 1, rest = all - segment; rest > 0; ++number, rest -= segment)
        HOWDAH_TRY(
            base::makeSparseFile(path + "." + std::to_string(number), {}, std::min(rest, segment), layout.account));
    return {};
}

Status stretchRelationFiles(const std::string& path, std::int64_t blocks, const FileLayout& layout)
{
    const std::int64_t all = blocks * layout.blockSize;
    const std::int64_t segment = layout.segmentBlocks * layout.blockSize;
    HOWDAH_TRY(base::stretchFile(path, std::min(all, segment)));
    for (std::int64_t number = 1, rest = all - segment; rest > 0; ++number, rest -= segment)
        HOWDAH_TRY(
            base::makeSparseFile(path + "." + std::to_string(number), {}, std::min(rest, segment), layout.account));
    return {};
}

std::string emptyBtree(int height, int blockSize)
{
    std::string pages = metapage(height, blockSize);
    for (int level = height; level >= 0; --level) {
        const auto flags = static_cast<std::uint16_t>((level == 0 ? leafFlag : 0) | (level == height ? rootFlag : 0));
        Page page(blockSize, static_cast<std::uint32_t>(level), flags);
        if (level > 0)
            page.leadTo(static_cast<std::uint32_t>(height - level + 2));
        pages += page.bytes();
    }
    return pages;
}

bool isKnownMetapage(std::string_view page)
{
    std::uint32_t magic = 0, version = 0;
    if (page.size() < pageHeaderBytes + sizeof magic + sizeof version)
        return false;
    std::memcpy(&magic, page.data() + pageHeaderBytes, sizeof magic);
    std::memcpy(&version, page.data() + pageHeaderBytes + sizeof magic, sizeof version);
    return magic == btreeMagic && version == btreeVersion;
}

} // namespace howdah::advise
