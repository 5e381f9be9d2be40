#include "model/templates.h"

#include "base/regular.h"
#include "base/system.h"
#include "base/text.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    LINE_LONGEST = 1024
};

static const struct {
    const char *folder, *ending;
} shelves[SHELF_COUNT] = {
    [SHELF_TEMPLATES] = {"", ".ini"},
    [SHELF_TAXES] = {"/tax", ".ini"},
    [SHELF_GRANTS] = {"", ".csv"},
    [SHELF_FUNDERS] = {"/funders", ".ini"},
};

/* The folder of the templates, installed or built; NULL if there is none. */
static const char *template_folder(struct arena *arena)
{
    static const char *const places[] = {"/../share/stipend/templates",
                                         "/../templates", "/../../templates"};
    const char *own = system_folder(arena), *folder = NULL;

    for (size_t i = 0; i < COUNT(places); i++) {
        folder = arena_print(arena, "%s%s", own, places[i]);
        if (!access(folder, R_OK))
            return folder;
    }
    return NULL;
}

static int by_file_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

/* The first line of a file, without its comment sign. */
static const char *first_line(const char *path, struct arena *arena)
{
    char line[LINE_LONGEST] = "";
    const char *fault;
    FILE *file = regular_open(path, &fault);

    if (!file)
        return "";
    if (!fgets(line, sizeof(line), file))
        *line = '\0';
    fclose(file);
    line[strcspn(line, "\r\n")] = '\0';
    return text_printable(text_trim(arena_copy(arena, line + (*line == ';'))));
}

static void add_template(struct shipment *shipment, struct arena *arena,
                         const char *folder, const char *file,
                         const char *ending)
{
    size_t length = strlen(file), end = strlen(ending);
    const char *name, *path;

    if (length <= end || strcmp(file + length - end, ending) != 0)
        return;
    name = arena_copy_part(arena, file, length - end);
    path = arena_print(arena, "%s/%s", folder, file);
    shipment->all = arena_grow(arena, shipment->all, shipment->count,
                               sizeof(*shipment->all));
    shipment->all[shipment->count++] =
        (struct shipped){name, path, first_line(path, arena)};
}

struct shipment templates_find(enum shelf shelf, struct arena *arena)
{
    struct shipment shipment = {.missing = NULL};
    const char *folder = template_folder(arena);
    struct dirent **files;
    int count;

    if (!folder) {
        shipment.missing = arena_print(
            arena,
            "the folder of templates is not found beside the program in %s",
            system_folder(arena));
        return shipment;
    }
    folder = arena_print(arena, "%s%s", folder, shelves[shelf].folder);
    count = scandir(folder, &files, NULL, by_file_name);
    for (int i = 0; i < count; i++) {
        add_template(&shipment, arena, folder, files[i]->d_name,
                     shelves[shelf].ending);
        free(files[i]);
    }
    if (count >= 0)
        free(files);
    return shipment;
}

const char *templates_words(const struct shipment *shipment,
                            struct arena *arena)
{
    const char *words = "";

    for (size_t i = 0; i < shipment->count; i++)
        words = arena_print(arena, "%s %s", words, shipment->all[i].name);
    return words;
}
