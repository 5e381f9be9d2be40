#include "xlsx/writing.h"

#include "base/text.h"

void xlsx_note(struct xlsx *xlsx, lxw_error error)
{
    if (!xlsx->error)
        xlsx->error = error;
}

char *xlsx_shortened(struct xlsx *xlsx, const char *text, size_t longest)
{
    return arena_copy_part(&xlsx->book->arena, text, text_cut(text, longest));
}
