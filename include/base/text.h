/* text.h - UTF-8 as people write and read it. */
#ifndef BASE_TEXT_H
#define BASE_TEXT_H

#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

/*
 * The character that text begins with, -1 where it is not valid UTF-8; *bytes
 * tells how many bytes it takes.
 */
int32_t text_character(const char *text, size_t length, size_t *bytes);

/*
 * What a model may not hold, found at the start of text: NULL where the next
 * character is good, else a few words.  *bytes tells how many bytes it takes.
 */
const char *text_fault(const char *text, size_t length, size_t *bytes);

/* The first fault of a whole string, or NULL. */
const char *text_problem(const char *text);

/* What a file or a shell hands us must not reach a terminal raw: in place. */
char *text_printable(char *text);

/* The same of a copy. */
const char *text_shown(struct arena *arena, const char *text);

/* Columns that a terminal needs for valid UTF-8. */
int text_width(const char *text);

/* Prints text and the blanks that fill it up to width columns. */
void text_pad(FILE *out, const char *text, int width, bool right);

/* How many bytes of text to keep, at most longest: whole characters. */
size_t text_cut(const char *text, size_t longest);

/* Blanks and tabs, the only white space inside a line. */
bool text_is_blank(char c);

/* The first character of a text that is no blank. */
char *text_skip_blanks(char *text);

/* Cuts blanks off both ends, in place. */
char *text_trim(char *text);

/* The same letters, A to Z made small; other bytes stay. */
void text_lower(char *text);

/* A copy with small letters. */
const char *text_lowered(struct arena *arena, const char *text);

/* Whether two texts differ at most in A to Z being capital or small. */
bool text_same_letters(const char *a, const char *b);

/* Whether names match [a-z][a-z0-9_]{0,30}. */
bool text_is_name(const char *text);

/* How many letters must be changed to make one word of the other. */
size_t text_distance(const char *a, const char *b);

#endif
