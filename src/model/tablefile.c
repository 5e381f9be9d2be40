#include "model/tablefile.h"

#include "base/likeness.h"
#include "base/regular.h"
#include "base/text.h"
#include "model/hint.h"
#include "model/names.h"
#include "model/tax.h"
#include "model/taxload.h"
#include "model/templates.h"

#include <ctype.h>
#include <dirent.h>
#include <string.h>

/* Whether a file's name is that of a table: "US 2026.ini" of us_2026. */
static bool is_named(const char *file, const char *name)
{
    size_t length = strlen(name);

    for (size_t i = 0; i < length; i++) {
        char c = (char)tolower((unsigned char)file[i]);

        if (!c || name[i] != (isalnum((unsigned char)c) ? c : '_'))
            return false;
    }
    return !strcmp(file + length, ".ini");
}

/* Names them in alphabetical order, not in that of the folder. */
static void refuse_two_files(const struct reading *reading, const char *name,
                             const char *a, const char *b)
{
    bool ordered = strcmp(a, b) < 0;

    record_error(reading, "tax", "tables",
                 "'%s' is the name of two files beside the model, %s and %s",
                 name, ordered ? a : b, ordered ? b : a);
}

/* The folder of a model, with its slash; "" for that of the program's user. */
static const char *folder_of(const char *model, struct arena *arena)
{
    const char *slash = regular_is_open(model) ? NULL : strrchr(model, '/');

    return arena_copy_part(arena, model,
                           slash ? (size_t)(slash - model) + 1 : 0);
}

/* The path of a table in a file beside the model, or NULL. */
static const char *find_beside(const struct reading *reading, const char *name)
{
    struct arena *arena = &reading->diag->arena;
    const char *folder = folder_of(reading->model->path, arena), *path = NULL;
    DIR *files = opendir(*folder ? folder : ".");
    struct dirent *file;

    while (files && (file = readdir(files))) {
        if (!is_named(file->d_name, name))
            continue;
        if (path)
            refuse_two_files(reading, name, path + strlen(folder),
                             file->d_name);
        path = arena_print(arena, "%s%s", folder, file->d_name);
    }
    if (files)
        closedir(files);
    return path;
}

static const char *find_shipped(const struct shipment *shipment,
                                const char *name)
{
    for (size_t i = 0; i < shipment->count; i++)
        if (!strcmp(shipment->all[i].name, name))
            return shipment->all[i].path;
    return NULL;
}

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

/* The name of the table in a file, "us_2026" of "US 2026.ini"; or NULL. */
static const char *name_of(const char *file, struct arena *arena)
{
    size_t length = strlen(file);
    char *name;

    if (length <= 4 || strcmp(file + length - 4, ".ini") != 0)
        return NULL;
    name = arena_copy_part(arena, file, length - 4);
    text_lower(name);
    for (char *c = name; *c; c++)
        if (!isalnum((unsigned char)*c))
            *c = '_';
    return text_is_name(name) ? name : NULL;
}

/* Offers the tables beside the model; other files there are no tables. */
static void offer_beside(struct nearest *nearest, const struct reading *reading)
{
    static const struct date any;
    struct arena *arena = &reading->diag->arena;
    const char *folder = folder_of(reading->model->path, arena), *name;
    DIR *files = opendir(*folder ? folder : ".");
    struct dirent *file;

    while (files && (file = readdir(files))) {
        struct nearest before = *nearest;

        name = name_of(file->d_name, arena);
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

const char *tablefile_find(const struct reading *reading, const char *name,
                           const char *typed)
{
    struct arena *arena = &reading->diag->arena;
    struct shipment shipment = templates_find(SHELF_TAXES, arena);
    const char *path = find_beside(reading, name);

    if (!path)
        path = find_shipped(&shipment, name);
    if (!path && shipment.missing)
        record_error(reading, "tax", "tables",
                     "there is no tax table '%s' beside the model, and %s",
                     diag_quote(reading->diag, typed), shipment.missing);
    else if (!path)
        record_error(reading, "tax", "tables",
                     "there is no tax table '%s' beside the model, or among "
                     "those that ship with the program%s",
                     diag_quote(reading->diag, typed),
                     hint_table(reading, name));
    return path;
}

void tablefile_refuse_name(const struct reading *reading, const char *typed)
{
    struct arena *arena = &reading->diag->arena;
    const char *quoted = diag_quote(reading->diag, typed);
    const char *slash = strrchr(typed, '/');
    const char *file = slash ? slash + 1 : typed;
    const char *name = arena_copy_part(arena, file, strcspn(file, "."));

    if (strpbrk(typed, "/."))
        record_error(reading, "tax", "tables",
                     "'%s' is the name of a file; wanted: the name of a table, "
                     "which is a text file (.ini), without its folder and "
                     "ending%s",
                     quoted, hint_table(reading, name));
    else
        record_error(reading, "tax", "tables", NAMES_RULE "%s", quoted,
                     hint_table(reading, name));
}
