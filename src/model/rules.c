#include "model/rules.h"

#include "base/text.h"
#include "model/hint.h"
#include "model/named.h"
#include "model/names.h"

#include <stdlib.h>
#include <string.h>

/* clang-format off */
#define YES_OR_NO .choices = ANSWERS(CHOICE_WORD)
#define CONFIDENCE \
    .label = "Confidence", .choices = CONFIDENCES(CHOICE_WORD)

static const struct schema_key pack_keys[] = {
    SCHEMA_KEY(rule_pack, name, .required = true, .label = "Name",
        .help = "The funder and the programme"),
    SCHEMA_KEY(rule_pack, currency, .required = true, .label = "Currency",
        .help = "Currency of all amounts in the rules"),
    SCHEMA_KEY(rule_pack, checked, .required = true, .label = "Checked",
        .help = "Day on which somebody looked at the source"),
    SCHEMA_KEY(rule_pack, source, .required = true, .label = "Source",
        .help = "Where the rules stand"),
    SCHEMA_KEY(rule_pack, confidence, .required = true, CONFIDENCE,
        .help = "What the source is"),
    SCHEMA_KEY(rule_pack, note, .label = "Note", .help = "What else to know"),
};

static const struct schema_key rule_keys[] = {
    SCHEMA_KEY(funder_rule, says, .required = true, .label = "Says",
        .help = "The rule as a sentence"),
    SCHEMA_KEY(funder_rule, source, .label = "Source", .help = "Where it stands"),
    SCHEMA_KEY(funder_rule, checked, .label = "Checked",
        .help = "Day on which somebody looked at the source"),
    SCHEMA_KEY(funder_rule, confidence, CONFIDENCE, .help = "What the source is"),
    SCHEMA_KEY(funder_rule, usual, .fallback = "no", YES_OR_NO, .label = "Usual",
        .help = "Whether it is what is common, and no rule"),
    SCHEMA_KEY(funder_rule, of, .label = "Of",
        .help = "Name of an input or a figure, with * for one of its words"),
    SCHEMA_KEY(funder_rule, which, .fallback = "every", .label = "Which",
        .choices = WHICHES(CHOICE_WORD), .help = "Which tiers, of a name that begins with tier.*"),
    SCHEMA_KEY(funder_rule, least, .label = "Least", .help = "The least it may be"),
    SCHEMA_KEY(funder_rule, most, .label = "Most", .help = "The most it may be"),
    SCHEMA_KEY(funder_rule, times, .label = "Times",
        .help = "Figures that multiply both limits"),
    SCHEMA_KEY(funder_rule, multiple, .over = true, .label = "Multiple",
        .help = "What it is a multiple of"),
    SCHEMA_KEY(funder_rule, one_of, .label = "One of",
        .help = "What it may be, with commas or blanks between"),
    SCHEMA_KEY(funder_rule, longest, .least = 1, .label = "Longest",
        .help = "How many characters it may have"),
    SCHEMA_KEY(funder_rule, given, .fallback = "no", YES_OR_NO, .label = "Given",
        .help = "Whether it must be there"),
};

enum {
    SORT_FUNDER,
    SORT_RULE
};

static const struct schema_section sections[] = {
    [SORT_FUNDER] = {"funder", .required = true, .keys = pack_keys,
        .key_count = COUNT(pack_keys), .help = "Whose rules they are"},
    [SORT_RULE] = {"rule", .named = true, .keys = rule_keys,
        .key_count = COUNT(rule_keys), .help = "A rule"},
};
/* clang-format on */

const char rules_confidences[] = CONFIDENCES(CHOICE_WORD);
const char rules_whiches[] = WHICHES(CHOICE_WORD);

const struct dialect dialect_rules = {"a file of rules", sections,
                                      COUNT(sections)};

_Static_assert(COUNT(rule_keys) == RULE_KEYS, "a line for each key");

int rules_line(const struct funder_rule *rule, const char *key)
{
    size_t i = 0;

    while (strcmp(rule_keys[i].name, key) != 0)
        i++;
    return rule->lines[i];
}

