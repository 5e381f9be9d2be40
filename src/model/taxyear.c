#include "model/taxyear.h"

#include "model/tax.h"
#include "model/taxload.h"
#include "model/templates.h"

#include <string.h>

enum {
    COUNTRY_LENGTH = 2 /* letters */
};

/* Tables of a day while they are looked for. */
struct search {
    const struct model *model;
    struct date day;
    struct arena *arena;
    bool by_currency; /* since none that ships is of a country of the model */
    const char *alike, *others; /* names that differ in numbers only, or not */
    const char
        *nearest; /* of any year, alike if any is; the later if two are */
    bool nearest_alike;
    int64_t days; /* from its year to the day */
};

struct date taxyear_start(const struct model *model, struct date day)
{
    struct date start = model->tables[0]->starts;
    int months = date_whole_months(start, day);
    int years = months / 12 - (months % 12 < 0);

    return date_months_later(start, 12 * years);
}

/* Whether two names begin with the same word, which is a country's. */
static bool same_country(const char *a, const char *b)
{
    size_t length = strcspn(a, "_");

    return length == strcspn(b, "_") && !memcmp(a, b, length);
}

/* Whether two names differ in their numbers only. */
static bool same_but_numbers(const char *a, const char *b)
{
    static const char digits[] = "0123456789";

    do {
        a += strspn(a, digits);
        b += strspn(b, digits);
        if (*a != *b)
            return false;
    } while (*a++ && *b++);
    return true;
}

/* Whether all tables have names such as de_2026, which tell their country. */
static bool names_countries(const struct model *model)
{
    for (size_t i = 0; i < model->table_count; i++)
        if (strcspn(model->tables[i]->id, "_") != COUNTRY_LENGTH ||
            !model->tables[i]->id[COUNTRY_LENGTH])
            return false;
    return true;
}

static bool is_of_model(const struct search *s, const struct tax_table *table)
{
    for (size_t i = 0; i < s->model->table_count; i++) {
        const struct tax_table *listed = s->model->tables[i];

        if (s->by_currency ? currency_same(listed->currency, table->currency)
                           : same_country(listed->id, table->id))
            return true;
    }
    return false;
}

static bool is_alike(const struct search *s, const char *id)
{
    for (size_t i = 0; i < s->model->table_count; i++)
        if (same_but_numbers(s->model->tables[i]->id, id))
            return true;
    return false;
}

/* The days between a table's year and the day; 0 if that is in it. */
static int64_t days_apart(const struct search *s, const struct tax_table *table)
{
    if (s->day.day < table->starts.day)
        return table->starts.day - s->day.day;
    return s->day.day > table->ends.day ? s->day.day - table->ends.day : 0;
}

static void consider(struct search *s, const struct tax_table *table)
{
    bool alike = is_alike(s, table->id);
    const char **names = alike ? &s->alike : &s->others;
    int64_t days = days_apart(s, table);

    if (!is_of_model(s, table))
        return;
    if (!*s->nearest || alike > s->nearest_alike ||
        (alike == s->nearest_alike && days <= s->days)) {
        s->nearest = arena_copy(s->arena, table->id);
        s->nearest_alike = alike;
        s->days = days;
    }
    if (!days)
        *names = arena_print(s->arena, "%s %s", *names, table->id);
}

static void search_shelf(struct search *s, const struct shipment *shipment)
{
    s->alike = s->others = s->nearest = "";
    for (size_t i = 0; i < shipment->count; i++) {
        struct diag diag = {.errors = 0};
        struct tax_table *table =
            tax_table_load(shipment->all[i].path, shipment->all[i].name, &diag);

        if (table && !diag.errors)
            consider(s, table);
        tax_table_free(table);
        diag_free(&diag);
    }
}

const char *taxyear_advice(const struct model *model, struct date day,
                           struct arena *arena)
{
    struct shipment shipment = templates_find(SHELF_TAXES, arena);
    struct search s = {.model = model, .day = day, .arena = arena};

    search_shelf(&s, &shipment);
    s.by_currency = !*s.nearest && !names_countries(model);
    if (s.by_currency)
        search_shelf(&s, &shipment);
    if (*s.alike || *s.others)
        return arena_print(arena, "; those%s that ship for it:%s%s",
                           s.by_currency ? " in its currency" : "", s.alike,
                           s.others);
    return *s.nearest ? arena_print(arena,
                                    "; none ships for it, but `stipend init "
                                    "--template %s` prints one to start from",
                                    s.nearest)
                      : "; none ships for it";
}
