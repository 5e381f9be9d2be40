/* rulenames.h - whether the names in funders' rules are those of figures. */
#ifndef FIGURE_RULENAMES_H
#define FIGURE_RULENAMES_H

#include "figure/figures.h"
#include "model/rules.h"

/*
 * Complains, at the rule's own line, of names that no input and no figure of
 * any model can have, and of tests that do not fit what they test.
 */
void rulenames_check(const struct rule_pack *pack, struct diag *diag);

/* The same of all files that a model lists. */
void rulenames_refuse(const struct model *model, struct diag *diag);

#endif
