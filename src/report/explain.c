#include "report/explain.h"

#include "base/text.h"
#include "figure/workings.h"
#include "model/hint.h"
#include "report/account.h"
#include "report/amount.h"
#include "report/outline.h"
#include "report/taxsteps.h"

#include <search.h>
#include <stdlib.h>
#include <string.h>

/* A walk from one figure down to the inputs. */
struct walk {
    struct figures *figures;
    const struct ini *ini;
    struct arena *arena;
    struct outline outline;
    struct taxsteps *taxes;
    void *seen; /* names, a tree of tsearch */
};

static int by_letters(const void *a, const void *b)
{
    return strcmp(a, b);
}

static void keep_name(void *name)
{
    (void)name; /* the arena has it */
}

/* Whether a name comes up for the first time. */
static bool is_new(struct walk *walk, const char *name)
{
    bool found = tfind(name, &walk->seen, by_letters);

    return !found && tsearch(name, &walk->seen, by_letters);
}

/* Whether a percentage was found by the search for a net target. */
static bool is_searched(const struct walk *walk, const struct figure *figure)
{
    const struct figure *target =
        figures_find(walk->figures, arena_print(walk->arena, "%s.net_target",
                                                figure->head->section));

    return !strcmp(figure->key->name, "percent") && target &&
           target->value.given;
}

/* The entry of an input in the file or of --set; NULL if it has none. */
static const struct ini_entry *entry_of(const struct walk *walk,
                                        const struct figure *figure)
{
    const char *section = figure->head->section;
    const struct ini_entry *entry =
        ini_find(walk->ini, section, figure->name + strlen(section) + 1);

    return entry && entry->value && *entry->value ? entry : NULL;
}

/* Where an input was given: "model.ini:12", "--set", "default". */
static const char *origin(const struct walk *walk, const struct figure *figure)
{
    const struct ini_entry *entry = entry_of(walk, figure);
    struct place at;

    if (!known_is_given(figure))
        return NULL;
    if (is_searched(walk, figure))
        return "the smallest that leaves net_target";
    if (!entry)
        return figure->formula && value_is_number(figure->key->kind)
                   ? NULL
                   : "default";
    at = ini_place(walk->ini, entry->section, entry->key);
    return text_printable(
        at.line ? arena_print(walk->arena, "%s:%d", at.file, at.line)
                : arena_print(walk->arena, "%s", at.file));
}

/* A text in which blanks that follow each other are not to be broken. */
static const char *unbroken(struct arena *arena, const char *text)
{
    char *copy = arena_alloc(arena, 2 * strlen(text) + 1), *end = copy;

    for (; *text; text++)
        end = stpcpy(end, *text == ' ' ? "\u00a0" : (char[]){*text, '\0'});
    return copy;
}

/* The step of a figure before it is told how it came about. */
static struct outline_step head_of(const struct walk *walk, size_t level,
                                   const struct figure *figure,
                                   const struct known *known)
{
    struct arena *arena = walk->arena;
    const char *value = amount_number(arena, &figure->value);
    struct outline_step step = {.level = level,
                                .name = figure->name,
                                .value = value,
                                .plain = value_print(&figure->value, arena),
                                .unit = figure->unit};

    if (!known_is_given(figure)) {
        step.value = figure->key ? "(not given)" : "(none)";
        step.plain = step.unit = NULL;
    } else if (figure->value.kind == KIND_TEXT && strstr(value, "  ")) {
        step.value = unbroken(arena, value);
    }
    if (figure->key)
        step.origin = origin(walk, figure);
    else
        step.label =
            known->instance
                ? arena_print(arena, "%s (%s)", known->label, known->instance)
                : known->label;
    return step;
}

static void explain_names(struct walk *walk, size_t level, const char *names,
                          bool deep);

static void explain_lines(struct walk *walk, size_t level,
                          const struct term *sum);

static void explain_term(struct walk *walk, size_t level,
                         const struct term *term, bool deep);

/* Explains the names of a part(x) that are not 0. */
static void explain_part(struct walk *walk, size_t level,
                         const struct term *term)
{
    bool difference = term_calls(term, "-", 2);

    if (evaluates_to(walk->figures, term, 0))
        return;
    if (!difference)
        explain_term(walk, level, term, true);
    for (size_t i = 0; difference && i < term->count; i++)
        explain_part(walk, level, term->parts[i]);
}

