#include "output/origin.h"

#include "output/parts.h"

#include <string.h>

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
    struct arena arena = {.newest = NULL};
    const char *core = parts_read(path, "docProps/core.xml", &arena);
    const char *app = parts_read(path, "docProps/app.xml", &arena);
    bool ours = says(core, "<dc:creator", "stipend") &&
                never_saved_again(core) &&
                says(app, "<Application", "Microsoft Excel");

    arena_free(&arena);
    return ours;
}
