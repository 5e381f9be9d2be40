/* checkkeys.h - checks of which keys a section gives. */
#ifndef MODEL_CHECKKEYS_H
#define MODEL_CHECKKEYS_H

#include "model/record.h"

/* Whether the file has the key, readable or not. */
bool check_gives(const struct reading *reading, const struct head *head,
                 const char *key);

/*
 * A section may have one of some keys, and must have one if that is needed; c
 * may be NULL.  The last one is blamed, or the first that --set gave.
 */
void check_one_of(const struct reading *reading, const struct head *head,
                  const char *a, const char *b, const char *c, bool needed);

/* A date may not be before another, which the text `start` names. */
void check_order(const struct reading *reading, const struct head *head,
                 struct date from, struct date until, const char *key,
                 const char *start);

/* The currency of a section's amounts must have a rate. */
void check_currency(const struct reading *reading, const struct head *head,
                    struct currency currency);

#endif
