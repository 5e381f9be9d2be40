#include "output/origin.h"

#include <stdlib.h>
#include <string.h>
#include <zip.h>

enum {
    PART_LONGEST = 65536
};

/* Reads a part of a zip file as text; NULL where there is none. */
static char *read_part(zip_t *zip, const char *name)
{
    zip_file_t *part = zip_fopen(zip, name, 0);
    char *text = part ? calloc(1, PART_LONGEST + 1) : NULL;

    if (text && zip_fread(part, text, PART_LONGEST) < 0) {
        free(text);
        text = NULL;
    }
    if (part)
        zip_fclose(part);
    return text;
}

/* What stands between a tag's ">" and the next "<", as a length. */
static const char *content(const char *xml, const char *tag, size_t *length)
{
    const char *at = xml ? strstr(xml, tag) : NULL;

    at = at ? strchr(at, '>') : NULL;
    if (!at)
        return NULL;
    *length = strcspn(at + 1, "<");
    return at + 1;
}

static bool says(const char *xml, const char *tag, const char *word)
{
    size_t length;
    const char *text = content(xml, tag, &length);

    return text && length == strlen(word) && !memcmp(text, word, length);
}

static bool never_saved_again(const char *core)
{
    size_t a, b;
    const char *created = content(core, "<dcterms:created", &a);
    const char *modified = content(core, "<dcterms:modified", &b);

    return created && modified && a == b && !memcmp(created, modified, a);
}

bool origin_is_ours(const char *path)
{
    zip_t *zip = zip_open(path, ZIP_RDONLY, NULL);
    char *core, *app;
    bool ours;

    if (!zip)
        return false;
    core = read_part(zip, "docProps/core.xml");
    app = read_part(zip, "docProps/app.xml");
    ours = says(core, "<dc:creator", "stipend") && never_saved_again(core) &&
           says(app, "<Application", "Microsoft Excel");
    free(core);
    free(app);
    zip_discard(zip);
    return ours;
}
