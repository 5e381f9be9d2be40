/*
 * CSV as in RFC 4180.  A text that a spreadsheet would take for a formula gets
 * an apostrophe before it.
 */
#include "report/format.h"

#include <string.h>

/* Whether a text is a number, so that its sign begins no formula. */
static bool is_number(const char *text)
{
    size_t sign = *text == '-';

    return text[sign] && !text[sign + strspn(text + sign, "0123456789.%")];
}

/*
 * Whether a spreadsheet takes text for a formula.  Some skip quotes and blanks
 * before it.
 */
static bool begins_formula(const char *text)
{
    static const char *const marks[] = {"=",  "+",  "-",  "@",
                                        "＝", "＋", "－", "＠"};

    text += strspn(text, " \t\"");
    for (size_t i = 0; i < COUNT(marks); i++)
        if (!strncmp(text, marks[i], strlen(marks[i])))
            return true;
    return false;
}

static void csv_cell(FILE *out, const char *text, bool number)
{
    bool formula = begins_formula(text) && !(number && is_number(text));

    if (!formula && !strpbrk(text, ",;|\t\"\r\n")) {
        fputs(text, out);
        return;
    }
    fputs(formula ? "\"'" : "\"", out);
    for (; *text; text++) {
        if (*text == '"')
            fputc('"', out);
        fputc(*text, out);
        /* A spreadsheet that separates fields here sees a new one. */
        if (strchr(";|\t", *text) && begins_formula(text + 1))
            fputc('\'', out);
    }
    fputs("\"", out);
}

static void csv_table(const struct output *out, const struct table *table)
{
    csv_cell(out->file, table->lines[0].label, false);
    for (size_t c = 0; c < table->columns; c++) {
        fputs(",", out->file);
        csv_cell(out->file, table_heading(table, c), false);
    }
    for (size_t i = table->heads; i < table->count; i++) {
        const struct table_line *line = &table->lines[i];
        fputs("\r\n", out->file);
        csv_cell(out->file, line->label, false);
        for (size_t c = 0; c < table->columns; c++) {
            fputs(",", out->file);
            csv_cell(out->file, table_cell(line, c),
                     c >= table->words && !line->texts);
        }
    }
    fputs("\r\n", out->file);
}

/* "1200.50" and "75%": spreadsheets read them as numbers. */
static const char *csv_value(const struct value *value, struct arena *arena)
{
    const char *text = value_print(value, arena);

    return value->kind == KIND_PERCENT && value->given
               ? arena_print(arena, "%s%%", text)
               : text;
}

const struct format format_csv = {
    .data = true,
    .table = csv_table,
    .value = csv_value,
};
