/*
 * groups.h - groups of workbooks that LibreOffice and Gnumeric recalculate.
 *
 * All groups put their workbooks on one bench, so that the engines start a few
 * times only; then each judges its own.
 */
#ifndef RECALCULATION_GROUPS_H
#define RECALCULATION_GROUPS_H

#include "bench.h"

struct group {
    void (*prepare)(struct bench *bench);
    int (*judge)(void); /* whether a test failed */
};

extern const struct group group_results, group_chance, group_changes,
    group_refused;

#endif
