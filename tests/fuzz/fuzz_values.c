/* Any text as a value: a value that is read and printed can be read again. */
#include "base/date.h"
#include "fuzz.h"
#include "model/value.h"

#include <assert.h>
#include <string.h>

enum {
    DIGITS_SAFE = 18 /* that 64 bits hold in any number */
};

static void try_decimal(const char *text, int places)
{
    struct decimal read, again;
    char printed[NUMBER_TEXT_LONGEST];

    if (!decimal_parse(text, places, &read))
        return;
    decimal_print(printed, read.units, read.places, 0, false);
    assert(decimal_parse(printed, read.places, &again));
    assert(decimal_units(again, read.places) == read.units);
    decimal_print(printed, read.units, read.places, 0, true);
    assert(decimal_parse(printed, read.places, &again));
    assert(decimal_units(again, read.places) == read.units);
}

static void try_date(const char *text)
{
    char printed[DATE_TEXT_SIZE];
    struct date read, again;

    if (!date_parse(text, &read))
        return;
    date_print(printed, read);
    assert(!strcmp(printed, text));
    assert(date_parse(printed, &again) && again.day == read.day);
    for (int months = -1300; months <= 1300; months += 13) {
        struct date later = date_months_later(read, months);

        assert(!date_given(later) || months < 0 ||
               date_whole_months(read, later) <= months);
    }
}

static void try_kind(enum kind kind, const char *text, struct arena *arena)
{
    static const struct model none;
    const struct setting setting = {arena, &none, 2, "up nearest down", NULL};
    max_align_t field[8] = {0};
    const char *printed;
    struct value value;

    value_clear(kind, field);
    if (!value_read(kind, text, &setting, field))
        return;
    value = value_of(kind, field, &setting);
    value_show(&value, arena);
    value_number(&value);
    if (value_lost(&value))
        return;
    printed = value_print(&value, arena);
    if (strlen(printed) > DIGITS_SAFE)
        return; /* a price's decimals may not fit behind it */
    assert(value_read(kind, printed, &setting, field));
    value = value_of(kind, field, &setting);
    assert(!strcmp(value_print(&value, arena), printed));
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct arena arena = {.newest = NULL};
    char *text = arena_alloc(&arena, length + 1);

    memcpy(text, bytes, length);
    for (int places = 0; places <= PLACES_MOST; places++)
        try_decimal(text, places);
    try_date(text);
    for (unsigned kind = 0; kind < KIND_COUNT_OF_KINDS; kind++)
        if (kind != KIND_YEARS) /* no key is one */
            try_kind(kind, text, &arena);
    arena_free(&arena);
    return 0;
}
