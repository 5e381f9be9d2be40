/*
 * share.h - the edition for others: a model without what [share] leaves out.
 *
 * A name of leave_out is a kind of sections (tax), one section
 * (overlap.fellowship), a key (grant.applicant), or with * a key of each
 * section of a kind (overlap.*.note).
 */
#ifndef MODEL_SHARE_H
#define MODEL_SHARE_H

#include "model/record.h"

/* Complains of names that name nothing, or a key that each model needs. */
void share_check(const struct reading *reading);

/*
 * A copy of the file without what the names in a list take in, what refers to
 * that, and [share] itself.  Each net target is replaced by the percentage that
 * the model found for it.  The texts live as long as those of ini and arena.
 */
struct ini *share_edition(const struct ini *ini, const struct model *model,
                          const char *names, struct arena *arena);

#endif
