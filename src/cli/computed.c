#include "cli/computed.h"

#include "base/diag.h"
#include "figure/compute.h"
#include "figure/gather.h"
#include "figure/grossup.h"
#include "figure/review.h"
#include "model/load.h"

void computed_close_file(struct computed *computed)
{
    if (computed->ini)
        ini_close(computed->ini);
    computed->ini = NULL;
}

void computed_close(struct computed *computed)
{
    figures_free(computed->figures);
    compute_free(computed->results);
    model_free(computed->model);
    computed_close_file(computed);
    *computed = (struct computed){.ini = NULL};
}

bool computed_open(struct computed *computed, const char *path,
                   const struct options *options)
{
    struct diag diag = {.errors = 0};
    bool good;

    *computed = (struct computed){.ini = ini_open(path, &diag)};
    for (size_t i = 0; computed->ini && i < options->set_count; i++)
        load_set(computed->ini, options->sets[i], &diag);
    if (computed->ini)
        computed->model = load_model(computed->ini, &diag);
    if (!diag.errors)
        grossup_model(computed->model, computed->ini, &diag);
    if (!diag.errors) {
        computed->results = compute_all(computed->model);
        computed->figures = gather_all(computed->model, computed->results);
        review_refuse(computed->figures, computed->ini, &diag);
    }
    good = diag.errors == 0;
    diag_print(&diag, stderr);
    if (good) {
        review_warn(computed->figures, computed->ini);
        diag_print(&computed->figures->warnings, stderr);
    }
    diag_free(&diag);
    if (!good)
        computed_close(computed);
    return good;
}
