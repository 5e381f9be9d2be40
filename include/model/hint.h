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

/* The nearest so far of the words that were offered for what was typed. */
struct nearest {
    const char *typed, *word; /* NULL if none is near */
    size_t distance;          /* that the next one must be below */
};

/* Begins a search for a word near to another. */
struct nearest hint_start(const char *typed);

/*
 * Offers a word, which must outlive the search.  A name such as "tier.a.note"
 * is near to "note" and "tier.note", too; of equally near ones the first stays.
 * See likeness.
 */
void hint_offer(struct nearest *nearest, const char *word);

/* "; did you mean X?" with the nearest word, or "". */
const char *hint_text(const struct nearest *nearest, struct arena *arena);

/* The same of some words with blanks or commas between them. */
const char *hint_word(const char *words, const char *typed,
                      struct arena *arena);

#endif
