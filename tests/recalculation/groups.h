/*
 * groups.h - groups of workbooks that LibreOffice and Gnumeric recalculate.
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

#endif
