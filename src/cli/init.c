#include "cli/runs.h"

#include "base/file.h"
#include "base/memfile.h"
#include "base/regular.h"
#include "base/text.h"
#include "cli/options.h"
#include "model/hint.h"
#include "model/starter.h"
#include "model/templates.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static enum status copy_file(const char *path, FILE *to)
{
    const char *fault;
    FILE *from = regular_open(path, &fault);
    enum status status = STATUS_GOOD;
    int c;

    if (!from)
        return command_failed(path, "read", fault);
    while ((c = getc(from)) != EOF)
        putc(c, to);
    if (ferror(from))
        status = command_failed(path, "read", strerror(errno));
    fclose(from);
    return status;
}

static enum status no_such_template(const struct options *options,
                                    const struct shipment shelves[])
{
    struct arena *arena = options->arena;
    const char *missing = shelves[SHELF_TEMPLATES].missing;
    const char *name = options->template;
    const char *templates = templates_words(&shelves[SHELF_TEMPLATES], arena);
    const char *all = "";

    if (missing) {
        fprintf(stderr, "stipend: %s\n", text_shown(arena, missing));
        return STATUS_WRONG;
    }
    for (unsigned shelf = 0; shelf < SHELF_COUNT; shelf++)
        all = arena_print(arena, "%s%s", all,
                          templates_words(&shelves[shelf], arena));
    fprintf(stderr,
            "stipend: no such template: %s%s; there are:%s, and what `stipend "
            "list taxes` and `stipend list funders` name\n",
            text_shown(arena, name), hint_word(all, name, arena), templates);
    return STATUS_USAGE;
}

/* Prints the file that ships under the name, or else the starter model. */
static enum status print_model(FILE *out, const struct options *options)
{
    struct shipment shelves[SHELF_COUNT];

    if (!options->template) {
        starter_print(out);
        return STATUS_GOOD;
    }
    for (unsigned shelf = 0; shelf < SHELF_COUNT; shelf++) {
        shelves[shelf] = templates_find(shelf, options->arena);
        for (size_t i = 0; i < shelves[shelf].count; i++)
            if (text_same_letters(shelves[shelf].all[i].name,
                                  options->template))
                return copy_file(shelves[shelf].all[i].path, out);
    }
    return no_such_template(options, shelves);
}

/* Why a model cannot be written at path, or NULL; context is --force. */
static const char *model_hindrance(const char *path, void *context)
{
    const bool *force = context;
    const char *obstacle = file_obstacle(path);

    if (!obstacle && !*force && !access(path, F_OK))
        obstacle = "it exists already; --force replaces it";
    return obstacle;
}

/* Writes a model to the file at path, whole or not at all. */
static enum status write_model(const char *path, const struct options *options)
{
    bool force = options->force;
    int fd = memfile_open();
    FILE *memory = fd < 0 ? NULL : fdopen(fd, "w");
    const char *fault = NULL;
    enum status status;

    if (!memory)
        return command_failed(path, "written", strerror(errno));
    status = print_model(memory, options);
    if (!status)
        fault = fflush(memory) || ferror(memory)
                    ? strerror(errno)
                    : file_replace(fd, path, model_hindrance, &force);
    fclose(memory);
    return fault ? command_failed(path, "written", fault) : status;
}

enum status init_run(const struct options *options)
{
    const char *path = options->files[0];

    if (!options->file_count || !strcmp(path, "-"))
        return print_model(stdout, options);
    return write_model(path, options);
}
