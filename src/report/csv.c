/*
 * CSV after RFC 4180.  A text that a spreadsheet would take for a formula
 * begins with an apostrophe.
 */
#include "report/compare.h"
#include "report/format.h"
#include "report/schedule.h"
#include "report/settle.h"

#include <string.h>

/* Whether all of a text is a number, so that its sign begins no formula. */
static bool is_number(const char *text)
{
    size_t sign = *text == '-';

    return text[sign] && !text[sign + strspn(text + sign, "0123456789.%")];
}

/*
 * Whether a spreadsheet that opens a CSV file takes text for a formula, or its
 * rest behind the quotes and blanks that some of them pass over.
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
        /* Where this sets fields apart, another one begins here. */
        if (strchr(";|\t", *text) && begins_formula(text + 1))
            fputc('\'', out);
    }
    fputs("\"", out);
}

static void print_table(FILE *out, const struct table *table,
                        const struct style *style)
{
    (void)style;
    csv_cell(out, table->heads ? table->lines[0].label : "", false);
    for (size_t c = 0; c < table->columns; c++) {
        fputs(",", out);
        csv_cell(out, table_heading(table, c), false);
    }
    for (size_t i = table->heads; i < table->count; i++) {
        const struct table_line *line = &table->lines[i];

        fputs("\r\n", out);
        csv_cell(out, line->label, false);
        for (size_t c = 0; c < table->columns; c++) {
            fputs(",", out);
            csv_cell(out, table_cell(line, c), !table->texts && !line->texts);
        }
    }
    fputs("\r\n", out);
}

/* "1200.50" and "75%": spreadsheets read them as numbers. */
static const char *print_value(const struct value *value, struct arena *arena)
{
    const char *text = value_print(value, arena);

    return value->kind == KIND_PERCENT && value->given
               ? arena_print(arena, "%s%%", text)
               : text;
}

static void print_no_text(FILE *out, const char *text,
                          const struct style *style, struct arena *arena)
{
    (void)out;
    (void)text;
    (void)style;
    (void)arena;
}

const struct format format_csv = {
    .word = "csv",
    .data = true,
    .compare = compare_print,
    .schedule = schedule_print,
    .settle = settle_print,
    .table = print_table,
    .value = print_value,
    .title = print_no_text,
    .text = print_no_text,
};
