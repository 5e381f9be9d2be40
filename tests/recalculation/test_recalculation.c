/* What LibreOffice and Gnumeric compute is what the program says. */
#include "groups.h"
#include "table.h"

/* The first two have many more workbooks in `make test-all`. */
int main(void)
{
    static const struct group *const groups[] = {
        &group_results, &group_chance, &group_changes, &group_refused};
    const struct engines engines = {
        .names = {"libreoffice", "gnumeric"},
        .count = 2,
        .there = "command -v soffice && command -v ssconvert",
        .absent = "soffice or ssconvert, so that NO WORKBOOK WAS RECALCULATED,",
        .script = "tests/recalculation/recalculate.sh",
        .files = few_or_many(true, false),
        .samples = few_or_many(6, 200),
        .changed_samples = few_or_many(5, 100),
    };

    return groups_run(&engines, groups, few_or_many(COUNT_OF(groups), 2));
}
