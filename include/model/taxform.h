/* taxform.h - the forms and steps of a tax table's lines, read from text. */
#ifndef MODEL_TAXFORM_H
#define MODEL_TAXFORM_H

#include "model/record.h"
#include "model/tax.h"

/* What the inputs are called in a form. */
extern const char *const tax_inputs[TAX_INPUT_COUNT];

/*
 * Reads "wages + other - 0.5*ss" of a line's key: numbers times inputs or lines
 * before it, and numbers alone.  Complains of what is none; a text that is not
 * given leaves the form empty.
 */
void taxform_read(const struct tax_table *table, const struct tax_line *line,
                  const char *key, const char *text, struct tax_form *form,
                  const struct reading *reading);

/* Reads the line's rates, "400:100%+400, 1000:12.5%", with rising thresholds.
 */
void taxform_read_steps(struct tax_line *line, const struct reading *reading);

#endif
