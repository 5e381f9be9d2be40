/* check.h - rules on several keys of a model together. */
#ifndef MODEL_CHECK_H
#define MODEL_CHECK_H

#include "model/record.h"

/*
 * Notes every broken rule.  Keys that could not be read are not reported again:
 * their entries show that they were given.
 */
void check_model(const struct reading *reading);

#endif
