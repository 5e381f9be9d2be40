/* likeness.h - how near what was typed is to a name. */
#ifndef BASE_LIKENESS_H
#define BASE_LIKENESS_H

#include "base/letters.h"

enum {
    LIKENESS_NONE = LETTERS_NONE
};

/*
 * The distance of what was typed from a word, in thousandths of a wrong letter;
 * LIKENESS_NONE if it is not near.  Parts between dots, and pieces of a part
 * between `_`, are compared one by one: some may be missing.  Numbers are the
 * nearer the less they differ.  A part of the word in capitals, such as NAME,
 * stands for any.
 */
size_t likeness(const char *typed, const char *word);

#endif
