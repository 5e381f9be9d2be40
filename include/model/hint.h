/* hint.h - what a person may have meant by a word or value that is refused. */
#ifndef MODEL_HINT_H
#define MODEL_HINT_H

#include "model/value.h"

/*
 * "; did you mean 1,200.50?" for a text that is no value of its kind, or "".
 * It knows decimal commas, units and signs around a number, other orders of a
 * date, names of currencies and misspelt words.
 */
const char *hint_value(enum kind kind, const char *text,
                       const struct setting *setting);

/* "; did you mean X?" with the nearest of some words, or "". */
const char *hint_word(const char *words, const char *typed,
                      struct arena *arena);

#endif
