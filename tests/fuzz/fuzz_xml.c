/* Any bytes as a part of a workbook: what we take for XML a parser does, too.
 */
#include "fuzz.h"
#include "xlsx/xml.h"

#include <assert.h>
#include <expat.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static bool parses(const char *text, size_t length)
{
    XML_Parser parser = XML_ParserCreate("UTF-8");
    bool good = XML_Parse(parser, text, (int)length, XML_TRUE) == XML_STATUS_OK;

    XML_ParserFree(parser);
    return good;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    char *text = malloc(length + 1);

    if (length)
        memcpy(text, bytes, length);
    text[length] = '\0';
    assert(!xml_is_whole(text, length) || parses(text, length));
    free(text);
    return 0;
}
