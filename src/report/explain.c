#include "report/explain.h"

#include "base/text.h"
#include "figure/lines.h"
#include "figure/workings.h"
#include "model/hint.h"
#include "report/wrap.h"

#include <search.h>
#include <stdlib.h>
#include <string.h>

enum {
    STEP = 2,       /* columns by which each level is indented */
    LEAST_ROOM = 30 /* columns that the indent leaves at least */
};

/* A walk from one figure down to the inputs. */
struct walk {
    const struct output *out;
    struct figures *figures;
    const struct ini *ini;
    struct arena *arena;
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

static void print_line(const struct walk *walk, int level, const char *text)
{
    int indent = level * STEP, most = walk->out->width - LEAST_ROOM;

    if (indent > most)
        indent = most > 0 ? most : 0;
    wrap_term(walk->out, "", indent, text);
}

static bool is_given(const struct figure *figure)
{
    return figure->value.given &&
           !(figure->key && figure->key->required && !figure->head->given);
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

/* Where an input was given: "(model.ini:12)", "(--set)", "(default)". */
static const char *origin(const struct walk *walk, const struct figure *figure)
{
    const char *section = figure->head->section;
    const char *key = figure->name + strlen(section) + 1;
    const struct ini_entry *entry = ini_find(walk->ini, section, key);
    struct place at = ini_place(walk->ini, section, key);

    if (!is_given(figure))
        return "";
    if (is_searched(walk, figure))
        return "(the smallest that leaves net_target)";
    if (!entry || !entry->value || !*entry->value)
        return figure->formula ? "" : "(default)";
    return text_printable(
        at.line ? arena_print(walk->arena, "(%s:%d)", at.file, at.line)
                : arena_print(walk->arena, "(%s)", at.file));
}

/* Appends a character; a blank becomes a no-break space. */
static char *append_unbroken(char *end, char c)
{
    if (c == ' ')
        *end++ = '\xC2';
    *end++ = c == ' ' ? '\xA0' : c;
    return end;
}

static const char *unbroken(struct arena *arena, const char *text)
{
    char *copy = arena_alloc(arena, 2 * strlen(text) + 1), *end = copy;

    while (*text)
        end = append_unbroken(end, *text++);
    return copy;
}

/* "tier.a.stipend = 45,000.00 AUD: Stipend"; an input has its origin. */
static const char *head_line(const struct walk *walk,
                             const struct figure *figure)
{
    struct arena *arena = walk->arena;
    const char *value = value_show(&figure->value, arena);

    if (!is_given(figure))
        value = figure->key ? "(not given)" : "(none)";
    else if (figure->value.kind == KIND_TEXT && strstr(value, "  "))
        value = unbroken(arena, value);
    else if (figure->unit)
        value = arena_print(arena, "%s %s", value, figure->unit);
    return arena_print(arena, "%s = %s%s %s", figure->name, value,
                       figure->key ? "" : ":",
                       figure->key ? origin(walk, figure) : figure->label);
}

/* Whether this is an operator; a star after a dot is part of a name. */
static bool is_operator(const char *at, bool in_text)
{
    return *at && !in_text && strchr("+-*/=<>&", *at) &&
           !(*at == '*' && at[-1] == '.');
}

/* A formula with blanks around its operators, except unary signs. */
static const char *spaced(struct arena *arena, const char *formula)
{
    char *text = arena_alloc(arena, 3 * strlen(formula) + 3), *end = text;
    bool in_text = false;

    *end++ = '=';
    *end++ = ' ';
    for (const char *c = formula; *c; c++) {
        bool first = c == formula || strchr("(,+-*/=<>&", c[-1]);

        in_text ^= *c == '"';
        if (is_operator(c, in_text) && !first)
            *end++ = ' ';
        if (in_text)
            end = append_unbroken(end, *c);
        else
            *end++ = *c;
        if (*c == ',' && !in_text)
            *end++ = ' ';
        if (is_operator(c, in_text) && !is_operator(c + 1, in_text) &&
            !(first && *c == '-'))
            *end++ = ' ';
    }
    return text;
}

static void explain_names(struct walk *walk, int level, const char *text);

static void explain_figure(struct walk *walk, int level,
                           const struct figure *figure)
{
    const char *formula =
        figure_formula(figure, walk->arena, FORMULA_FOR_PEOPLE);

    if (!is_new(walk, figure->name))
        return;
    print_line(walk, level, head_line(walk, figure));
    if (!formula)
        return;
    print_line(walk, level + 1, spaced(walk->arena, formula));
    explain_names(walk, level + 1, formula);
}

/* Whether a name belongs to a section: "tutoring.maths.first" does. */
static bool is_in_section(const char *name, const char *section)
{
    size_t length = strlen(section);

    return !strncmp(name, section, length) && name[length] == '.';
}

/* Explains a step of a line in a tier, such as tutoring.maths.first.target. */
static bool explain_step(struct walk *walk, int level, const char *name)
{
    const struct model *model = walk->figures->model;
    const char *tier = strrchr(name, '.');
    struct figure steps[STEP_COUNT];
    size_t line = 0, t = 0;

    while (line < model->line_count &&
           !is_in_section(name, model->lines[line].head.section))
        line++;
    while (tier && t < model->tier_count &&
           strcmp(tier + 1, model->tiers[t].head.name) != 0)
        t++;
    if (line == model->line_count || t == model->tier_count)
        return false;
    lines_steps(walk->figures, walk->arena, line, t, steps);
    for (unsigned step = 0; step < STEP_COUNT; step++)
        if (!strcmp(steps[step].name, name)) {
            explain_figure(walk, level, &steps[step]);
            return true;
        }
    return false;
}

/* Explains a column of the ledger of days, or a cell beside it. */
static bool explain_ledger(struct walk *walk, int level, const char *name)
{
    const struct working *ledger;
    struct value value = value_text("");
    size_t i = 0;

    while ((ledger = workings_at(i)) &&
           !formula_fits(name, ledger->name, strlen(ledger->name)))
        i++;
    if (!ledger || !is_new(walk, ledger->name))
        return ledger != NULL;
    if (ledger->value)
        value = value_count(ledger->value(walk->figures->results));
    print_line(walk, level,
               arena_print(walk->arena, "%s%s%s: %s", ledger->name,
                           ledger->value ? " = " : "",
                           value_show(&value, walk->arena), ledger->meaning));
    explain_names(walk, level + 1, ledger->names);
    return true;
}

/* Explains whatever has a name; false if nothing has it. */
static bool explain_name(struct walk *walk, int level, const char *name)
{
    const struct figure *figure = figures_find(walk->figures, name);

    if (figure)
        explain_figure(walk, level, figure);
    return figure || explain_ledger(walk, level, name) ||
           explain_step(walk, level, name);
}

/* Explains all names, and all figures that fit a pattern, in a formula. */
static void explain_names(struct walk *walk, int level, const char *text)
{
    size_t length = 0;

    while ((text = formula_next_name(text + length, &length))) {
        const char *name = arena_copy_part(walk->arena, text, length);

        if (explain_name(walk, level, name) || !strchr(name, '*'))
            continue;
        for (size_t i = 0; i < walk->figures->count; i++)
            if (formula_fits(walk->figures->all[i].name, name, length))
                explain_figure(walk, level, &walk->figures->all[i]);
    }
}

bool explain_print(const struct output *out, struct figures *figures,
                   const struct ini *ini, const char *name)
{
    struct walk walk = {out, figures, ini, &figures->arena, NULL};
    bool found = explain_name(&walk, 0, text_lowered(walk.arena, name));

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
