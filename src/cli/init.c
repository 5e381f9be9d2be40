#include "cli/init.h"

#include "base/arena.h"
#include "base/text.h"
#include "model/starter.h"
#include "output/file.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    NAMES_LONGEST = 1024,
    PATH_LONGEST = 4096
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

/* The length of a template's NAME in NAME.ini, or 0. */
static int name_length(const char *file)
{
    size_t length = strlen(file);

    return length > 4 && !strcmp(file + length - 4, ".ini") ? (int)length - 4
                                                            : 0;
}

static enum status no_such_template(const char *name, const char *folder)
{
    struct dirent **files;
    int count = scandir(folder, &files, NULL, by_name);

    fprintf(stderr, "stipend: no such template: %s; there are:", name);
    for (int i = 0; i < count; i++) {
        int length = name_length(files[i]->d_name);

        if (length)
            fprintf(stderr, " %.*s", length, files[i]->d_name);
        free(files[i]);
    }
    if (count >= 0)
        free(files);
    fputs("\n", stderr);
    return STATUS_USAGE;
}

static void copy_stream(FILE *from, FILE *to)
{
    int c;

    while ((c = getc(from)) != EOF)
        putc(c, to);
}

static enum status print_template(FILE *out, const char *name)
{
    struct arena arena = {NULL};
    const char *folder = template_folder(&arena);
    FILE *file =
        text_is_name(name)
            ? fopen(arena_print(&arena, "%s/%s.ini", folder, name), "r")
            : NULL;
    enum status status = STATUS_GOOD;

    if (file) {
        copy_stream(file, out);
        fclose(file);
    } else {
        status = no_such_template(name, folder);
    }
    arena_free(&arena);
    return status;
}

static enum status print_model(FILE *out, const struct options *options)
{
    if (options->template)
        return print_template(out, options->template);
    starter_print(out);
    return STATUS_GOOD;
}

static enum status complain(const char *path, const char *cause)
{
    fprintf(stderr, "stipend: %s: cannot be written: %s\n", path, cause);
    return STATUS_WRONG;
}

enum status init_run(const struct options *options)
{
    const char *path = options->files[0];
    enum status status;
    FILE *memory;
    int fd;

    if (!options->file_count)
        return print_model(stdout, options);
    if (!strcmp(path, "-"))
        return print_model(stdout, options);
    if (file_obstacle(path))
        return complain(path, file_obstacle(path));
    if (!options->force && !access(path, F_OK))
        return complain(path, "it is there already; --force replaces it");
    fd = file_in_memory();
    memory = fd < 0 ? NULL : fdopen(fd, "w");
    if (!memory)
        return complain(path, strerror(errno));
    status = print_model(memory, options);
    if (!status && (fflush(memory) || !file_replace(fd, path)))
        status = complain(path, strerror(errno));
    fclose(memory);
    return status;
}
