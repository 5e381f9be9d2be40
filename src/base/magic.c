#include "base/magic.h"

#include "base/arena.h"

#include <string.h>

#define SIGNATURE(bytes) bytes, sizeof(bytes) - 1

/* The first that fits counts; `inside` must be somewhere in the file, too. */
static const struct {
    const char *bytes;
    size_t length;
    const char *inside, *what;
    enum magic_use use;
} signatures[] = {
    {SIGNATURE("PK\3\4"), "xl/", "a workbook (.xlsx)", USE_SOURCE},
    {SIGNATURE("PK\3\4"), "opendocument.spreadsheet", "a workbook (.ods)",
     USE_SOURCE},
    {SIGNATURE("PK\3\4"), "opendocument.text", "a document (.odt)", USE_PLAIN},
    {SIGNATURE("PK\3\4"), "word/", "a document (.docx)", USE_PLAIN},
    {SIGNATURE("PK\3\4"), NULL, "a workbook (.xlsx) or another ZIP file",
     USE_SOURCE},
    {SIGNATURE("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), NULL,
     "an old workbook or document (.xls, .doc)", USE_SOURCE},
    {SIGNATURE("%PDF-"), NULL, "a PDF document", USE_OTHER},
    {SIGNATURE("{\\rtf"), NULL, "a document (.rtf)", USE_PLAIN},
    {SIGNATURE("<!DOCTYPE html"), NULL, "a web page (.html)", USE_PLAIN},
    {SIGNATURE("<!doctype html"), NULL, "a web page (.html)", USE_PLAIN},
    {SIGNATURE("<html"), NULL, "a web page (.html)", USE_PLAIN},
    {SIGNATURE("\x89PNG\r\n\x1A\n"), NULL, "a picture (.png)", USE_OTHER},
    {SIGNATURE("\xFF\xD8\xFF"), NULL, "a picture (.jpg)", USE_OTHER},
    {SIGNATURE("GIF8"), NULL, "a picture (.gif)", USE_OTHER},
    {SIGNATURE("\x1F\x8B"), NULL, "a compressed file (.gz)", USE_UNPACKED},
    {SIGNATURE("BZh"), NULL, "a compressed file (.bz2)", USE_UNPACKED},
    {SIGNATURE("\xFD"
               "7zXZ"),
     NULL, "a compressed file (.xz)", USE_UNPACKED},
    {SIGNATURE("7z\xBC\xAF\x27\x1C"), NULL, "a compressed file (.7z)",
     USE_UNPACKED},
    {SIGNATURE("\x28\xB5\x2F\xFD"), NULL, "a compressed file (.zst)",
     USE_UNPACKED},
    {SIGNATURE("\x7F"
               "ELF"),
     NULL, "a program", USE_OTHER},
};

const char *magic_of(const char *bytes, size_t length, enum magic_use *use)
{
    for (size_t i = 0; i < COUNT(signatures); i++) {
        const char *inside = signatures[i].inside;

        if (length < signatures[i].length ||
            memcmp(bytes, signatures[i].bytes, signatures[i].length) != 0)
            continue;
        if (inside && !memmem(bytes, length, inside, strlen(inside)))
            continue;
        *use = signatures[i].use;
        return signatures[i].what;
    }
    return NULL;
}
