#include "cli/init.h"

#include "base/text.h"
#include "cli/templates.h"
#include "model/names.h"
#include "model/starter.h"
#include "output/file.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void copy_stream(FILE *from, FILE *to)
{
    int c;

    while ((c = getc(from)) != EOF)
        putc(c, to);
}

static enum status no_such_template(const char *name,
                                    const struct shipment *shipment,
                                    struct arena *arena)
{
    const char *names = "";

    for (size_t i = 0; i < shipment->count; i++)
        names = arena_print(arena, "%s %s", names, shipment->all[i].name);
    fprintf(stderr, "stipend: no such template: %s%s; there are:%s\n",
            text_printable(arena_copy(arena, name)),
            names_hint(arena, names, name), names);
    return STATUS_USAGE;
}

static enum status print_template(FILE *out, const char *name)
{
    struct arena arena = {NULL};
    struct shipment shipment = templates_find(SHELF_TEMPLATES, &arena);
    enum status status = STATUS_GOOD;
    FILE *file = NULL;
    size_t i = 0;

    while (i < shipment.count && strcmp(shipment.all[i].name, name) != 0)
        i++;
    if (i < shipment.count)
        file = fopen(shipment.all[i].path, "r");
    if (file) {
        copy_stream(file, out);
        fclose(file);
    } else {
        status = no_such_template(name, &shipment, &arena);
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
    struct arena arena = {NULL};

    fprintf(stderr, "stipend: %s: cannot be written: %s\n",
            text_shown(&arena, path), cause);
    arena_free(&arena);
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
