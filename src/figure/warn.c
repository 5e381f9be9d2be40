#include "figure/warn.h"

#include <string.h>

void warn(const struct review *review, const struct head *head, const char *key,
          const char *format, ...)
{
    va_list args;

    va_start(args, format);
    diag_warn_list(&review->figures->warnings,
                   ini_place(review->ini, head->section, key), format, args);
    va_end(args);
}

bool warn_gives(const struct review *review, const struct head *head,
                const char *key)
{
    return ini_find(review->ini, head->section, key) != NULL;
}

bool warn_signed(const struct review *review, const struct head *head,
                 const char *key)
{
    const struct ini_entry *entry = ini_find(review->ini, head->section, key);

    return entry && strchr(entry->value, '%');
}

const char *warn_figure(const struct review *review, const struct head *head,
                        const char *figure)
{
    return value_show(
        &figures_get(review->figures, "%s.%s", head->section, figure)->value,
        &review->figures->arena);
}

const char *warn_money(const struct review *review, struct money amount)
{
    struct value value = value_money(amount, review->results->digits);

    return value_show(&value, &review->figures->arena);
}

const char *warn_percent(const struct review *review, int64_t points)
{
    char text[NUMBER_TEXT_LONGEST];

    return arena_copy(&review->figures->arena,
                      decimal_print(text, points, PERCENT_PLACES, 0, false));
}
