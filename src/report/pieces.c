#include "report/pieces.h"

const char *pieces_money(const struct output *out, struct figures *figures,
                         struct money money)
{
    struct value value = value_money(money, figures->results->digits);

    return out->format->value(&value, out->arena);
}

const char *pieces_date(const struct output *out, struct date date)
{
    char text[DATE_TEXT_SIZE];

    return date_given(date) ? arena_copy(out->arena, date_print(text, date))
                            : "";
}

void pieces_head(const struct output *out, struct figures *figures,
                 const char *subtitle)
{
    if (out->format->data)
        return;
    out->format->text(out, figures->model->grant.title);
    if (subtitle)
        out->format->text(out, subtitle);
    if (out->format->terminal)
        fputs("\n", out->file);
}
