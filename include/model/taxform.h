/* taxform.h - the forms and steps of a tax table's lines, read from text. */
#ifndef MODEL_TAXFORM_H
#define MODEL_TAXFORM_H

#include "model/record.h"
#include "model/tax.h"

/* The names of the inputs in a form. */
extern const char *const tax_inputs[TAX_INPUT_COUNT];

/*
 * Reads a key of a line, "wages + other - 0.5*ss": numbers, times an input or
 * an earlier line.  Complains of anything else; a text that is not given leaves
 * the form empty.
 */
void taxform_read(const struct tax_table *table, const struct tax_line *line,
                  const char *key, const char *text, struct tax_form *form,
                  const struct reading *reading);

/* Reads rates, "400:100%+400, 1000:12.5%", whose thresholds must rise. */
void taxform_read_steps(struct tax_line *line, const struct reading *reading);

#endif
