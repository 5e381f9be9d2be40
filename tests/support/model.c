#include "model.h"

#include "base/memfile.h"
#include "figure/compute.h"
#include "figure/gather.h"
#include "model/assign.h"
#include "model/load.h"
#include "run.h"

#include <unistd.h>

struct loaded load_text(const char *text, const char *set)
{
    struct loaded loaded = {.diag = {.errors = 0}};
    int fd = memfile_open();
    char path[MEMFILE_PATH_SIZE];

    write_file(memfile_path(fd, path), text);
    loaded.ini = ini_open(path, INI_MODEL, &loaded.diag);
    if (loaded.ini && set)
        assign_key(loaded.ini, set, &loaded.diag);
    if (loaded.ini)
        loaded.model = load_model(loaded.ini, &loaded.diag);
    close(fd);
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
