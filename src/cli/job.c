#include "cli/job.h"

#include "base/diag.h"
#include "figure/compute.h"
#include "figure/gather.h"
#include "figure/grossup.h"
#include "figure/review.h"
#include "model/load.h"

void job_close(struct job *job)
{
    figures_free(job->figures);
    compute_free(job->results);
    model_free(job->model);
    if (job->ini)
        ini_close(job->ini);
    *job = (struct job){.ini = NULL};
}

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
        grossup_model(job->model, job->ini, &diag);
    if (!diag.errors) {
        job->results = compute_all(job->model);
        job->figures = gather_all(job->model, job->results);
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
