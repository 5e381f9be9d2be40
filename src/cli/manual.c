#include "cli/manual.h"

#include "base/version.h"
#include "model/schema.h"
#include "report/reference.h"

#include <stdlib.h>
#include <string.h>

enum {
    LINE_LONGEST = 76
};

/* Prints a word so that roff reads it as text; returns the columns taken. */
static int print_word(FILE *out, const char *word, int length)
{
    int column = 0;

    if (*word == '.' || *word == '\'')
        column += fprintf(out, "\\&");
    for (int i = 0; i < length; i++)
        if (word[i] == '\\')
            column += fprintf(out, "\\e");
        else if (word[i] == '-')
            column += fprintf(out, "\\-");
        else if (word[i] == '`' || word[i] == '"')
            column += fprintf(out, "\\(dq");
        else
            column += fprintf(out, "%c", word[i]);
    return column;
}

/* Prints text in short lines, each sentence on a new one. */
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
    fputs("\n", out);
}

static void print_commands(const struct output *out,
                           const struct command *commands)
{
    fputs(".Sh COMMANDS\n.Bl -tag -width Ds\n", out->file);
    for (const struct command *c = commands; c->name; c++) {
        fprintf(out->file, ".It Cm %s\nstipend %s ", c->name, c->name);
        print_text(out->file, c->usage);
        fputs(".Pp\n", out->file);
        print_text(out->file, c->more);
    }
    fputs(".El\n", out->file);
}

static void print_options(const struct output *out)
{
    const struct option_known *option;

    fputs(".Sh OPTIONS\n"
          "The list of commands says which command takes which option.\n"
          ".Bl -tag -width Ds\n",
          out->file);
    for (size_t i = 0; (option = option_at(i)); i++) {
        fputs(".It ", out->file);
        if (option->common)
            fprintf(out->file, "Fl %c , ", option->letter);
        fprintf(out->file, "Fl \\-%s", option->name);
        if (option->argument)
            fprintf(out->file, " Ar %s", option->argument);
        fputs("\n", out->file);
        print_text(out->file, arena_print(out->arena, "%s.", option->help));
    }
    fputs(".El\n", out->file);
}

/* Prints the keys of one section, or all figures, which have no section. */
static void print_references(const struct output *out, struct references list,
                             const struct schema_section *section)
{
    fputs(".Bl -tag -width Ds\n", out->file);
    for (size_t i = 0; i < list.count; i++) {
        const struct reference *r = &list.all[i];

        if (r->section != section)
            continue;
        fputs(".It ", out->file);
        print_text(out->file, r->name);
        print_text(out->file, arena_print(out->arena, "%s. (%s)", r->meaning,
                                          reference_type(r, out->arena)));
    }
    fputs(".El\n", out->file);
}

static void print_keys(const struct output *out)
{
    struct references keys = reference_keys(out->arena);

    fputs(".Sh MODEL FILE\n"
          "A model is an INI file in UTF\\-8:\n"
          ".Ql [section]\n"
          "on a line, then\n"
          ".Ql key = value ;\n"
          "comments begin with ; or #.\n"
          "NAME is a word of small letters, digits and underscores that the "
          "model\nchooses; such a section may stand more than once.\n"
          "These are the sections and their keys.\n",
          out->file);
    for (size_t s = 0; s < SECTION_COUNT; s++) {
        fprintf(out->file, ".Ss Section %s\n",
                reference_section(&schema[s], out->arena));
        print_text(out->file, arena_print(out->arena, "%s.", schema[s].help));
        print_references(out, keys, &schema[s]);
    }
}

/* Prints the day on which the program was built, as mdoc has dates. */
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

static const char description[] =
    ".Dt STIPEND 1\n"
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
    "computes the budget of a funding request.\n"
    "A model file says which salary a grant replaces, how much of it in each\n"
    "tier, and what else the grant pays; the program compares the tiers, and\n"
    "writes a live workbook that any spreadsheet program opens.\n"
    "Every amount is exact to the smallest unit of its currency.\n"
    "This is version " STIPEND_VERSION ".\n";

static const char figures_head[] =
    ".Sh FIGURES\n"
    "The results of a model have these names in\n"
    ".Cm compare Fl \\-format Cm json ,\n"
    "in\n"
    ".Cm explain\n"
    "and in the workbook.\n"
    "Inputs have the names of their keys there.\n";

static const char surroundings[] =
    ".Sh ENVIRONMENT\n"
    ".Bl -tag -width Ds\n"
    ".It Ev COLUMNS\n"
    "The width of text output; else the terminal's width, or 80.\n"
    ".It Ev NO_COLOR\n"
    "If this is not empty, output has no colours.\n"
    ".It Ev SOURCE_DATE_EPOCH\n"
    "The time of creation that a workbook states; else the start of the "
    "grant.\n"
    ".El\n"
    ".Sh FILES\n"
    "Templates lie in\n"
    ".Pa ../share/stipend/templates\n"
    "beside the folder of the program.\n"
    "A file is written under the hidden name\n"
    ".Pa .NAME.stipend\\-unfinished\n"
    "beside its place until it is whole.\n"
    "If a run is killed, the next one removes what it left there.\n"
    "A model file has at most 1 MiB, 1,000 bytes a line,\n"
    "5,000 sections and 40,000 keys.\n"
    ".Sh EXIT STATUS\n"
    "0 if all is well, 1 if a model is wrong or the system reports an error, "
    "2 for\nwrong usage.\n"
    ".Sh EXAMPLES\n"
    "From nothing to a workbook:\n"
    ".Bd -literal -offset indent\n"
    "stipend init \\-\\-template upskilling my.ini\n"
    "stipend compare my.ini\n"
    "stipend write my.ini\n"
    ".Ed\n"
    ".Pp\n"
    "What if the tier called target replaced 60 percent?\n"
    ".Bd -literal -offset indent\n"
    "stipend compare \\-\\-set tier.target.percent=60 my.ini\n"
    ".Ed\n";

void manual_print(const struct output *out, const struct command *commands)
{
    print_date(out->file);
    fputs(description, out->file);
    print_commands(out, commands);
    print_options(out);
    print_keys(out);
    fputs(figures_head, out->file);
    print_references(out, reference_figures(out->arena), NULL);
    fputs(surroundings, out->file);
}
