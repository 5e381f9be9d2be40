#include "base/magic.h"

#include "base/arena.h"

#include <string.h>

#define SOURCE                                                                 \
    "give the text file (.ini) that the workbook was written from, or begin "  \
    "one with `stipend init`"
#define EXPORT                                                                 \
    "a text file (.ini) is wanted, such as `stipend init` prints to begin "    \
    "with"
#define PLAIN "save it as plain text"

#define SIGNATURE(bytes) bytes, sizeof(bytes) - 1

/* The first that fits counts; `inside` must be somewhere in the file, too. */
static const struct {
    const char *bytes;
    size_t length;
    const char *inside, *what, *advice;
} signatures[] = {
    {SIGNATURE("PK\3\4"), "xl/", "a workbook (.xlsx)", SOURCE},
    {SIGNATURE("PK\3\4"), "opendocument.spreadsheet", "a workbook (.ods)",
     SOURCE},
    {SIGNATURE("PK\3\4"), "opendocument.text", "a document (.odt)", PLAIN},
    {SIGNATURE("PK\3\4"), "word/", "a document (.docx)", PLAIN},
    {SIGNATURE("PK\3\4"), NULL, "a workbook (.xlsx) or another ZIP file",
     SOURCE},
    {SIGNATURE("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), NULL,
     "an old workbook or document (.xls, .doc)", SOURCE},
    {SIGNATURE("%PDF-"), NULL, "a PDF document", EXPORT},
    {SIGNATURE("{\\rtf"), NULL, "a document (.rtf)", PLAIN},
    {SIGNATURE("<!DOCTYPE html"), NULL, "a web page (.html)", PLAIN},
    {SIGNATURE("<!doctype html"), NULL, "a web page (.html)", PLAIN},
    {SIGNATURE("<html"), NULL, "a web page (.html)", PLAIN},
    {SIGNATURE("\x89PNG\r\n\x1A\n"), NULL, "a picture (.png)", EXPORT},
    {SIGNATURE("\xFF\xD8\xFF"), NULL, "a picture (.jpg)", EXPORT},
    {SIGNATURE("GIF8"), NULL, "a picture (.gif)", EXPORT},
    {SIGNATURE("\x1F\x8B"), NULL, "a compressed file (.gz)", "unpack it first"},
    {SIGNATURE("BZh"), NULL, "a compressed file (.bz2)", "unpack it first"},
    {SIGNATURE("\xFD"
               "7zXZ"),
     NULL, "a compressed file (.xz)", "unpack it first"},
    {SIGNATURE("7z\xBC\xAF\x27\x1C"), NULL, "a compressed file (.7z)",
     "unpack it first"},
    {SIGNATURE("\x28\xB5\x2F\xFD"), NULL, "a compressed file (.zst)",
     "unpack it first"},
    {SIGNATURE("\x7F"
               "ELF"),
     NULL, "a program", EXPORT},
};

const char *magic_of(const char *bytes, size_t length, const char **advice)
{
    for (size_t i = 0; i < COUNT(signatures); i++) {
        const char *inside = signatures[i].inside;

        if (length < signatures[i].length ||
            memcmp(bytes, signatures[i].bytes, signatures[i].length) != 0)
            continue;
        if (inside && !memmem(bytes, length, inside, strlen(inside)))
            continue;
        *advice = signatures[i].advice;
        return signatures[i].what;
    }
    return NULL;
}
