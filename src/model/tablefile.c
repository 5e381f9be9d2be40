#include "model/tablefile.h"

#include "base/likeness.h"
#include "base/text.h"
#include "model/hint.h"
#include "model/tax.h"
#include "model/taxload.h"

#include <dirent.h>
#include <string.h>

/* Whether the file at a path is a table whose year has a day, if given. */
static bool is_table_of(const char *path, struct date day)
{
    struct diag diag = {.errors = 0};
    struct tax_table *table = tax_table_load(path, "hint", &diag);
    bool good = table && !diag.errors &&
                (!date_given(day) ||
                 (table->starts.day <= day.day && day.day <= table->ends.day));

    tax_table_free(table);
    diag_free(&diag);
    return good;
}

/* Offers the tables beside the model; other files there are no tables. */
static void offer_beside(struct nearest *nearest, const struct reading *reading)
{
    static const struct date any;
    struct arena *arena = &reading->diag->arena;
    const char *folder = named_folder(reading->model->path, arena), *name;
    DIR *files = opendir(*folder ? folder : ".");
    struct dirent *file;

    while (files && (file = readdir(files))) {
        struct nearest before = *nearest;

        name = named_of(file->d_name, tablefile_named.ending, arena);
        if (name)
            hint_offer(nearest, name);
        if (nearest->word != before.word &&
            !is_table_of(arena_print(arena, "%s%s", folder, file->d_name), any))
            *nearest = before;
    }
    if (files)
        closedir(files);
}

/*
 * Offers the tables that ship, the latest first.  Of equally near ones, that of
 * the grant's first day is meant.
 */
static void offer_shipped(struct nearest *nearest,
                          const struct shipment *shipment, struct date day)
{
    bool fits = false;

    for (size_t i = shipment->count; i-- > 0;) {
        const struct shipped *table = &shipment->all[i];
        size_t distance = likeness(nearest->typed, table->name);
        bool nearer = distance < nearest->distance;

        if (!nearer &&
            (fits || distance == LIKENESS_NONE || distance > nearest->distance))
            continue;
        if (!nearer && !is_table_of(table->path, day))
            continue;
        fits = date_given(day) && is_table_of(table->path, day);
        nearest->distance = distance;
        nearest->word = table->name;
    }
}

/* "; did you mean us_2026?" with the nearest table of all, or "". */
static const char *hint_table(const struct reading *reading, const char *typed)
{
    struct arena *arena = &reading->diag->arena;
    struct shipment shipment = templates_find(SHELF_TAXES, arena);
    struct nearest nearest = hint_start(typed);

    offer_beside(&nearest, reading);
    offer_shipped(&nearest, &shipment, reading->model->grant.start);
    return hint_text(&nearest, arena);
}

const struct named tablefile_named = {.what = "tax table",
                                      .shelf = SHELF_TAXES,
                                      .ending = ".ini",
                                      .section = "tax",
                                      .key = "tables",
                                      .hint = hint_table};
