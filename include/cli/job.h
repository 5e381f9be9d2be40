/* job.h - one model with all that follows from it. */
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
 * Loads and computes the model at path, "-" being standard input.  Prints all
 * that is wrong with it and returns false where anything is; the job is then
 * closed already.
 */
bool job_open(struct job *job, const char *path, const struct options *options);

/* Gives back all of a job; a closed one may be closed again. */
void job_close(struct job *job);

#endif
