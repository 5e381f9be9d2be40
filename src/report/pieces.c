#include "report/pieces.h"

const char *pieces_money(struct figures *figures, struct money money,
                         const struct style *style)
{
    struct value value = value_money(money, figures->results->digits);

    return style->format->value(&value, &figures->arena);
}

const char *pieces_date(struct figures *figures, struct date date)
{
    char text[DATE_TEXT_SIZE];

    return date_given(date)
               ? arena_copy(&figures->arena, date_print(text, date))
               : "";
}

void pieces_head(FILE *out, struct figures *figures, const char *below,
                 const struct style *style)
{
    struct arena *arena = &figures->arena;

    style->format->text(out, figures->model->grant.title, style, arena);
    if (below)
        style->format->text(out, below, style, arena);
    if (style->format->terminal)
        fputs("\n", out);
}
