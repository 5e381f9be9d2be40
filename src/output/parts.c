#include "output/parts.h"

#include <expat.h>
#include <minizip/unzip.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum {
    PART_LONGEST = 65536,
    NAME_LONGEST = 255,
    CHUNK = 65536,
    END_LENGTH = 22
};

const char *parts_read(const char *path, const char *name, struct arena *arena)
{
    unzFile file = unzOpen(path);
    char *text = NULL;

    if (!file)
        return NULL;
    if (unzLocateFile(file, name, 1) == UNZ_OK &&
        unzOpenCurrentFile(file) == UNZ_OK) {
        text = arena_alloc(arena, PART_LONGEST + 1);
        if (unzReadCurrentFile(file, text, PART_LONGEST) < 0)
            text = NULL;
        unzCloseCurrentFile(file);
    }
    unzClose(file);
    return text;
}

/* Whether all that the open part holds is well-formed XML. */
static bool is_xml(unzFile file, XML_Parser parser)
{
    int length;

    do {
        void *chunk = XML_GetBuffer(parser, CHUNK);

        length = chunk ? unzReadCurrentFile(file, chunk, CHUNK) : -1;
        if (length < 0 ||
            XML_ParseBuffer(parser, length, !length) != XML_STATUS_OK)
            return false;
    } while (length);
    return true;
}

/* What was read to its end has its checksum looked at when it is closed. */
static bool part_is_good(unzFile file, XML_Parser parser)
{
    bool good = unzOpenCurrentFile(file) == UNZ_OK && is_xml(file, parser);

    return unzCloseCurrentFile(file) == UNZ_OK && good;
}

static const char *first_fault(unzFile file, XML_Parser parser,
                               struct arena *arena)
{
    char name[NAME_LONGEST + 1] = "";
    unz_file_info info;
    int step = unzGoToFirstFile(file);

    for (; step == UNZ_OK; step = unzGoToNextFile(file)) {
        XML_ParserReset(parser, NULL);
        unzGetCurrentFileInfo(file, &info, name, NAME_LONGEST, NULL, 0, NULL,
                              0);
        if (!part_is_good(file, parser))
            return arena_print(arena, "its part %s came out damaged", name);
    }
    return step == UNZ_END_OF_LIST_OF_FILE && *name
               ? NULL
               : "its list of parts came out damaged";
}

/* Whether a file ends in the record that a zip file without a comment does. */
static bool ends_whole(const char *path)
{
    char end[END_LENGTH] = "";
    FILE *file = fopen(path, "rb");
    bool whole = file && !fseek(file, -END_LENGTH, SEEK_END) &&
                 fread(end, END_LENGTH, 1, file) == 1 &&
                 !memcmp(end, "PK\5\6", 4) && !end[END_LENGTH - 2] &&
                 !end[END_LENGTH - 1];

    if (file)
        fclose(file);
    return whole;
}

const char *parts_fault(const char *path, struct arena *arena)
{
    unzFile file = ends_whole(path) ? unzOpen(path) : NULL;
    XML_Parser parser = XML_ParserCreate(NULL);
    const char *fault = "it came out damaged";

    if (file)
        fault = first_fault(file, parser, arena);
    XML_ParserFree(parser);
    unzClose(file);
    return fault;
}
