#include "cli/manual.h"

#include "base/version.h"
#include "cli/options.h"
#include "model/schema.h"
#include "report/reference.h"

#include <stdlib.h>
#include <string.h>

enum {
    LINE_LONGEST = 76
};

/* A word as roff reads it: no mark at a line's beginning, no escapes. */
static int print_word(FILE *out, const char *word, int length)
{
    int column = 0;

    if (*word == '.' || *word == '\'')
        column += fprintf(out, "\\&");
    for (int i = 0; i < length; i++)
        switch (word[i]) {
        case '\\':
            column += fprintf(out, "\\e");
            break;
        case '-':
            column += fprintf(out, "\\-");
            break;
        case '`':
        case '"':
            column += fprintf(out, "\\(dq");
            break;
        default:
            column += fprintf(out, "%c", word[i]);
        }
    return column;
}

/* Text in short lines; each sentence begins one. */
static void print_text(FILE *out, const char *text)
{
    int column = 0;
    bool ended = false;

    while (*text) {
        int length = (int)strcspn(text, " ");

        if (column && (ended || column + 1 + length > LINE_LONGEST)) {
            fputs("\n", out);
            column = 0;
        }
        if (column)
            column += fprintf(out, " ");
        column += print_word(out, text, length);
        ended = length && text[length - 1] == '.';
        text += length + (text[length] == ' ');
    }
}

static void print_line(FILE *out, const char *text)
{
    print_text(out, text);
    fputs("\n", out);
}

static void print_item(FILE *out, const char *term)
{
    fputs(".It ", out);
    print_text(out, term);
    fputs("\n", out);
}

static void print_option(FILE *out, const struct option_known *option)
{
    fputs(".It ", out);
    if (option->common)
        fprintf(out, "Fl %c , ", option->letter);
    fprintf(out, "Fl \\-%s", option->name);
    if (option->argument)
        fprintf(out, " Ar %s", option->argument);
    fputs("\n", out);
    print_text(out, option->help);
    fputs(".\n", out);
}

static void print_commands(FILE *out, const struct command *commands)
{

    fputs(".Sh COMMANDS\n.Bl -tag -width Ds\n", out);
    for (const struct command *command = commands; command->name; command++) {
        fprintf(out, ".It Cm %s\nstipend %s ", command->name, command->name);
        print_line(out, command->usage);
        fputs(".Pp\n", out);
        print_line(out, command->more);
    }
    fputs(".El\n", out);
}

static void print_options(FILE *out)
{
    const struct option_known *option;

    fputs(".Sh OPTIONS\n"
          "Which command takes which is said in the list of commands.\n"
          ".Bl -tag -width Ds\n",
          out);
    for (size_t i = 0; (option = option_at(i)); i++)
        print_option(out, option);
    fputs(".El\n", out);
}

/* The keys of one section, or all figures where there is none. */
static void print_references(FILE *out, struct references list,
                             const struct schema_section *section,
                             struct arena *arena)
{
    fputs(".Bl -tag -width Ds\n", out);
    for (size_t i = 0; i < list.count; i++) {
        const struct reference *r = &list.all[i];

        if (r->section != section)
            continue;
        print_item(out, r->name);
        print_text(out, r->meaning);
        fputs(".\n", out);
        print_line(out, arena_print(arena, "(%s%s%s)", r->type,
                                    !*r->fallback ? ""
                                    : !strcmp(r->fallback, "required")
                                        ? "; "
                                        : "; default ",
                                    r->fallback));
    }
    fputs(".El\n", out);
}

static void print_keys(FILE *out, struct arena *arena)
{
    struct references keys = reference_keys(arena);

    fputs(".Sh MODEL FILE\n"
          "A model is an INI file in UTF\\-8:\n"
          ".Ql [section]\n"
          "on a line, then\n"
          ".Ql key = value ;\n"
          "comments begin with ; or #.\n"
          "NAME is a word of small letters, digits and underscores that a "
          "model\nchooses; a section that has one may stand more than once.\n"
          "The sections and their keys are these.\n",
          out);
    for (size_t s = 0; s < SECTION_COUNT; s++) {
        fprintf(out, ".Ss Section %s%s\n", schema[s].name,
                !schema[s].named        ? ""
                : s == SECTION_CURRENCY ? ".CODE"
                                        : ".NAME");
        print_text(out, schema[s].help);
        fputs(".\n", out);
        print_references(out, keys, &schema[s], arena);
    }
}

