#include "sheet/wanted.h"

#include <string.h>

/* A key that has a default must not be emptied, nor one that is required. */
static bool may_be_blank(const struct figure *figure)
{
    const struct schema_key *key = figure->key;

    if (key->required)
        return !figure->head->given;
    return !key->fallback || schema_follows(key);
}

/* ",COUNTIF(C7:C7,"<0")=0": none of the cells lies beyond a bound. */
static const char *none(struct arena *arena, const char *range,
                        const char *beyond, double bound)
{
    return arena_print(arena, ",COUNTIF(%s,\"%s%.15g\")=0", range, beyond,
                       bound);
}

static const char *bounds(struct arena *arena, const char *range,
                          struct schema_bounds b)
{
    return arena_print(
        arena, "%s%s", none(arena, range, b.over ? "<=" : "<", b.least),
        b.open ? "" : none(arena, range, b.under ? ">=" : ">", b.most));
}

/*
 * ",ABS(SUM(C7)-ROUND(SUM(C7),2))<1E-12+1E-15*ABS(SUM(C7))" for each cell: no
 * more than the dust of binary fractions.  (In Gnumeric 1.12.55 N fails of an
 * empty cell, and ROUND(0.07,6) is not 0.07.)
 */
static const char *rounded(struct arena *arena, int places, struct area cells)
{
    const char *all = "";

    for (int c = cells.first_column; c <= cells.last_column; c++) {
        const char *cell = arena_print(arena, "SUM(%s)",
                                       cell_address(arena, cells.first_row, c));

        all = arena_print(arena, "%s,ABS(%s-ROUND(%s,%d))<1E-12+1E-15*ABS(%s)",
                          all, cell, cell, places, cell);
    }
    return all;
}

/* Only tiers that have the line may override it. */
static const char *overriding(struct arena *arena, const struct figure *figure,
                              const char *range)
{
    return schema_per_tier(figure->key)
               ? arena_print(arena, ",SUMPRODUCT((%s<>\"\")*%s.has)=COUNT(%s)",
                             range, figure->head->section, range)
               : "";
}

static const char *numbers(struct arena *arena, const struct figure *figure,
                           struct area cells, const char *range)
{
    struct schema_bounds b = schema_bounds(figure->key, figure->value.least);

    return arena_print(
        arena, "AND(COUNT(%s)%s%s%s=%d%s%s%s)", range,
        may_be_blank(figure) ? "+COUNTBLANK(" : "",
        may_be_blank(figure) ? range : "", may_be_blank(figure) ? ")" : "",
        cells.last_column - cells.first_column + 1, bounds(arena, range, b),
        rounded(arena, b.places, cells), overriding(arena, figure, range));
}

/* Each cell holds one of the words. */
static const char *words(struct arena *arena, const struct schema_key *key,
                         struct area cells, const char *range)
{
    const char *sum = "", *word;

    for (size_t i = 0; (word = word_at(key->choices, i, arena)); i++)
        sum = arena_print(arena, "%s%sCOUNTIF(%s,\"%s\")", sum, i ? "+" : "",
                          range, word);
    return arena_print(arena, "%s=%d", sum,
                       cells.last_column - cells.first_column + 1);
}

/* ",TRUE" while a line waits for an application, and so no tier has it. */
static const char *waits(struct arena *arena, const struct head *head)
{
    const struct line *line = (const void *)head;
    bool is_line =
        head->kind >= SECTION_TUTORING && head->kind <= SECTION_EXPENSE;

    return is_line && line->application.text
               ? arena_print(arena, ",application.%s.status<>\"approved\"",
                             line->application.text)
               : "";
}

/* The number of words is that of the tiers that have the line. */
static const char *tiers(struct arena *arena, const struct figure *figure,
                         const char *range)
{
    return arena_print(
        arena, "OR(%s=\"\"%s," FORMULA_WORDS("%s") "=SUM(%s.has))", range,
        waits(arena, figure->head), range, range, figure->head->section);
}

/* No cell is empty or blank. */
static const char *texts(struct arena *arena, struct area cells)
{
    const char *all = "";

    for (int c = cells.first_column; c <= cells.last_column; c++)
        all = arena_print(arena, "%s%sTRIM(%s)<>\"\"", all, *all ? "," : "",
                          cell_address(arena, cells.first_row, c));
    return arena_print(arena, "AND(%s)", all);
}

const char *wanted_condition(struct arena *arena, const struct figure *figure,
                             struct area cells)
{
    const struct schema_key *key = figure->key;
    const char *first =
        cell_address(arena, cells.first_row, cells.first_column);
    const char *range =
        arena_print(arena, "%s:%s", first,
                    cell_address(arena, cells.last_row, cells.last_column));
    if (value_is_number(key->kind))
        return numbers(arena, figure, cells, range);
    if (key->kind == KIND_CHOICE)
        return words(arena, key, cells, range);
    if (key->kind == KIND_TIERS)
        return tiers(arena, figure, first);
    return key->kind == KIND_TEXT && (key->required || key->fallback)
               ? texts(arena, cells)
               : NULL;
}

const char *wanted_words(const struct figure *figure, struct arena *arena)
{
    const struct schema_key *key = figure->key;

    switch (key->kind) {
    case KIND_CHOICE:
        return "a word of the list";
    case KIND_TIERS:
        return "names of tiers";
    case KIND_TEXT:
        return "a text";
    case KIND_DATE:
        return "a date";
    case KIND_COUNT:
        return arena_print(arena, "whole, %s", schema_range(key, arena));
    case KIND_PERCENT:
        return arena_print(arena, "%s %%", schema_range(key, arena));
    default:
        return key->negative ? "an amount" : schema_range(key, arena);
    }
}
