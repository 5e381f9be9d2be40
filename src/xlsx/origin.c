#include "xlsx/origin.h"

#include "xlsx/parts.h"

#include <stdint.h>
#include <string.h>
#include <unistd.h>

/* Where the fields stand in a zip file's records, all of little-endian bytes.
 */
enum {
    END_SIZE = 22, /* the last record, which tells where the directory is */
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

bool origin_is_ours(const char *path)
{
    uint32_t sum, stamp;

    return parts_sum(path, &sum, &stamp) && stamp == stamp_of(sum);
}

/* The number of four bytes at some place; false where there are none. */
static bool read_number(int fd, off_t at, off_t *number)
{
    unsigned char bytes[4];

    if (pread(fd, bytes, sizeof(bytes), at) != sizeof(bytes))
        return false;
    *number = bytes[0] | bytes[1] << 8 | bytes[2] << 16 | (off_t)bytes[3] << 24;
    return true;
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

    return parts_sum(path, &sum, &stamp) &&
           read_number(fd, end + END_DIRECTORY, &directory) &&
           read_number(fd, directory + ENTRY_PART, &part) &&
           write_stamp(fd, directory + ENTRY_STAMP, stamp_of(sum)) &&
           write_stamp(fd, part + PART_STAMP, stamp_of(sum));
}