/* Explains the names of a term; what is idle in it, only by its value. */
static void explain_term(struct walk *walk, size_t level,
                         const struct term *term, bool deep)
{
    if (term->kind == TERM_CALL && !strcmp(term->text, "part")) {
        explain_part(walk, level, term->parts[0]);
        return;
    }
    deep &= !term->idle;
    if (term->kind == TERM_NAME)
        explain_names(walk, level, term->text, deep);
    if (branches_sums_type(term) || (term_calls(term, "SUMPRODUCT", 1) &&
                                     branches_has_lines(term->parts[0]))) {
        explain_lines(walk, level, term);
        return;
    }
    for (size_t i = 0; i < term->count; i++)
        explain_term(walk, level, term->parts[i], deep);
}

/* Explains what is summed over lines, for each line that has it. */
static void explain_lines(struct walk *walk, size_t level,
                          const struct term *sum)
{
    bool of_type = branches_sums_type(sum);

    for (size_t i = 0; i < walk->figures->model->line_count; i++) {
        const struct term *own =
            branches_for_line(walk->figures, sum->parts[0], i);

        if ((!of_type || branches_is_of_type(walk->figures, sum, i)) &&
            !evaluates_to(walk->figures, own, 0))
            explain_term(walk, level, own, true);
    }
}

/* Which names of the conditions that decided are told. */
enum causes {
    CAUSES_GIVEN,  /* inputs that a person has given */
    CAUSES_INPUTS, /* all inputs, since nothing else is told */
    CAUSES_ALL     /* all, since they are why a figure is not there */
};

static void explain_condition(struct walk *walk, size_t level,
                              const struct term *term, enum causes causes)
{
    const struct figure *figure = term->kind == TERM_NAME
                                      ? figures_find(walk->figures, term->text)
                                      : NULL;
    bool input = figure && figure->key && known_is_given(figure);

    if (figure &&
        (causes == CAUSES_ALL || (input && (causes || entry_of(walk, figure)))))
        explain_names(walk, level, term->text, causes != CAUSES_GIVEN);
    for (size_t i = 0; i < term->count; i++)
        explain_condition(walk, level, term->parts[i], causes);
}

/*
 * What is 0 or not there is told by its value, but if it was asked for; a
 * charge is told why it is 0.
 */
static bool goes_deep(const struct figure *figure, size_t level)
{
    static const char *const charges[] = {
        "tier.*.tax_on.*",       "tier.*.tax_on.*.*",
        "tier.*.direct_tax.*",   "tier.*.direct_tax.*.*",
        "tier.*.salary_tax.*",   "tier.*.salary_tax.*.*",
        "tier.*.taxable.*",      "tier.*.direct.*",
        "tier.*.salary_income.*"};

    if (!level || !value_is_number(figure->value.kind) || figure->value.units)
        return true;
    for (size_t i = 0; i < COUNT(charges); i++)
        if (formula_fits(figure->name, charges[i], strlen(charges[i])))
            return true;
    return false;
}

/* Tells a percentage that was found by the search for a net target. */
static void tell_search(struct walk *walk, const struct figure *figure,
                        struct account *account)
{
    const char *section = figure->head->section;
    const struct figure *target =
        figures_get(walk->figures, "%s.net_target", section);
    const struct figure *net = figures_get(walk->figures, "%s.net", section);

    account->words = arena_print(
        walk->arena,
        "the smallest percentage that leaves %s after tax: it leaves %s",
        value_show(&target->value, walk->arena),
        value_show(&net->value, walk->arena));
    account->names =
        arena_print(walk->arena, "%s.net_target %s.net", section, section);
}

