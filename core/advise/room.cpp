// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/advise/room.h"

#include "core/base/units.h"
#include "core/server/privatecluster.h"

#include <algorithm>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

namespace howdah::advise {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;
using base::Text;

namespace {

struct Room {
    std::string folder;
    std::int64_t free = 0;
};

Result<Room> look()
{
    Room room;
    HOWDAH_ASSIGN(room.folder, server::clusterRoot());
    std::error_code failure;
    const auto space = fs::space(room.folder, failure);
    if (failure)
        return base::systemError(Text(HOWDAH_TEXT("advise", "cannot tell how much room there is in %1"), {room.folder}),
                                 failure.value());
    room.free = static_cast<std::int64_t>(std::min<std::uintmax_t>(space.available, INT64_MAX));
    return room;
}

std::string shown(std::int64_t bytes)
{
    return base::human::bytes({bytes});
}

Error tooLittle(RoomFor what, std::int64_t bytes, const Room& room)
{
    const bool copy = what == RoomFor::Copy;
    // The reason stands alone where advice says why it is not proved. What it takes is reckoned beforehand, and may
    // have been reckoned too low.
    Text why = room.free < bytes
                   ? Text(copy ? HOWDAH_TEXT("advise", "the copy takes about %1, and %2 are free in %3")
                               : HOWDAH_TEXT("advise", "the clone takes about %1, and %2 are free in %3"),
                          {shown(bytes), shown(room.free), room.folder})
                   : Text(HOWDAH_TEXT("advise", "the disk was full before it was done: the %1 that are free in %2 do "
                                                "not do"),
                          {shown(room.free), room.folder});
    return {ErrorCode::DiskFull,
            Text(copy ? HOWDAH_TEXT("advise", "there is no room for the copy")
                      : HOWDAH_TEXT("advise", "there is no room for the clone")),
            std::move(why), Text(HOWDAH_TEXT("advise", "free some space and try again"))};
}

} // namespace

Status checkRoom(RoomFor what, std::int64_t bytes)
{
    HOWDAH_ASSIGN(const Room room, look());
    if (room.free >= bytes)
        return {};
    return tooLittle(what, bytes, room);
}

bool ranOutOfRoom(const Error& error)
{
    constexpr std::string_view diskFull = "53100";
    if (error.code() == ErrorCode::DiskFull || error.sqlState() == diskFull)
        return true;
    if (error.code() != ErrorCode::ConnectionLost && error.code() != ErrorCode::Unreachable)
        return false;
    // PostgreSQL makes its log in files of that size, and ends when there is no room for the next one. What it has to
    // say about that is lost with the room for its words.
    constexpr std::int64_t logFileBytes = std::int64_t{16} << 20U;
    const auto room = look();
    return room && room->free < logFileBytes;
}

Error noRoom(RoomFor what, std::int64_t bytes)
{
    const auto room = look();
    return room ? tooLittle(what, bytes, *room) : room.error();
}

} // namespace howdah::advise
