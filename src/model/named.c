#include "model/named.h"

#include "base/regular.h"
#include "base/text.h"
#include "model/hint.h"
#include "model/names.h"

#include <ctype.h>
#include <dirent.h>
#include <string.h>
#include <sys/stat.h>

/* Whether a file's name is that of a name: "US 2026.ini" of us_2026. */
static bool is_named(const char *file, const char *name, const char *ending)
{
    size_t length = strlen(name);

    for (size_t i = 0; i < length; i++) {
        char c = (char)tolower((unsigned char)file[i]);

        if (!c || name[i] != (isalnum((unsigned char)c) ? c : '_'))
            return false;
    }
    return !strcmp(file + length, ending);
}

/* Names them in alphabetical order, not in that of the folder. */
static void refuse_two_files(const struct reading *reading,
                             const struct named *named, const char *name,
                             const char *a, const char *b)
{
    bool ordered = strcmp(a, b) < 0;

    record_error(reading, named->section, named->key,
                 "'%s' is the name of two files beside the model, %s and %s",
                 name, ordered ? a : b, ordered ? b : a);
}

const char *named_folder(const char *model, struct arena *arena)
{
    const char *slash = regular_is_open(model) ? NULL : strrchr(model, '/');

    return arena_copy_part(arena, model,
                           slash ? (size_t)(slash - model) + 1 : 0);
}

const char *named_of(const char *file, const char *ending, struct arena *arena)
{
    size_t length = strlen(file), end = strlen(ending);
    char *name;

    if (length <= end || strcmp(file + length - end, ending) != 0)
        return NULL;
    name = arena_copy_part(arena, file, length - end);
    text_lower(name);
    for (char *c = name; *c; c++)
        if (!isalnum((unsigned char)*c))
            *c = '_';
    return text_is_name(name) ? name : NULL;
}

/* Whether a file is a link, which could lead anywhere; complains of it. */
static bool is_link(const struct reading *reading, const struct named *named,
                    const char *path)
{
    struct stat status;

    return !lstat(path, &status) && S_ISLNK(status.st_mode) &&
           !record_error(reading, named->section, named->key,
                         "%s is a link; put the file itself beside the model",
                         diag_quote(reading->diag, path));
}

/* The path of a file beside the model, or NULL. */
static const char *find_beside(const struct reading *reading,
                               const struct named *named, const char *name)
{
    struct arena *arena = &reading->diag->arena;
    const char *folder = named_folder(reading->model->path, arena);
    const char *path = NULL;
    DIR *files = opendir(*folder ? folder : ".");
    struct dirent *file;

    while (files && (file = readdir(files))) {
        if (!is_named(file->d_name, name, named->ending))
            continue;
        if (path)
            refuse_two_files(reading, named, name, path + strlen(folder),
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

const char *named_find(const struct reading *reading, const struct named *named,
                       const char *name, const char *typed)
{
    struct arena *arena = &reading->diag->arena;
    struct shipment shipment = templates_find(named->shelf, arena);
    const char *path = find_beside(reading, named, name);
    const char *quoted = diag_quote(reading->diag, typed);

    if (path && is_link(reading, named, path))
        return NULL;
    if (!path)
        path = find_shipped(&shipment, name);
    if (!path && shipment.missing)
        record_error(reading, named->section, named->key,
                     "there is no %s '%s' beside the model, and %s",
                     named->what, quoted, shipment.missing);
    else if (!path)
        record_error(reading, named->section, named->key,
                     "there is no %s '%s' beside the model, or among those "
                     "that ship with the program%s",
                     named->what, quoted, named->hint(reading, name));
    return path;
}

void named_refuse(const struct reading *reading, const struct named *named,
                  const char *typed)
{
    struct arena *arena = &reading->diag->arena;
    const char *quoted = diag_quote(reading->diag, typed);
    const char *slash = strrchr(typed, '/');
    const char *file = slash ? slash + 1 : typed;
    const char *name = arena_copy_part(arena, file, strcspn(file, "."));

    if (strpbrk(typed, "/."))
        record_error(reading, named->section, named->key,
                     "'%s' is the name of a file; wanted: the name of a %s, "
                     "which is a text file (%s), without its folder and "
                     "ending%s",
                     quoted, named->what, named->ending,
                     named->hint(reading, name));
    else
        record_error(reading, named->section, named->key, NAMES_RULE "%s",
                     quoted, named->hint(reading, name));
}

const char *named_nearest(const struct reading *reading,
                          const struct named *named, const char *name)
{
    struct arena *arena = &reading->diag->arena;
    const char *folder = named_folder(reading->model->path, arena), *other;
    struct shipment shipment = templates_find(named->shelf, arena);
    struct nearest nearest = hint_start(name);
    DIR *files = opendir(*folder ? folder : ".");
    struct dirent *file;

    while (files && (file = readdir(files)))
        if ((other = named_of(file->d_name, named->ending, arena)))
            hint_offer(&nearest, other);
    if (files)
        closedir(files);
    for (size_t i = 0; i < shipment.count; i++)
        hint_offer(&nearest, shipment.all[i].name);
    return hint_text(&nearest, arena);
}
