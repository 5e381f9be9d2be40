#include "model.h"

#include "figure/compute.h"
#include "figure/gather.h"
#include "model/load.h"
#include "run.h"

#include <stdio.h>
#include <unistd.h>

struct loaded load_text(const char *text, const char *set)
{
    struct loaded loaded = {.diag = {.errors = 0}};
    char folder[64], path[80];

    folder_make(folder);
    snprintf(path, sizeof(path), "%s/model.ini", folder);
    write_file(path, text);
    loaded.ini = ini_open(path, &loaded.diag);
    if (loaded.ini && set)
        load_set(loaded.ini, set, &loaded.diag);
    if (loaded.ini)
        loaded.model = load_model(loaded.ini, &loaded.diag);
    unlink(path);
    rmdir(folder);
    if (loaded.diag.errors)
        return loaded;
    loaded.results = compute_all(loaded.model);
    loaded.figures = gather_all(loaded.model, loaded.results);
    return loaded;
}

const char *loaded_figure(const struct loaded *loaded, const char *name)
{
    const struct figure *figure = figures_find(loaded->figures, name);

    return figure ? value_print(&figure->value, &loaded->figures->arena) : "";
}

void loaded_free(struct loaded *loaded)
{
    figures_free(loaded->figures);
    compute_free(loaded->results);
    model_free(loaded->model);
    if (loaded->ini)
        ini_close(loaded->ini);
    diag_free(&loaded->diag);
}
