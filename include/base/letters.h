/* letters.h - how many letters of a word are wrong. */
#ifndef BASE_LETTERS_H
#define BASE_LETTERS_H

#include <stdbool.h>
#include <stddef.h>

/* A part of a text. */
struct slice {
    const char *text;
    size_t length;
};

enum {
    LETTERS_LONGEST = 127, /* of a text */
    LETTER = 1000,         /* the distance if one is wrong or missing */
    LETTER_SWAPPED = 750,  /* if two have changed places */
    LETTER_FIRST = 200,    /* on top, if the first letter is another one */
    LETTERS_NONE = 1000000 /* more than any distance */
};

/* Whether two letters are equal, in either case. */
bool letters_same(char a, char b);

/*
 * The distance of two texts of at most LETTERS_LONGEST bytes; LETTERS_NONE if
 * it is above `most`.  Signs such as '.' count less than letters.
 */
size_t letters_distance(struct slice a, struct slice b, size_t most);

#endif
