/* bookname.h - what a workbook is called. */
#ifndef CLI_BOOKNAME_H
#define CLI_BOOKNAME_H

#include "base/arena.h"

#include <stdbool.h>

/*
 * The name for the workbook of a model: "a.xlsx" of "b/a.ini", "a.share.xlsx"
 * for the edition for others.
 */
const char *bookname_of(const char *model, bool share, struct arena *arena);

/*
 * Whether a workbook of a model can have the path that --output gives.  If not,
 * says what is wrong with it and what to write.
 */
bool bookname_is_good(const char *path, const char *model, struct arena *arena);

#endif
