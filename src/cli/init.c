#include "cli/init.h"

#include "base/file.h"
#include "base/memfile.h"
#include "base/regular.h"
#include "base/text.h"
#include "model/starter.h"
#include "model/templates.h"
#include "model/value.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static enum status complain(const char *path, const char *what,
                            const char *cause)
{
    struct arena arena = {.newest = NULL};

    fprintf(stderr, "stipend: %s: cannot be %s: %s\n", text_shown(&arena, path),
            what, cause);
    arena_free(&arena);
    return STATUS_WRONG;
}

static enum status copy_file(const char *path, FILE *to)
{
    const char *fault;
    FILE *from = regular_open(path, &fault);
    enum status status = STATUS_GOOD;
    int c;

    if (!from)
        return complain(path, "read", fault);
    while ((c = getc(from)) != EOF)
        putc(c, to);
    if (ferror(from))
        status = complain(path, "read", strerror(errno));
    fclose(from);
    return status;
}

static enum status no_such_template(const char *name,
                                    const struct shipment *shipment,
                                    struct arena *arena)
{
    const char *names = templates_words(shipment, arena);

    if (shipment->missing) {
        fprintf(stderr, "stipend: %s\n", text_shown(arena, shipment->missing));
        return STATUS_WRONG;
    }
    fprintf(stderr, "stipend: no such template: %s%s; there are:%s\n",
            text_printable(arena_copy(arena, name)),
            word_hint(names, name, arena), names);
    return STATUS_USAGE;
}

static enum status print_template(FILE *out, const char *name)
{
    struct arena arena = {.newest = NULL};
    struct shipment shipment = templates_find(SHELF_TEMPLATES, &arena);
    enum status status;
    size_t i = 0;

    while (i < shipment.count && strcmp(shipment.all[i].name, name) != 0)
        i++;
    status = i < shipment.count ? copy_file(shipment.all[i].path, out)
                                : no_such_template(name, &shipment, &arena);
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

/* Why a model cannot be written at path; context is the options. */
static const char *hindrance(const char *path, void *context)
{
    const struct options *options = context;
    const char *obstacle = file_obstacle(path);

    if (!obstacle && !options->force && !access(path, F_OK))
        obstacle = "it is there already; --force replaces it";
    return obstacle;
}

/* Writes a model to the file at path, whole or not at all. */
static enum status write_model(const char *path, const struct options *options)
{
    struct options own = *options;
    int fd = memfile_open();
    FILE *memory = fd < 0 ? NULL : fdopen(fd, "w");
    const char *fault = NULL;
    enum status status;

    if (!memory)
        return complain(path, "written", strerror(errno));
    status = print_model(memory, options);
    if (!status)
        fault = fflush(memory) || ferror(memory)
                    ? strerror(errno)
                    : file_replace(fd, path, hindrance, &own);
    fclose(memory);
    return fault ? complain(path, "written", fault) : status;
}

enum status init_run(const struct options *options)
{
    const char *path = options->files[0];

    if (!options->file_count || !strcmp(path, "-"))
        return print_model(stdout, options);
    return write_model(path, options);
}
