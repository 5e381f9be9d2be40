#include "model/checkkeys.h"

bool check_gives(const struct reading *reading, const struct head *head,
                 const char *key)
{
    return ini_find(reading->ini, head->section, key) != NULL;
}

/* Whether --set has given the key. */
static bool is_set(const struct reading *reading, const struct head *head,
                   const char *key)
{
    const struct ini_entry *entry = ini_find(reading->ini, head->section, key);

    return entry && !entry->line;
}

void check_one_of(const struct reading *reading, const struct head *head,
                  const char *a, const char *b, const char *c, bool needed)
{
    const char *keys[] = {a, b, c}, *blamed = NULL;
    const char *wanted = arena_print(
        &reading->diag->arena, c ? "%s, %s or %s" : "either %s or %s", a, b, c);
    size_t count = 0;

    for (size_t i = 0; i < COUNT(keys) && keys[i]; i++) {
        if (!check_gives(reading, head, keys[i]))
            continue;
        count++;
        if (!blamed || !is_set(reading, head, blamed))
            blamed = keys[i];
    }
    if (count > 1)
        record_error(reading, head->section, blamed,
                     "is one too many: give %s%s", c ? "only one of " : "",
                     wanted);
    if (!count && needed)
        record_error(reading, head->section, NULL, "needs %s", wanted);
}

void check_order(const struct reading *reading, const struct head *head,
                 struct date from, struct date until, const char *key,
                 const char *start)
{
    if (date_given(from) && date_given(until) && until.day < from.day)
        record_error(reading, head->section, key, "is before %s", start);
}

void check_currency(const struct reading *reading, const struct head *head,
                    struct currency currency)
{
    if (*reading->model->grant.currency.code &&
        model_lacks_rate(reading->model, currency))
        record_error(reading, head->section, "currency",
                     "%s needs a section [currency.%s] with its rate",
                     currency.code, currency.code);
}
