#include "xlsx/parts.h"

#include "xlsx/xml.h"

#include <minizip/unzip.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    NAME_LONGEST = 255,
    CHUNK = 65536,
    END_LENGTH = 22,
    END_SIZE = 12,  /* in the last record: of the directory, */
    END_OFFSET = 16 /* and where it begins */
};

/* A number of four bytes, the least of them first. */
static int64_t number_at(const unsigned char *bytes)
{
    int64_t number = 0;

    for (int i = 3; i >= 0; i--)
        number = number * 256 + bytes[i];
    return number;
}

/*
 * Whether a file is a zip file without a comment, and nothing before or behind
 * it: its last record tells how long all that comes before is.
 */
static bool ends_whole(const char *path)
{
    unsigned char end[END_LENGTH] = {0};
    FILE *file = fopen(path, "rb");
    bool whole = file && !fseek(file, -END_LENGTH, SEEK_END);
    long before = whole ? ftell(file) : 0;

    whole = whole && fread(end, END_LENGTH, 1, file) == 1 &&
            !memcmp(end, "PK\5\6", 4) && !end[END_LENGTH - 2] &&
            !end[END_LENGTH - 1] &&
            number_at(end + END_SIZE) + number_at(end + END_OFFSET) == before;
    if (file)
        fclose(file);
    return whole;
}

bool parts_sum(const char *path, uint32_t *sum, uint32_t *stamp)
{
    unzFile file = ends_whole(path) ? unzOpen(path) : NULL;
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

/* What is left of the part that is open, and a NUL; *length is -1 for faults.
 */
static char *read_part(unzFile file, int *length)
{
    size_t held = 0, capacity = CHUNK;
    char *text = malloc(capacity + 1);

    while ((*length = unzReadCurrentFile(file, text + held,
                                         (unsigned)(capacity - held))) > 0) {
        held += (size_t)*length;
        if (held == capacity) {
            char *larger = realloc(text, 2 * capacity + 1);

            text = larger;
            capacity *= 2;
        }
    }
    text[held] = '\0';
    if (!*length)
        *length = (int)held;
    return text;
}

/* What was read to its end has its checksum looked at when it is closed. */
static bool part_is_good(unzFile file)
{
    int length = -1;
    char *text;
    bool good;

    if (unzOpenCurrentFile(file) != UNZ_OK)
        return false;
    text = read_part(file, &length);
    good = length >= 0 && xml_is_whole(text, (size_t)length);
    free(text);
    return unzCloseCurrentFile(file) == UNZ_OK && good;
}

static const char *first_fault(unzFile file, struct arena *arena)
{
    char name[NAME_LONGEST + 1] = "";
    unz_file_info info;
    int step = unzGoToFirstFile(file);

    for (; step == UNZ_OK; step = unzGoToNextFile(file)) {
        if (unzGetCurrentFileInfo(file, &info, name, NAME_LONGEST, NULL, 0,
                                  NULL, 0) != UNZ_OK)
            break;
        if (!part_is_good(file))
            return arena_print(arena, "its part %s came out damaged", name);
    }
    return step == UNZ_END_OF_LIST_OF_FILE && *name
               ? NULL
               : "its list of parts came out damaged";
}

const char *parts_fault(const char *path, struct arena *arena)
{
    unzFile file = ends_whole(path) ? unzOpen(path) : NULL;
    const char *fault = file ? first_fault(file, arena) : "it came out damaged";

    unzClose(file);
    return fault;
}