static bool has_test(const struct funder_rule *rule)
{
    return rule->least || rule->most || rule->one_of ||
           rule->multiple.units != ABSENT || rule->longest != ABSENT ||
           rule->given == ANSWER_YES;
}

/* What a rule does not say of itself, the file says. */
static void fill_defaults(const struct rule_pack *pack,
                          struct funder_rule *rule,
                          const struct reading *reading)
{
    const struct head *head = &rule->head;

    if (!rule->source)
        rule->source = pack->source;
    if (!date_given(rule->checked))
        rule->checked = pack->checked;
    if (!ini_find(reading->ini, head->section, "confidence"))
        rule->confidence = pack->confidence;
    for (size_t i = 0; i < COUNT(rule_keys); i++)
        rule->lines[i] =
            ini_place(reading->ini, head->section, rule_keys[i].name).line;
}

static void check_rule(const struct funder_rule *rule,
                       const struct reading *reading)
{
    const char *section = rule->head.section;
    bool of = ini_find(reading->ini, section, "of") != NULL;

    if (of && rule->of.text && !has_test(rule))
        record_error(reading, section, "of",
                     "has no test: give least, most, one_of, multiple, longest "
                     "or given, or leave `of` out for a reminder");
    if (!of && has_test(rule))
        record_error(reading, section, NULL,
                     "tests nothing: `of` is missing (the name of what is "
                     "tested)");
    if (rule->of.text && strpbrk(rule->of.text, ", "))
        record_error(reading, section, "of",
                     "'%s' is not a single name; write a rule for each",
                     rule->of.text);
    if (rule->times.text && !rule->least && !rule->most)
        record_error(reading, section, "times",
                     "changes nothing without least or most");
}

static void read_rule(struct rule_pack *pack, struct funder_rule *rule,
                      const char *section, const struct reading *reading)
{
    rule->head.section = arena_copy(reading->arena, section);
    rule->head.name = strchr(rule->head.section, '.') + 1;
    rule->head.given = true;
    record_read(reading, &sections[SORT_RULE], rule);
    fill_defaults(pack, rule, reading);
    check_rule(rule, reading);
}

static void read_rules(struct rule_pack *pack, const struct reading *reading)
{
    const struct ini_contents *contents = ini_contents(reading->ini);

    for (size_t i = 0; i < contents->section_count; i++) {
        const char *name = contents->sections[i].section;
        const struct schema_section *section = names_section(reading, name);

        if (section != &sections[SORT_RULE])
            continue;
        if (pack->rule_count == RULES_MOST) {
            record_error(reading, name, NULL,
                         "is one too many; a file has at most %d rules",
                         RULES_MOST);
            return;
        }
        read_rule(pack, &pack->rules[pack->rule_count++], name, reading);
    }
}

struct rule_pack *rules_read_ini(struct ini *ini, const char *id,
                                 struct diag *diag)
{
    struct rule_pack *pack = calloc(1, sizeof(*pack));
    struct reading reading = {.ini = ini,
                              .diag = diag,
                              .arena = &pack->arena,
                              .model = model_none(),
                              .dialect = &dialect_rules,
                              .refused = ini_contents(ini)->refused};

    pack->path = arena_copy(&pack->arena, ini_path(ini));
    pack->id = arena_copy(&pack->arena, id);
    pack->head = (struct head){
        .section = sections[SORT_FUNDER].name, .name = "", .given = true};
    record_read(&reading, &sections[SORT_FUNDER], pack);
    read_rules(pack, &reading);
    names_check(&reading);
    if (!pack->rule_count && !diag->errors)
        record_error(&reading, NULL, NULL, "has no [rule.NAME]");
    return pack;
}

struct rule_pack *rules_read(const char *path, const char *id,
                             struct diag *diag)
{
    struct ini *ini = ini_open(path, INI_RULES, diag);
    struct rule_pack *pack = ini ? rules_read_ini(ini, id, diag) : NULL;

