#include "report/pieces.h"

#include "figure/settle.h"

#include <string.h>

const char *pieces_money(const struct output *out, struct figures *figures,
                         struct money money)
{
    struct value value = value_money(money, figures->results->digits);

    /* cppcheck-suppress returnDanglingLifetime; the text is in the arena */
    return out->format->value(&value, out->arena);
}

const char *pieces_date(const struct output *out, struct date date)
{
    char text[DATE_TEXT_SIZE];

    return date_given(date) ? arena_copy(out->arena, date_print(text, date))
                            : "";
}

const char *pieces_tier(const struct output *out, const struct tier *tier)
{
    return out->format->keys ? tier->head.name : tier->label;
}

const char *pieces_base_name(const char *path, struct arena *arena)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');

    return arena_copy_part(
        arena, name, dot && dot > name ? (size_t)(dot - name) : strlen(name));
}

bool pieces_stop(struct figures *figures, size_t tier, int index, bool weekly,
                 struct date *stop)
{
    return weekly ? settle_week(figures->results, tier, index, stop)
                  : index == 0;
}

void pieces_head(const struct output *out, struct figures *figures,
                 const char *subtitle)
{
    if (out->format->data)
        return;
    out->format->title(out, figures->model->grant.title);
    if (subtitle)
        out->format->text(out, subtitle);
    if (out->format->terminal)
        fputs("\n", out->file);
}
