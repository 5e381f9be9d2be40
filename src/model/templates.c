#include "model/templates.h"

#include "base/text.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    PATH_LONGEST = 4096,
    LINE_LONGEST = 1024
};

static const char *const shelves[] = {
    [SHELF_TEMPLATES] = "",
    [SHELF_TAXES] = "/tax",
    [SHELF_FUNDERS] = "/funders",
};

/* The folder that the program itself lies in, or "". */
static const char *own_folder(struct arena *arena)
{
    char self[PATH_LONGEST];
    ssize_t length = readlink("/proc/self/exe", self, sizeof(self) - 1);
    char *slash;

    if (length <= 0)
        return "";
    self[length] = '\0';
    slash = strrchr(self, '/');
    *slash = '\0';
    return arena_copy(arena, self);
}

/* Where the templates are: as installed beside the program, or as built. */
static const char *template_folder(struct arena *arena)
{
    static const char *const places[] = {"/../share/stipend/templates",
                                         "/../templates", "/../../templates"};
    const char *own = own_folder(arena), *folder = NULL;

    for (size_t i = 0; i < COUNT(places); i++) {
        folder = arena_print(arena, "%s%s", own, places[i]);
        if (!access(folder, R_OK))
            break;
    }
    return folder;
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

/* What stands in a file's first line behind its comment sign. */
static const char *first_line(const char *path, struct arena *arena)
{
    char line[LINE_LONGEST] = "";
    FILE *file = fopen(path, "r");

    if (!file)
        return "";
    if (!fgets(line, sizeof(line), file))
        *line = '\0';
    fclose(file);
    line[strcspn(line, "\r\n")] = '\0';
    return text_printable(text_trim(arena_copy(arena, line + (*line == ';'))));
}

static void add(struct shipment *shipment, struct arena *arena,
                const char *folder, const char *file)
{
    size_t length = strlen(file);
    char *name;
    const char *path;

    if (length <= 4 || strcmp(file + length - 4, ".ini") != 0)
        return;
    name = arena_copy(arena, file);
    name[length - 4] = '\0';
    path = arena_print(arena, "%s/%s", folder, file);
    shipment->all = arena_grow(arena, shipment->all, shipment->count,
                               sizeof(*shipment->all));
    shipment->all[shipment->count++] =
        (struct shipped){name, path, first_line(path, arena)};
}

struct shipment templates_find(enum shelf shelf, struct arena *arena)
{
    struct shipment shipment = {NULL, 0};
    const char *folder =
        arena_print(arena, "%s%s", template_folder(arena), shelves[shelf]);
    struct dirent **files;
    int count = scandir(folder, &files, NULL, by_name);

    for (int i = 0; i < count; i++) {
        add(&shipment, arena, folder, files[i]->d_name);
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
