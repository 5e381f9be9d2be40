#include "changed.h"

#include "table.h"
#include "verdict.h"

#include "model/schema.h"

#include <fnmatch.h>
#include <string.h>

enum {
    COMPARED_LEAST = 100 /* figures and cells of one workbook */
};

/* The length of "tier.lean." or "grant." at the start of a figure's name. */
static size_t section_length(const char *figure)
{
    const struct schema_section *section =
        schema_section_word(&dialect_model, figure);
    size_t kind = strcspn(figure, ".") + 1;

    return section && section->named ? kind + strcspn(figure + kind, ".") + 1
                                     : kind;
}

/* Calls all inputs of a figure's section as models do, given or not. */
static void call_inputs(struct saved_book *book, json_t *figures,
                        const char *figure)
{
    struct arena arena = {.newest = NULL};
    const struct schema_section *section =
        schema_section_word(&dialect_model, figure);
    const char *head = arena_copy_part(&arena, figure, section_length(figure));
    const char *tier;
    json_t *value;

    for (size_t k = 0; section && k < section->key_count; k++) {
        const char *key = section->keys[k].name;

        saved_call(book, arena_print(&arena, "%s%s", head, key));
        if (schema_per_tier(&section->keys[k]))
            json_object_foreach(figures, tier,
                                value) if (!fnmatch("tier.*.label", tier, 0))
                saved_call(book,
                           arena_print(&arena, "%s%s%.*s", head, key,
                                       (int)strcspn(tier + 5, "."), tier + 5));
    }
    arena_free(&arena);
}

struct changed changed_open(struct rig *rig, const char *model,
                            const char *base, const char *name)
{
    struct changed changed = {
        .rig = rig,
        .model = model,
        .base = base,
        .name = name,
        .options = "",
        .book = rig_book(rig, "written", base),
    };
    json_t *figures = rig_figures(rig, base), *value;
    const char *figure, *before = NULL;

    json_object_foreach(figures, figure, value)
    {
        saved_call(changed.book, figure);
        if (!before || strncmp(before, figure, section_length(figure)) != 0)
            call_inputs(changed.book, figures, figure);
        before = figure;
    }
    /* Ask has a cell for an award, even where a model has none. */
    call_inputs(changed.book, figures, "award.amount");
    json_decref(figures);
    return changed;
}

bool changed_is_input(const struct changed *changed, const char *name)
{
    const struct saved_cell *cell = saved_named(changed->book, name);

    return cell && (!strcmp(cell->sheet, "Inputs") ||
                    (!cell->formula && (!strcmp(cell->sheet, "Ask") ||
                                        !strcmp(cell->sheet, "Applications"))));
}

void changed_set(struct changed *changed, const char *name, const char *value)
{
    saved_set(changed->book, name, value);
    changed->options = arena_print(&changed->rig->arena, "%s --set '%s=%s'",
                                   changed->options, name, value);
    changed->count++;
}

bool changed_keep(struct changed *changed)
{
    struct rig *rig = changed->rig;
    bool good = changed->count && rig_make(rig, "written", changed->name,
                                           changed->model, changed->options);

    if (good &&
        !saved_save(changed->book, rig_path(rig, "books", changed->name)))
        fail_msg("%s: cannot be saved", changed->name);
    changed_drop(changed);
    return good;
}

void changed_drop(struct changed *changed)
{
    saved_close(changed->book);
    changed->book = NULL;
}

static int rows_of(const struct saved_book *book, const char *sheet)
{
    size_t count;
    const struct saved_cell *cells = saved_cells(book, &count);
    int last = 0;

    for (size_t i = 0; i < count; i++)
        if (!strcmp(cells[i].sheet, sheet))
            last = cells[i].spot.row;
    return last;
}

/* All that a changed workbook is compared with. */
struct evidence {
    struct saved_book *changed, *written;
    json_t *before, *after;
};

/* The changed workbook needs more rows than it has. */
static bool has_grown(const struct evidence *evidence)
{
    return rows_of(evidence->written, "Days") >
               rows_of(evidence->changed, "Days") ||
           rows_of(evidence->written, "Months") >
               rows_of(evidence->changed, "Months");
}

static void judge_figures(struct verdict *verdict,
                          const struct evidence *evidence,
                          const struct saved_book *got)
{
    verdict_figures(verdict, evidence->after, got);
    verdict_absent(verdict, evidence->before, evidence->after, got);
    verdict_written(verdict, evidence->changed, evidence->written, got);
    assert_true(verdict->compared > COMPARED_LEAST);
}

/* The cell of Proposal that warns in place of the ask, or NULL. */
static const struct saved_cell *headline_warning(const struct saved_book *book)
{
    size_t count;
    const struct saved_cell *cells = saved_cells(book, &count);

    for (size_t i = 0; i < count; i++)
        if (!strcmp(cells[i].sheet, "Proposal") &&
            !strncmp(cells[i].text, "Attention: ", strlen("Attention: ")))
            return &cells[i];
    return NULL;
}

static void judge_engine(const struct changed *changed,
                         const struct evidence *evidence, const char *engine,
                         struct sums *sums)
{
    struct saved_book *got = rig_book(changed->rig, engine, changed->name);
    struct verdict verdict = {changed->name, engine, 0, 0};
    const struct saved_cell *failed = saved_named(got, "checks.failed");
    bool told = !verdict_agrees(failed, "0");

    if (told)
        verdict_judge(&verdict, has_grown(evidence), "checks.failed", "0",
                      failed);
    else
        judge_figures(&verdict, evidence, got);
    verdict_judge(&verdict, (headline_warning(got) != NULL) == told,
                  "the headline", told ? "a warning" : "the ask", failed);
    verdict_errors(&verdict, got);
    if (verdict.wrong)
        print_error("%s is %s with%s\n", changed->name, changed->base,
                    changed->options);
    sums->told += told;
    sums->compared += verdict.compared;
    sums->wrong += verdict.wrong;
    saved_close(got);
}

void changed_judge(const struct changed *changed, struct sums *sums)
{
    struct rig *rig = changed->rig;
    struct evidence evidence = {
        .changed = rig_book(rig, "books", changed->name),
        .written = rig_book(rig, "written", changed->name),
        .before = rig_figures(rig, changed->base),
        .after = rig_figures(rig, changed->name),
    };

    for (size_t e = 0; e < rig->engines->count; e++)
        judge_engine(changed, &evidence, rig->engines->names[e], sums);
    sums->workbooks++;
    sums->changes += changed->count;
    json_decref(evidence.after);
    json_decref(evidence.before);
    saved_close(evidence.written);
    saved_close(evidence.changed);
}
