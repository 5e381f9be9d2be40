/* Figures as JSON, every value a string. */
#include "base/version.h"
#include "figure/settle.h"
#include "figure/verdicts.h"
#include "report/outline.h"
#include "report/pieces.h"
#include "report/reference.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static void set_value(json_t *object, const char *key, struct figures *figures,
                      struct value value)
{
    const char *text = value_print(&value, &figures->arena);

    json_object_set_new(object, key, json_string(text));
}

static json_t *figures_object(struct figures *figures)
{
    json_t *object = json_object();

    for (size_t i = 0; i < figures->count; i++) {
        const struct figure *figure = &figures->all[i];

        if (figure->in_model && figure->value.given)
            set_value(object, figure->name, figures, figure->value);
    }
    return object;
}

/* The names of a schedule's columns. */
static const char *const columns[COLUMN_COUNT] = {
    [COLUMN_STIPEND] = "stipend", [COLUMN_OFFSET] = "offset",
    [COLUMN_PEOPLE] = "people",   [COLUMN_TUTORING] = "tutoring",
    [COLUMN_COMPUTE] = "compute", [COLUMN_EXPENSE] = "expense",
    [COLUMN_OTHER] = "other",
};

static json_t *month_object(struct figures *figures, const char *tier,
                            size_t index, const struct schedule_month *month)
{
    int digits = figures->results->digits;
    json_t *object =
        json_pack("{s:s, s:I}", "tier", tier, "month", (json_int_t)index + 1);

    set_value(object, "start", figures, value_date(month->start));
    set_value(object, "end", figures, value_date(month->end));
    for (unsigned c = 0; c < COLUMN_COUNT; c++)
        set_value(object, columns[c], figures,
                  value_money(month->column[c], digits));
    if (month->instalment.minor == ABSENT)
        return object;
    set_value(object, "instalment", figures,
              value_money(month->instalment, digits));
    set_value(object, "paid_on", figures, value_date(month->paid_on));
    return object;
}

static void add_months(json_t *array, struct figures *figures, size_t tier)
{
    const char *name = figures->model->tiers[tier].head.name;
    const struct schedule *schedule = &figures->results->tiers[tier].schedule;

    for (size_t k = 0; k < schedule->count; k++)
        json_array_append_new(
            array, month_object(figures, name, k, &schedule->months[k]));
}

static json_t *schedule_array(struct figures *figures)
{
    json_t *array = json_array();

    for (size_t t = 0; t < figures->model->tier_count; t++)
        add_months(array, figures, t);
    return array;
}

static json_t *warnings_array(const struct figures *figures)
{
    json_t *array = json_array();
    const char *text;

    for (size_t i = 0; (text = diag_text(&figures->warnings, i)); i++)
        json_array_append_new(array, json_string(text));
    return array;
}

/* What funders want, each with what was found. */
static json_t *rules_array(struct figures *figures)
{
    const struct model *model = figures->model;
    json_t *array = json_array();

    for (size_t i = 0; i < figures->verdict_count; i++) {
        const struct verdict_on *v = &figures->verdicts[i];
        json_t *object = json_pack(
            "{s:s, s:s, s:s*, s:s*}", "rule", v->rule->head.name, "funder",
            v->pack->id, "tier",
            v->tier < model->tier_count ? model->tiers[v->tier].head.name
                                        : NULL,
            "of", v->figure ? v->figure->name : v->rule->of.text);

        if (v->figure && v->figure->in_model && v->figure->value.given)
            set_value(object, "value", figures, v->figure->value);
        if (*v->wanted)
            json_object_set_new(object, "wanted", json_string(v->wanted));
        json_object_set_new(object, "verdict",
                            json_string(verdicts_outcomes[v->outcome]));
        json_object_set_new(object, "says", json_string(v->rule->says));
        json_object_set_new(
            object, "confidence",
            json_string(word_at(rules_confidences, v->rule->confidence,
                                &figures->arena)));
        json_object_set_new(object, "source", json_string(v->rule->source));
        set_value(object, "checked", figures, value_date(v->rule->checked));
        json_array_append_new(array, object);
    }
    return array;
}

static json_t *model_object(struct figures *figures)
{
    json_t *object = json_pack(
        "{s:s, s:s, s:o, s:o, s:o}", "program", "stipend " STIPEND_VERSION,
        "currency", figures->model->grant.currency.code, "figures",
        figures_object(figures), "schedule", schedule_array(figures),
        "warnings", warnings_array(figures));

    if (model_has_rules(figures->model))
        json_object_set_new(object, "rules", rules_array(figures));
    return object;
}

static void print_and_free(const struct output *out, json_t *root)
{
    json_dumpf(root, out->file, JSON_INDENT(2));
    fputs("\n", out->file);
    json_decref(root);
}

/* Prints an array's element: an array of it alone, without its brackets. */
static void print_element(const struct output *out, json_t *element, bool first)
{
    json_t *alone = json_pack("[o]", element);
    char *text = json_dumps(alone, JSON_INDENT(2));

    fprintf(out->file, "%s%.*s", first ? "[" : ",", (int)strlen(text) - 3,
            text + 1);
    free(text);
    json_decref(alone);
}

/*
 * One object, or an array of them if there are several models, printed one by
 * one: as texts they take far less memory.
 */
static void print_json_compare(const struct output *out,
                               struct figures *const figures[], size_t count)
{
    if (count == 1) {
        print_and_free(out, model_object(figures[0]));
        return;
    }
    for (size_t i = 0; i < count; i++)
        print_element(out, model_object(figures[i]), i == 0);
    fputs("\n]\n", out->file);
}

static void print_json_schedule(const struct output *out,
                                struct figures *figures, size_t tier)
{
    json_t *array = json_array();

