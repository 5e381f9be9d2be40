#include "cli/computed.h"

#include "base/diag.h"
#include "figure/compute.h"
#include "figure/gather.h"
#include "figure/grossup.h"
#include "figure/review.h"
#include "model/assign.h"
#include "model/load.h"
#include "model/taxload.h"

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

/* Makes all that follows from the file, as far as it has no error. */
static void compute(struct computed *computed, struct diag *diag)
{
    computed->model = load_model(computed->ini, diag);
    if (!diag->errors)
        grossup_model(computed->model, computed->ini, diag);
    if (diag->errors)
        return;
    computed->results = compute_all(computed->model);
    computed->figures = gather_all(computed->model, computed->results);
    review_refuse(computed->figures, computed->ini, diag);
    if (!diag->errors)
        review_warn(computed->figures, computed->ini);
}

/*
 * Blames --set for what is said only with it: the file is computed without it
 * for that.  The file itself had the first complaints, and so many errors.
 */
static void blame_sets(const struct computed *computed, struct diag *diag,
                       size_t first, size_t errors)
{
    struct computed file = {.ini = ini_without_sets(computed->ini)};
    struct diag without = {.errors = errors};

    compute(&file, &without);
    if (diag->errors)
        diag_blame_set(diag, &without, first);
    else if (!without.errors)
        diag_blame_set(&computed->figures->warnings, &file.figures->warnings,
                       0);
    computed_close(&file);
    diag_free(&without);
}

bool computed_from(struct computed *computed, struct ini *ini,
                   const struct options *options, struct diag *diag)
{
    size_t first = diag->noted, errors = diag->errors;

    *computed = (struct computed){.ini = ini};
    for (size_t i = 0; i < options->set_count && !tax_table_is(ini); i++)
        assign_key(ini, options->sets[i], diag);
    compute(computed, diag);
    if (options->set_count &&
        (diag->noted > first ||
         (computed->figures && computed->figures->warnings.noted)))
        blame_sets(computed, diag, first, errors);
    if (diag->errors)
        computed_close(computed);
    return !diag->errors;
}

bool computed_open(struct computed *computed, const char *path,
                   const struct options *options)
{
    struct diag diag = {.errors = 0};
    struct ini *ini = ini_open(path, INI_MODEL, &diag);
    bool good = ini && computed_from(computed, ini, options, &diag);

    if (!ini)
        *computed = (struct computed){.ini = NULL};
    diag_print(&diag, stderr);
    if (good)
        diag_print(&computed->figures->warnings, stderr);
    diag_free(&diag);
    return good;
}
