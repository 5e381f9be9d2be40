/* hint.h - what somebody may have meant who wrote a value otherwise. */
#ifndef MODEL_HINT_H
#define MODEL_HINT_H

#include "model/value.h"

/*
 * "; did you mean 1,200.50?" for a text that is no value of its kind, or "":
 * a comma as decimal sign, units or signs around a number, a date in another
 * order, a currency by its name, a word misspelt.
 */
const char *hint_value(enum kind kind, const char *text,
                       const struct setting *setting);

#endif
