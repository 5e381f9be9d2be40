#include "model/taxload.h"

#include "base/text.h"
#include "model/ini.h"
#include "model/names.h"
#include "model/record.h"
#include "model/taxform.h"
#include "model/taxwhole.h"

#include <stdlib.h>
#include <string.h>

enum {
    BOTTOM_DIGITS_MOST = 200
};

/* clang-format off */
static const struct schema_key table_keys[] = {
    SCHEMA_KEY(tax_table, name, .required = true, .label = "Name",
        .help = "country, year, and for whom"),
    SCHEMA_KEY(tax_table, currency, .required = true, .label = "Currency",
        .help = "of all amounts in it"),
    SCHEMA_KEY(tax_table, starts, .required = true, .label = "Starts",
        .help = "first day of the tax year"),
    SCHEMA_KEY(tax_table, ends, .required = true, .label = "Ends",
        .help = "last day of the tax year"),
    SCHEMA_KEY(tax_table, source, .label = "Source",
        .help = "where the figures are from"),
    SCHEMA_KEY(tax_table, law, .label = "Law", .help = "the law that sets them"),
    SCHEMA_KEY(tax_table, note, .label = "Note", .help = "what else to know"),
};

static const struct schema_key line_keys[] = {
    SCHEMA_KEY(tax_line, on, .required = true, .label = "On",
        .help = "what it is computed on, such as wages + other + stipend"),
    SCHEMA_KEY(tax_line, rates, .required = true, .label = "Rates",
        .help = "THRESHOLD:RATE%, separated by commas"),
    SCHEMA_KEY(tax_line, above, .label = "Above",
        .help = "income that uses up the lower steps first"),
    SCHEMA_KEY(tax_line, less, .label = "Less", .help = "what is taken off"),
};

enum {
    SORT_TABLE,
    SORT_AMOUNT,
    SORT_CHARGE
};

static const struct schema_section sections[] = {
    [SORT_TABLE] = {"table", .required = true, .keys = table_keys,
        .key_count = COUNT(table_keys), .help = "What the table is"},
    [SORT_AMOUNT] = {"amount", .named = true, .keys = line_keys,
        .key_count = COUNT(line_keys), .help = "A step that is not paid"},
    [SORT_CHARGE] = {"charge", .named = true, .keys = line_keys,
        .key_count = COUNT(line_keys), .help = "Money to pay"},
};
/* clang-format on */

const struct dialect dialect_tax = {"a tax table", sections, COUNT(sections)};

/* A line must not have the name of another one, or of an input. */
static void check_name(const struct tax_table *table,
                       const struct tax_line *line,
                       const struct reading *reading)
{
    size_t index = (size_t)(line - table->lines);
    size_t twin = tax_line_find(table, index, line->head.name);

    for (size_t i = 0; i < TAX_INPUT_COUNT; i++)
        if (!strcmp(tax_inputs[i], line->head.name))
            record_error(reading, line->head.section, NULL,
                         "'%s' is an input of every table: choose another name",
                         line->head.name);
    if (twin < index)
        record_error(reading, line->head.section, NULL,
                     "has the same name as [%s]",
                     table->lines[twin].head.section);
}

static void read_tax_line(struct tax_table *table, struct tax_line *line,
                          const struct reading *reading)
{
    const struct schema_section *section =
        &sections[line->paid ? SORT_CHARGE : SORT_AMOUNT];

    check_name(table, line, reading);
    record_read(reading, section, line);
    taxform_read(table, line, "on", line->on, &line->on_form, reading);
    taxform_read(table, line, "above", line->above, &line->above_form, reading);
    taxform_read(table, line, "less", line->less, &line->less_form, reading);
    taxform_read_steps(line, reading);
}

static void read_tax_lines(struct tax_table *table,
                           const struct reading *reading)
{
    for (size_t i = 0; i < ini_contents(reading->ini)->section_count; i++) {
        const char *name = ini_contents(reading->ini)->sections[i].section;
        const struct schema_section *section = names_section(reading, name);
        struct tax_line *line = &table->lines[table->line_count];

        if (!section || section == &sections[SORT_TABLE])
            continue;
        if (table->line_count == TAX_LINES_MOST) {
            record_error(reading, name, NULL,
                         "is one too many; at most %d are computed",
                         TAX_LINES_MOST);
            return;
        }
        line->head.section = arena_copy(reading->arena, name);
        line->head.name = strchr(line->head.section, '.') + 1;
        line->head.given = true;
        line->paid = section == &sections[SORT_CHARGE];
        mpz_inits(line->base_bottom.z, line->bottom.z, NULL);
        table->line_count++;
        read_tax_line(table, line, reading);
    }
}

/*
 * Each line multiplies the denominators of the lines that it names, so that a
 * small file could demand numbers of millions of digits.
 */
static void make_whole(struct tax_table *table, const struct reading *reading)
{
    bool good = true;

    for (size_t i = 0; i < table->line_count && good; i++) {
        size_t digits = taxwhole_make(table, i);

        if (digits > BOTTOM_DIGITS_MOST)
            good = record_error(
                reading, table->lines[i].head.section, NULL,
                "its exact values may have a denominator of %zu digits; at "
                "most %d are computed: use fewer different fractions",
                digits, BOTTOM_DIGITS_MOST);
    }
}

static void check_table(const struct tax_table *table,
                        const struct reading *reading)
{
    bool paid = false;

    for (size_t i = 0; i < table->line_count; i++)
        paid |= table->lines[i].paid;
    if (!paid && !reading->diag->errors)
        record_error(reading, NULL, NULL,
                     "has no [charge.NAME], and so nothing to pay");
    if (date_given(table->starts) && date_given(table->ends) &&
        table->ends.day < table->starts.day)
        record_error(reading, "table", "ends", "is before the start");
}

bool tax_table_is(const struct ini *ini)
{
    return names_known(ini, &dialect_tax) +
               ini_has_section(ini, sections[SORT_TABLE].name) >
           names_known(ini, &dialect_model);
}

/* Complains of a model in place of a table, and of nothing else then. */
static bool is_no_model(const struct ini *ini, struct diag *diag)
{
    struct place file = {.file = ini_path(ini)};

    return names_known(ini, &dialect_model) <= names_known(ini, &dialect_tax) ||
           diag_error(diag, file,
                      "this is a model, not a table of taxes; [tax] tables "
                      "takes tables, which `stipend list taxes` lists");
}

struct tax_table *tax_table_read(struct ini *ini, const char *id,
                                 struct diag *diag)
{
    struct tax_table *table = calloc(1, sizeof(*table));
    struct reading reading = {.ini = ini,
                              .diag = diag,
                              .arena = &table->arena,
                              .model = model_none(),
                              .dialect = &dialect_tax,
                              .refused = ini_contents(ini)->refused};

    table->path = arena_copy(&table->arena, ini_path(ini));
    table->id = arena_copy(&table->arena, id);
    table->head = (struct head){
        .section = sections[SORT_TABLE].name, .name = "", .given = true};
    if (!is_no_model(ini, diag))
        return table;
    record_read(&reading, &sections[SORT_TABLE], table);
    read_tax_lines(table, &reading);
    names_check(&reading);
    check_table(table, &reading);
    make_whole(table, &reading);
    return table;
}

struct tax_table *tax_table_load(const char *path, const char *id,
                                 struct diag *diag)
{
    struct ini *ini = ini_open(path, INI_TABLE, diag);
    struct tax_table *table = ini ? tax_table_read(ini, id, diag) : NULL;

    if (ini)
        ini_close(ini);
    return table;
}
