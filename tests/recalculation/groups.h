/*
 * groups.h - groups of workbooks that other programs recalculate.
 *
 * All groups put their workbooks on one rig, so that the engines start a few
 * times only; then each judges its own.
 */
#ifndef RECALCULATION_GROUPS_H
#define RECALCULATION_GROUPS_H

#include "rig.h"

struct group {
    void (*prepare)(struct rig *rig);
    int (*judge)(void); /* whether a test failed */
};

extern const struct group group_results, group_chance, group_changes,
    group_refused;

/* Runs the tests of some groups; gives whether one failed. */
int groups_run(const struct engines *engines,
               const struct group *const groups[], int count);

#endif
