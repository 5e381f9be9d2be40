/* job.h - a model with all its results. */
#ifndef CLI_JOB_H
#define CLI_JOB_H

#include "cli/options.h"
#include "figure/figures.h"
#include "model/ini.h"

struct job {
    struct ini *ini;
    struct model *model;
    struct results *results;
    struct figures *figures;
};

/*
 * Loads and computes the model at path; "-" is standard input.  Prints errors
 * and warnings.  On an error it returns false, and the job is closed.
 */
bool job_open(struct job *job, const char *path, const struct options *options);

/* Frees a job; a closed one may be closed again. */
void job_close(struct job *job);

#endif