    add_months(array, figures, tier);
    print_and_free(out, array);
}

static json_t *settlement_object(struct figures *figures, size_t tier,
                                 struct date stop)
{
    struct setting setting = {.arena = &figures->arena};
    struct settlement s = settle(figures->results, tier, stop);
    json_t *object =
        json_pack("{s:s}", "tier", figures->model->tiers[tier].head.name);

    set_value(object, "stop", figures, value_date(s.stop));
    set_value(object, "delivered_days", figures,
              value_of(KIND_DECIMAL, &s.delivered_days, &setting));
    set_value(object, "owed_days", figures,
              value_of(KIND_DECIMAL, &s.owed_days, &setting));
    set_value(object, "repay", figures,
              value_money(s.repay, figures->results->digits));
    set_value(object, "unspent", figures,
              value_money(s.unspent, figures->results->digits));
    return object;
}

static void print_json_settle(const struct output *out, struct figures *figures,
                              struct date stop)
{
    bool weekly = !date_given(stop);
    json_t *array = json_array();

    for (size_t t = 0; t < figures->model->tier_count; t++)
        for (int i = 0; pieces_stop(figures, t, i, weekly, &stop); i++)
            json_array_append_new(array, settlement_object(figures, t, stop));
    print_and_free(out, array);
}

static json_t *step_object(const struct outline_step *step)
{
    return json_pack("{s:s, s:s?, s:s?, s:s?, s:s?, s:s?, s:s?, s:[]}", "name",
                     step->name, "value", step->plain, "unit", step->unit,
                     "label", step->label, "origin", step->origin, "words",
                     step->words, "formula", step->formula, "parts");
}

/* One object, in whose "parts" those of the next level stand. */
static void print_json_outline(const struct output *out,
                               const struct outline *outline)
{
    json_t **open =
        arena_alloc(out->arena, (outline->count + 1) * sizeof(json_t *));

    for (size_t i = 0; i < outline->count; i++) {
        size_t level = outline->all[i].level;

        open[level] = step_object(&outline->all[i]);
        if (level)
            json_array_append_new(json_object_get(open[level - 1], "parts"),
                                  open[level]);
    }
    print_and_free(out, open[0]);
}

/* What a message says may be meant; NULL if it says nothing of that. */
static const char *hint_of(const char *message, struct arena *arena)
{
    static const char words[] = "did you mean ";
    const char *hint = strstr(message, words), *end;

    hint = hint ? hint + strlen(words) : NULL;
    end = hint ? strchr(hint, '?') : NULL;
    return end ? arena_copy_part(arena, hint, (size_t)(end - hint)) : NULL;
}

static void print_json_complaints(const struct output *out,
                                  const struct complaint complaints[],
                                  size_t count)
{
    json_t *array = json_array();

    for (size_t i = 0; i < count; i++) {
        const struct complaint *c = &complaints[i];
        json_t *line = c->at.line ? json_integer(c->at.line) : json_null();

        json_array_append_new(
            array,
            json_pack("{s:s, s:o, s:s?, s:s?, s:s, s:s, s:s?}", "file",
                      c->at.file, "line", line, "section", c->at.section, "key",
                      c->at.key, "severity", complaint_severity(c), "message",
                      c->message, "hint", hint_of(c->message, out->arena)));
    }
    print_and_free(out, array);
}

static json_t *words_array(const char *words, struct arena *arena)
{
    json_t *array = json_array();
    const char *word;

    for (size_t i = 0; words && (word = word_at(words, i, arena)); i++)
        json_array_append_new(array, json_string(word));
    return array;
}

/* A key with all that a form needs: of its section, too. */
static json_t *key_object(const struct reference *r, struct arena *arena)
{
    const struct schema_section *section = r->section;
    const struct schema_key *key = r->key;
    bool ranged = value_is_number(key->kind) && key->kind != KIND_DATE;
    size_t length = strlen(key->name) - schema_per_tier(key);

    return json_pack(
        "{s:s, s:s, s:s, s:s, s:s, s:s%, s:s, s:s, s:s?, s:s, s:o, s:b, s:b, "
        "s:b, s:b, s:s}",
        "name", r->name, "type", r->type, "default", r->fallback, "meaning",
        r->meaning, "section", section->name, "key", key->name, length, "kind",
        value_kind_name(key->kind), "label", key->label, "unit", key->unit,
        "range", ranged ? schema_range(key, arena) : "", "choices",
        words_array(key->choices, arena), "required", (int)key->required,
        "per_tier", (int)schema_per_tier(key), "section_named",
        (int)section->named, "section_required", (int)section->required,
        "section_help", section->help);
}

static void print_json_keys(const struct output *out,
                            const struct references *references)
{
    json_t *array = json_array();

    for (size_t i = 0; i < references->count; i++)
        json_array_append_new(array,
                              key_object(&references->all[i], out->arena));
    print_and_free(out, array);
}

/* Prints an array of objects, whose keys are the headings. */
static void print_json_table(const struct output *out,
                             const struct table *table)
{
    json_t *array = json_array();

    for (size_t i = table->heads; i < table->count; i++) {
        const struct table_line *line = &table->lines[i];
        json_t *object = json_pack("{s:s}", table->lines[0].label, line->label);

        for (size_t c = 0; c < table->columns; c++)
            json_object_set_new(object, table->lines[0].cells[c],
                                json_string(line->cells[c]));
        json_array_append_new(array, object);
    }
    print_and_free(out, array);
}

const struct format format_json = {
    .data = true,
    .keys = true,
    .compare = print_json_compare,
    .schedule = print_json_schedule,
    .settle = print_json_settle,
    .complaints = print_json_complaints,
    .keys_known = print_json_keys,
    .outline = print_json_outline,
    .table = print_json_table,
    .value = value_print,
};
