/* text.h - UTF-8 as people write and read it. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/* A number that is a macro, as a text. */
#define TEXT_OF(number) TEXT_OF_IT(number)
#define TEXT_OF_IT(number) #number

/*
 * The first character of a text, -1 if it is not valid UTF-8; *bytes is how
 * many bytes it has.
 */
int32_t text_character(const char *text, size_t length, size_t *bytes);

/*
 * Why a model may not have the first character of a text; NULL if it may.
 * *bytes is how many bytes it has.
 */
const char *text_fault(const char *text, size_t length, size_t *bytes);

/* The first fault of a whole string, or NULL. */
const char *text_problem(const char *text);

/* Replaces, in place, bytes that a terminal should not receive with `?`. */
char *text_printable(char *text);

/* A copy, replaced in the same way. */
const char *text_shown(struct arena *arena, const char *text);

/* Columns that a terminal needs for valid UTF-8. */
int text_width(const char *text);

/* The same for the first bytes of a text. */
int text_part_width(const char *text, size_t length);

/* Prints text, filled with blanks to width columns; right-aligned if right. */
void text_pad(FILE *out, const char *text, int width, bool right);

/* The bytes of the whole characters within the first `longest` bytes. */
size_t text_cut(const char *text, size_t longest);

/* Blanks and tabs, the only white space inside a line. */
bool text_is_blank(char c);

/* The text from its first character that is not a blank. */
char *text_skip_blanks(char *text);

/* Cuts blanks off both ends, in place. */
char *text_trim(char *text);

/* Makes A to Z small letters, in place. */
void text_lower(char *text);

/* A copy with capitals for a to z. */
const char *text_uppered(struct arena *arena, const char *text);

/* A copy with small letters. */
const char *text_lowered(struct arena *arena, const char *text);

/* How many characters valid UTF-8 has. */
int text_length(const char *text);

/* A copy with small letters of all scripts, one for each character. */
const char *text_folded(struct arena *arena, const char *text);

/* Whether two texts are equal, apart from the case of A to Z. */
bool text_same_letters(const char *a, const char *b);

/* Whether names match [a-z][a-z0-9_]{0,30}. */
bool text_is_name(const char *text);

/*
 * Whether a word is one of those with blanks or commas between them, in letters
 * of either case; none is if words is NULL.
 */
bool text_has_word(const char *words, const char *word);

#endif