static void explain_figure(struct walk *walk, size_t level,
                           const struct known *known, bool deep)
{
    const struct figure *figure = known->figure;
    struct outline_step step = head_of(walk, level, figure, known);
    struct account account = {.term = NULL};
    enum causes causes;

    if (!is_new(walk, figure->name))
        return;
    deep &= goes_deep(figure, level);
    if (deep && figure->key && is_searched(walk, figure))
        tell_search(walk, figure, &account);
    else if (deep && figure_formula(figure, walk->arena, FORMULA_FOR_PEOPLE))
        account = account_of(walk->figures, figure);
    step.words = account.words;
    step.formula = account.formula;
    outline_add(&walk->outline, walk->arena, step);
    if (account.names)
        explain_names(walk, level + 1, account.names, true);
    if (account.term)
        explain_term(walk, level + 1, account.term, known_is_given(figure));
    causes = !known_is_given(figure)            ? CAUSES_ALL
             : account.words || account.formula ? CAUSES_GIVEN
                                                : CAUSES_INPUTS;
    for (size_t i = 0; i < account.decided.count; i++)
        explain_condition(walk, level + 1, account.decided.all[i], causes);
}

/* Explains a column of the ledger of days, or a cell beside it. */
static bool explain_working(struct walk *walk, size_t level, const char *name)
{
    const struct working *working;
    struct known known;
    bool cell = known_find(walk->figures, name, &known);
    size_t i = 0;

    while ((working = workings_at(i)) &&
           (!strncmp(working->name, "tax.", strlen("tax.")) ||
            !formula_fits(name, working->name, strlen(working->name))))
        i++;
    if (working && !cell)
        name = working->name;
    if (!working || !is_new(walk, name))
        return working != NULL;
    outline_add(
        &walk->outline, walk->arena,
        (struct outline_step){
            .level = level,
            .name = name,
            .value =
                cell ? value_show(&known.value, walk->arena) : "(a column)",
            .plain = cell ? value_print(&known.value, walk->arena) : NULL,
            .label = working->meaning});
    explain_names(walk, level + 1, working->names, true);
    return true;
}

/* Explains a line of a table of taxes, and the names that it leads to; of one
 * without the grant that is 0, only the value. */
static void explain_tax(struct walk *walk, size_t level, const char *name,
                        const struct taxline *taxline, bool deep)
{
    const char *names;

    if (!is_new(walk, name))
        return;
    deep |= taxline->tier < walk->figures->model->tier_count;
    names = taxsteps_add(walk->taxes, &walk->outline, level, taxline, deep);
    explain_names(walk, level + 1, names, true);
}

/* Explains whatever has a name; false if nothing has it. */
static bool explain_name(struct walk *walk, size_t level, const char *name,
                         bool deep)
{
    struct known known;
    struct taxline taxline;

    if (known_find(walk->figures, name, &known) && known.figure)
        explain_figure(walk, level, &known, deep);
    else if (taxline_find(walk->figures->model, name, &taxline))
        explain_tax(walk, level, name, &taxline, deep);
    else
        return explain_working(walk, level, name);
    return true;
}

/* Explains all names, and all figures that fit a pattern, in a text. */
static void explain_names(struct walk *walk, size_t level, const char *names,
                          bool deep)
{
    size_t length = 0;

    while ((names = formula_next_name(names + length, &length))) {
        const char *name = arena_copy_part(walk->arena, names, length);
        struct known known;

        if (!strchr(name, '*') || !strncmp(name, "days.", strlen("days."))) {
            explain_name(walk, level, name, deep);
            continue;
        }
        for (size_t i = 0; i < walk->figures->count; i++) {
            const struct figure *figure = &walk->figures->all[i];

            if (formula_fits(figure->name, name, length) &&
                known_is_given(figure) &&
                known_find(walk->figures, figure->name, &known))
                explain_figure(walk, level, &known, deep);
        }
    }
}

bool explain_print(const struct output *out, struct figures *figures,
                   const struct ini *ini, const char *name)
{
    struct walk walk = {.figures = figures,
                        .ini = ini,
                        .arena = &figures->arena,
                        .taxes = taxsteps_open(figures)};
    bool found = explain_name(&walk, 0, text_lowered(walk.arena, name), true);

    if (found)
        outline_print(out, &walk.outline);
    taxsteps_close(walk.taxes);
    tdestroy(walk.seen, keep_name);
    return found;
}

const char *explain_hint(struct figures *figures, const char *typed)
{
    struct nearest nearest = hint_start(typed);

    for (size_t i = 0; i < figures->count; i++)
        if (figures->all[i].in_model)
            hint_offer(&nearest, figures->all[i].name);
    return hint_text(&nearest, &figures->arena);
}