/* What the program reads, returns, and is used for. */
static void print_surroundings(FILE *out)
{
    fputs(".Sh ENVIRONMENT\n"
          ".Bl -tag -width Ds\n"
          ".It Ev COLUMNS\n"
          "How wide a text may be; else the terminal's width, or 80.\n"
          ".It Ev NO_COLOR\n"
          "No colours, whatever it is set to.\n"
          ".It Ev SOURCE_DATE_EPOCH\n"
          "The time that a workbook says it was made at; else the start of "
          "the grant.\n"
          ".El\n"
          ".Sh FILES\n"
          "Templates lie in\n"
          ".Pa ../share/stipend/templates\n"
          "beside the folder of the program.\n"
          "A file is written under the hidden name\n"
          ".Pa .NAME.stipend\\-unfinished\n"
          "beside its place until it is whole.\n"
          "What a killed run leaves there the next one takes away.\n"
          "A model file has at most 1 MiB, 1,000 bytes a line,\n"
          "5,000 sections and 40,000 keys.\n"
          ".Sh EXIT STATUS\n"
          "0 where all is well, 1 where a model or the world is wrong, 2 for "
          "wrong usage.\n"
          ".Sh EXAMPLES\n"
          "From nothing to a workbook:\n"
          ".Bd -literal -offset indent\n"
          "stipend init \\-\\-template upskilling my.ini\n"
          "stipend compare my.ini\n"
          "stipend write my.ini\n"
          ".Ed\n"
          ".Pp\n"
          "What would it be with 60 percent in the tier called target?\n"
          ".Bd -literal -offset indent\n"
          "stipend compare \\-\\-set tier.target.percent=60 my.ini\n"
          ".Ed\n",
          out);
}

/* The day on which the program was built, as mdoc has dates. */
static void print_date(FILE *out)
{
    static const char built[] = __DATE__; /* "Nov  7 2026" */
    static const char *const months[] = {
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"};

    for (size_t m = 0; m < COUNT(months); m++)
        if (!strncmp(months[m], built, 3))
            fprintf(out, ".Dd %s %d, %s\n", months[m], atoi(built + 4),
                    built + 7);
}

void manual_print(FILE *out, const struct command *commands)
{
    struct arena arena = {.newest = NULL};

    print_date(out);
    fputs(".Dt STIPEND 1\n"
          ".Os\n"
          ".Sh NAME\n"
          ".Nm stipend\n"
          ".Nd budgets for funding requests\n"
          ".Sh SYNOPSIS\n"
          ".Nm\n"
          ".Ar command\n"
          ".Op Ar option ...\n"
          ".Op Ar model ...\n"
          ".Sh DESCRIPTION\n"
          ".Nm\n"
          "puts a number into a funding request.\n",
          out);
    print_line(out,
               "A model file says what salary a grant replaces, by how "
               "much in each tier, and what else it pays; the tiers are "
               "compared, and written as a live workbook that any "
               "spreadsheet program opens. Every amount is exact to the "
               "smallest unit of its currency. This is version " STIPEND_VERSION
               ".");
    print_commands(out, commands);
    print_options(out);
    print_keys(out, &arena);
    fputs(".Sh FIGURES\n"
          "What follows from a model has these names, in\n"
          ".Cm compare Fl \\-format Cm json ,\n"
          "in\n"
          ".Cm explain\n"
          "and in the workbook.\n"
          "Inputs have the names of their keys there.\n",
          out);
    print_references(out, reference_figures(&arena), NULL, &arena);
    print_surroundings(out);
    arena_free(&arena);
}
