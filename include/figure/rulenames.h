/* rulenames.h - whether the names in funders' rules are those of figures. */
#ifndef FIGURE_RULENAMES_H
#define FIGURE_RULENAMES_H

#include "figure/figures.h"

/*
 * Complains, at the rule's own line, of names that no input and no figure of
 * any model can have, and of limits that are not written as what they test.
 */
void rulenames_refuse(const struct model *model, struct diag *diag);

#endif
