#include "cli/job.h"

#include "base/diag.h"
#include "figure/grossup.h"
#include "figure/review.h"
#include "model/load.h"

#include <stdio.h>

void job_close(struct job *job)
{
    figures_free(job->figures);
    results_free(job->results);
    model_free(job->model);
    if (job->ini)
        ini_close(job->ini);
    *job = (struct job){NULL, NULL, NULL, NULL};
}

/* The percentages of tiers that say what is to be left after tax. */
static void gross_up(struct model *model, const struct ini *ini,
                     struct diag *diag)
{
    for (size_t t = 0; t < model->tier_count; t++) {
        const struct tier *tier = &model->tiers[t];
        struct place at = ini_place(ini, tier->head.section, "net_target");
        enum grossup found;
        long tries;

        if (tier->net_target.minor == ABSENT)
            continue;
        found = grossup_tier(model, t, &tries);
        if (found == GROSSUP_NONE)
            diag_error(diag, at,
                       "cannot be reached: no percentage of the salary up to "
                       "1000 leaves as much after tax");
        if (found == GROSSUP_GIVEN_UP)
            diag_error(diag, at,
                       "no percentage found within %ld tries: give a percent "
                       "instead",
                       tries);
    }
}

/* Loads and computes one model, printing what is wrong with it. */
bool job_open(struct job *job, const char *path, const struct options *options)
{
    struct diag diag = {.errors = 0};
    bool good;

    *job = (struct job){.ini = ini_open(path, &diag)};
    for (size_t i = 0; job->ini && i < options->set_count; i++)
        load_set(job->ini, options->sets[i], &diag);
    if (job->ini)
        job->model = load_model(job->ini, &diag);
    if (!diag.errors)
        gross_up(job->model, job->ini, &diag);
    if (!diag.errors) {
        job->results = results_compute(job->model);
        job->figures = figures_gather(job->model, job->results);
        review_refuse(job->figures, job->ini, &diag);
    }
    good = diag.errors == 0;
    diag_print(&diag, stderr);
    if (good) {
        review_warn(job->figures, job->ini);
        diag_print(&job->figures->warnings, stderr);
    }
    diag_free(&diag);
    if (!good)
        job_close(job);
    return good;
}
