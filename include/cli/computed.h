/* computed.h - a model with all its results. */
#ifndef CLI_COMPUTED_H
#define CLI_COMPUTED_H

#include "cli/options.h"
#include "figure/figures.h"
#include "model/ini.h"

struct computed {
    struct ini *ini;
    struct model *model;
    struct results *results;
    struct figures *figures;
};

/*
 * Loads and computes the model at path; "-" is standard input.  Prints errors
 * and warnings.  With --share it is then without what [share] leaves out.  On
 * an error, with --strict also on a warning, it returns false, and the struct
 * is closed.
 */
bool computed_open(struct computed *computed, const char *path,
                   const struct options *options);

/*
 * The same with an open file, which it takes over.  Errors are noted in diag,
 * and warnings stand among the figures; nothing is printed.
 */
bool computed_from(struct computed *computed, struct ini *ini,
                   const struct options *options, struct diag *diag);

/* Frees what is known of its file, which only `explain` needs by then. */
void computed_close_file(struct computed *computed);

/* Frees it; a closed one may be closed again. */
void computed_close(struct computed *computed);

#endif
