#include "xlsx/origin.h"

#include <fcntl.h>
#include <minizip/unzip.h>

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum {
    NAME_LONGEST = 255
};

/* Where the fields stand in a zip file's records, all of little-endian bytes.
 */
enum {
    END_SIZE = 22, /* the last record, which tells where the directory is */
    END_MARK = 0x06054b50,
    END_DIRECTORY_SIZE = 12,
    END_DIRECTORY = 16,
    ENTRY_SIZE = 46, /* of the directory, one for each part */
    ENTRY_STAMP = 12,
    ENTRY_PART = 42, /* where the part itself is */
    PART_STAMP = 10
};

/* A sum as a time and date that a zip file can hold: 1980 to 2107. */
static uint32_t stamp_of(uint32_t sum)
{
    static const struct {
        uint32_t count, least;
        int shift;
    } fields[] = {{30, 0, 0},  {60, 0, 5},  {24, 0, 11},
                  {28, 1, 16}, {12, 1, 21}, {128, 0, 25}};
    uint32_t stamp = 0;

    for (size_t i = 0; i < sizeof(fields) / sizeof(*fields); i++) {
        stamp |= (sum % fields[i].count + fields[i].least) << fields[i].shift;
        sum /= fields[i].count;
    }
    return stamp;
}

/* The number of four bytes at some place; false if there are none. */
static bool read_number(int fd, off_t at, off_t *number)
{
    unsigned char bytes[4];

    if (pread(fd, bytes, sizeof(bytes), at) != sizeof(bytes))
        return false;
    *number = bytes[0] | bytes[1] << 8 | bytes[2] << 16 | (off_t)bytes[3] << 24;
    return true;
}

/* Whether the directory ends the file, with no comment behind it. */
static bool ends_whole(int fd)
{
    off_t end = lseek(fd, 0, SEEK_END) - END_SIZE, mark, size, offset, comment;

    return end >= 0 && read_number(fd, end, &mark) && mark == END_MARK &&
           read_number(fd, end + END_DIRECTORY_SIZE, &size) &&
           read_number(fd, end + END_DIRECTORY, &offset) &&
           read_number(fd, end + END_SIZE - 4, &comment) &&
           comment >> 16 == 0 && size + offset == end;
}

/*
 * The sum of all parts' names, sizes and checksums, as the directory has them,
 * and the time of the first part.  False if the file is not packed like ours.
 */
static bool sum_parts(const char *path, uint32_t *sum, uint32_t *stamp)
{
    unzFile file = unzOpen(path);
    uLong total = crc32(0, NULL, 0);
    int step = file ? unzGoToFirstFile(file) : UNZ_BADZIPFILE;
    bool first = true;

    for (; step == UNZ_OK; step = unzGoToNextFile(file), first = false) {
        char text[NAME_LONGEST + 64], name[NAME_LONGEST + 1] = "";
        unz_file_info info;
        int length;

        if (unzGetCurrentFileInfo(file, &info, name, NAME_LONGEST, NULL, 0,
                                  NULL, 0) != UNZ_OK)
            break;
        length = snprintf(text, sizeof(text), "%s %lu %lu\n", name,
                          info.uncompressed_size, info.crc);
        total = crc32(total, (const Bytef *)text, (uInt)length);
        if (first)
            *stamp = (uint32_t)info.dosDate;
    }
    unzClose(file);
    *sum = (uint32_t)total;
    return step == UNZ_END_OF_LIST_OF_FILE && !first;
}

bool origin_is_ours(const char *path)
{
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    uint32_t sum, stamp;
    bool ours = fd >= 0 && ends_whole(fd) && sum_parts(path, &sum, &stamp) &&
                stamp == stamp_of(sum);

    if (fd >= 0)
        close(fd);
    return ours;
}

static bool write_stamp(int fd, off_t at, uint32_t stamp)
{
    const unsigned char bytes[4] = {
        (unsigned char)stamp, (unsigned char)(stamp >> 8),
        (unsigned char)(stamp >> 16), (unsigned char)(stamp >> 24)};

    return pwrite(fd, bytes, sizeof(bytes), at) == sizeof(bytes);
}

bool origin_mark(int fd, const char *path)
{
    off_t end = lseek(fd, 0, SEEK_END) - END_SIZE, directory, part;
    uint32_t sum, stamp;

    return ends_whole(fd) && sum_parts(path, &sum, &stamp) &&
           read_number(fd, end + END_DIRECTORY, &directory) &&
           read_number(fd, directory + ENTRY_PART, &part) &&
           write_stamp(fd, directory + ENTRY_STAMP, stamp_of(sum)) &&
           write_stamp(fd, part + PART_STAMP, stamp_of(sum));
}
