#include "xlsx/writing.h"

#include "base/text.h"

void xlsx_note(struct xlsx *xlsx, lxw_error error)
{
    if (!xlsx->error)
        xlsx->error = error;
}

#include <string.h>

char *xlsx_shortened(struct xlsx *xlsx, const char *text, size_t longest)
{
    return arena_copy_part(&xlsx->book->arena, text, text_cut(text, longest));
}

const char *xlsx_escaped(struct xlsx *xlsx, const char *text)
{
    struct arena *arena = &xlsx->book->arena;
    const char *at = text;

    while ((at = strstr(at, "_x"))) {
        size_t before = (size_t)(at - text);

        if (strspn(at + 2, "0123456789abcdefABCDEF") >= 4 && at[6] == '_') {
            text = arena_print(arena, "%.*s_x005F%s", (int)before, text, at);
            before += strlen("_x005F");
        }
        at = text + before + 1;
    }
    return text;
}