    if (ini)
        ini_close(ini);
    return pack;
}

bool rules_is(const struct ini *ini)
{
    bool rules = ini_find(ini, "funder", "confidence");

    for (size_t i = 0; i < ini_contents(ini)->section_count; i++)
        rules |= !strncmp(ini_contents(ini)->sections[i].section, "rule.",
                          strlen("rule."));
    return rules && !ini_has_section(ini, "grant");
}

void rules_free(struct rule_pack *pack)
{
    if (!pack)
        return;
    arena_free(&pack->arena);
    free(pack);
}

static const char *hint_rules(const struct reading *reading, const char *name);

static const struct named files = {.what = "file of rules",
                                   .shelf = SHELF_FUNDERS,
                                   .ending = ".ini",
                                   .section = "funder",
                                   .key = "rules",
                                   .hint = hint_rules};

static const char *hint_rules(const struct reading *reading, const char *name)
{
    return named_nearest(reading, &files, name);
}

static bool is_listed(const struct model *model, const char *name)
{
    for (size_t i = 0; i < model->pack_count; i++)
        if (!strcmp(model->packs[i]->id, name))
            return true;
    return false;
}

static void load_pack(struct model *model, const char *name,
                      const struct reading *reading)
{
    struct rule_pack *pack;
    const char *path;

    if (!text_is_name(name))
        named_refuse(reading, &files, name);
    else if (is_listed(model, name))
        record_error(reading, "funder", "rules", "lists %s twice", name);
    else if (model->pack_count == PACKS_MOST)
        record_error(reading, "funder", "rules", "lists more than %d files",
                     PACKS_MOST);
    else if ((path = named_find(reading, &files, name, name)) &&
             (pack = rules_read(path, name, reading->diag)))
        model->packs[model->pack_count++] = pack;
}

void rules_load(struct model *model, const struct reading *reading)
{
    const char *names = model->funder.rules.text, *word;

    for (size_t i = 0; names && (word = word_at(names, i, reading->arena)); i++)
        load_pack(model, word, reading);
}

/* Whether a word of `drop` names a rule: minimum or manifund/minimum. */
static bool drops(const char *word, const struct rule_pack *pack,
                  const struct funder_rule *rule)
{
    size_t length = strlen(pack->id);

    if (!strncmp(word, pack->id, length) &&
        (word[length] == '/' || word[length] == '.'))
        word += length + 1;
    return !strcmp(word, rule->head.name);
}

bool rules_dropped(const struct model *model, const struct rule_pack *pack,
                   const struct funder_rule *rule)
{
    struct arena arena = {.newest = NULL};
    const char *names = model->funder.drop.text, *word;
    bool dropped = false;

    for (size_t i = 0; names && (word = word_at(names, i, &arena)); i++)
        dropped |= drops(word, pack, rule);
    arena_free(&arena);
    return dropped;
}

/* The names of all rules, with a blank before each. */
static const char *rule_words(const struct model *model, struct arena *arena)
{
    const char *words = "";

    for (size_t i = 0; i < model->pack_count; i++)
        for (size_t k = 0; k < model->packs[i]->rule_count; k++)
            words = arena_print(arena, "%s %s", words,
                                model->packs[i]->rules[k].head.name);
    return words;
}

void rules_check(const struct reading *reading)
{
    const struct model *model = reading->model;
    struct arena *arena = &reading->diag->arena;
    const char *names = model->funder.drop.text, *word;

    for (size_t i = 0; names && (word = word_at(names, i, arena)); i++) {
        bool found = false;

        for (size_t p = 0; p < model->pack_count; p++)
            for (size_t k = 0; k < model->packs[p]->rule_count; k++)
                found |=
                    drops(word, model->packs[p], &model->packs[p]->rules[k]);
        if (!found)
            record_error(reading, "funder", "drop",
                         "'%s' is not a rule of the listed files%s", word,
                         hint_word(rule_words(model, arena), word, arena));
    }
}
