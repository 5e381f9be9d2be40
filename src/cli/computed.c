#include "cli/computed.h"

#include "base/diag.h"
#include "figure/compute.h"
#include "figure/gather.h"
#include "figure/grossup.h"
#include "figure/review.h"
#include "figure/rulenames.h"
#include "model/assign.h"
#include "model/load.h"
#include "model/share.h"
#include "model/taxload.h"

#include <string.h>

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
    rulenames_refuse(computed->model, diag);
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

static const char *request_of(const struct computed *computed, size_t tier,
                              struct arena *arena)
{
    const char *section = computed->model->tiers[tier].head.section;
    const struct figure *request =
        figures_get(computed->figures, "%s.request", section);

    return value_show(&request->value, arena);
}

/* The edition of a model without what the names in a list take in. */
static bool compute_edition(const struct computed *whole, const char *names,
                            struct computed *edition, struct diag *diag)
{
    *edition =
        (struct computed){.ini = share_edition(whole->ini, whole->model, names,
                                               &whole->figures->arena)};
    compute(edition, diag);
    return !diag->errors;
}

/* The request of a tier in an edition; NULL if it is not there. */
static const char *edition_request(const struct computed *edition,
                                   const char *tier, struct arena *arena)
{
    size_t index = model_tier(edition->model, tier);

    return index < edition->model->tier_count
               ? request_of(edition, index, arena)
               : NULL;
}

/* Those of the names that change a request when each is left out alone. */
static const char *names_that_change(const struct computed *whole, size_t tier,
                                     struct arena *arena)
{
    const char *names = whole->model->share.leave_out.text, *name;
    const char *request = request_of(whole, tier, arena), *other;
    const char *list = "";

    for (size_t i = 0; (name = word_at(names, i, arena)); i++) {
        struct diag diag = {.errors = 0};
        struct computed edition;

        other = compute_edition(whole, name, &edition, &diag)
                    ? edition_request(
                          &edition, whole->model->tiers[tier].head.name, arena)
                    : "";
        if (other && strcmp(other, request) != 0)
            list = arena_print(arena, "%s%s%s", list, *list ? ", " : "", name);
        computed_close(&edition);
        diag_free(&diag);
    }
    return *list ? list : word_list(names, arena);
}

/* Complains of each tier that asks for another amount in the edition. */
static void refuse_other_requests(const struct computed *whole,
                                  const struct computed *edition,
                                  struct diag *diag)
{
    struct arena *arena = &diag->arena;
    const struct model *model = whole->model;

    for (size_t t = 0; t < model->tier_count; t++) {
        const struct head *tier = &model->tiers[t].head;
        const char *request = request_of(whole, t, arena);
        const char *other = edition_request(edition, tier->name, arena);

        if (other && strcmp(other, request) != 0)
            diag_error(diag, ini_place(whole->ini, "share", "leave_out"),
                       "[%s] asks for %s %s, and for %s %s without %s: these "
                       "cannot be left out",
                       tier->section, request, model->grant.currency.code,
                       other, model->grant.currency.code,
                       names_that_change(whole, t, arena));
    }
}

/* Puts the edition for others in the place of a model. */
static bool share(struct computed *whole)
{
    struct diag diag = {.errors = 0};
    struct computed edition;
    const char *names = whole->model->share.leave_out.text;
    bool same;

    if (!compute_edition(whole, names, &edition, &diag))
        diag_error(&diag, ini_place(whole->ini, "share", "leave_out"),
                   "without %s the model has these errors",
                   word_list(names, &diag.arena));
    else
        refuse_other_requests(whole, &edition, &diag);
    diag_print(&diag, stderr);
    same = !diag.errors;
    diag_free(&diag);
    computed_close_file(&edition);
    computed_close(same ? whole : &edition);
    if (same)
        *whole = edition;
    return same;
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
    diag_free(&diag);
    if (!good)
        return false;
    good = !options->strict || !computed->figures->warnings.noted;
    diag_print(&computed->figures->warnings, stderr);
    if (good && options->share)
        good = share(computed);
    if (!good)
        computed_close(computed);
    return good;
}
