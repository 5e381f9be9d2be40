#include "cli/manual.h"

#include "base/version.h"
#include "cli/commands.h"
#include "cli/options.h"
#include "figure/review.h"
#include "model/rules.h"
#include "model/schema.h"
#include "report/reference.h"
#include "report/wrap.h"

#include <string.h>

enum {
    MANUAL_WIDTH = 76
};

/* Escapes text for roff; no word may look like a request. */
static const char *roff_escaped(const char *text, struct arena *arena)
{
    static const char *const escapes[] = {
        ['\\'] = "\\e", ['-'] = "\\-", ['`'] = "\\(dq", ['"'] = "\\(dq"};
    char *copy = arena_alloc(arena, 4 * strlen(text) + 1), *end = copy;

    for (const char *c = text; *c; c++) {
        size_t i = (unsigned char)*c;
        const char *escape = i < COUNT(escapes) ? escapes[i] : NULL;

        if ((*c == '.' || *c == '\'') && (c == text || c[-1] == ' '))
            end = stpcpy(end, "\\&");
        end = stpcpy(end, escape ? escape : (char[]){*c, '\0'});
    }
    return copy;
}

/* Prints text in short lines, each sentence on a new one. */
static void print_sentences(const struct output *out, const char *text)
{
    const char *end;

    for (; (end = strstr(text, ". ")); text = end + 2)
        wrap_text(out, roff_escaped(arena_copy_part(out->arena, text,
                                                    (size_t)(end + 1 - text)),
                                    out->arena));
    wrap_text(out, roff_escaped(text, out->arena));
}

static void print_commands(const struct output *out)
{
    fputs(".Sh COMMANDS\n.Bl -tag -width Ds\n", out->file);
    for (const struct command *c = commands; c->name; c++) {
        fprintf(out->file, ".It Cm %s\nstipend %s ", c->name, c->name);
        print_sentences(out, c->usage);
        fputs(".Pp\n", out->file);
        print_sentences(out, c->more);
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
        const char *brief =
            option->common ? arena_print(out->arena, "Fl %c , ", option->letter)
                           : "";

        fprintf(out->file, ".It %sFl \\-%s%s%s\n", brief, option->name,
                option->argument ? " Ar " : "",
                option->argument ? option->argument : "");
        print_sentences(out, arena_print(out->arena, "%s.", option->help));
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
        print_sentences(out, r->name);
        print_sentences(out, arena_print(out->arena, "%s. (%s)", r->meaning,
                                         reference_type(r, out->arena)));
    }
    fputs(".El\n", out->file);
}

/* Prints the sections of a sort of file, with their keys. */
static void print_sections(const struct output *out,
                           const struct dialect *dialect,
                           struct references keys)
{
    for (size_t s = 0; s < dialect->count; s++) {
        const struct schema_section *section = &dialect->sections[s];

        fprintf(out->file, ".Ss Section %s\n",
                reference_section(section, out->arena));
        print_sentences(out, arena_print(out->arena, "%s.", section->help));
        print_references(out, keys, section);
    }
}

static void print_keys(const struct output *out)
{
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
    print_sections(out, &dialect_model, reference_keys(out->arena));
}

/* What models use beside tables of taxes, and how it is written. */
static void print_files(const struct output *out)
{
    fputs(".Sh FILES OF RULES\n"
          "What a funder wants is an INI file, too; a model names it in\n"
          ".Ql rules\n"
          "of [funder].\n"
          "It lies beside the model, or among those that ship.\n"
          "A rule is a sentence, a source, and at most one figure or input\n"
          "with tests, all of which must hold; one without\n"
          ".Ql of\n"
          "is a reminder.\n"
          "Limits of amounts are in the file's currency, and are converted to\n"
          "that of what they test.\n",
          out->file);
    print_sections(out, &dialect_rules, reference_rules(out->arena));
    fputs(
        ".Sh FILES OF GRANTS\n"
        "What others got is a CSV file by RFC 4180, in UTF\\-8, of at most\n"
        "1 MiB and 2,000 rows; a model names it in\n"
        ".Ql file\n"
        "of [comparables].\n"
        "Its first line names the columns, in any order: amount, currency\n"
        "and months are required; date (a year, a month or a day), funder\n"
        "and kind are read if they are there; all others are passed over.\n"
        "Of those that ship, comparables holds public grants to one person,\n"
        "and fellowships rates that programmes set for themselves.\n"
        "They are grants that were made: neither asks nor refusals, from one\n"
        "corner of research, most of them from 2022 to 2024, with all costs\n"
        "in their amounts, and full time unless they say so.\n",
        out->file);
}

static const char description[] =
    ".Dd $Mdocdate: " __DATE__ " $\n"
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

/* Each warning with the place and the message of an example. */
static void print_warnings(const struct output *out)
{
    const struct warning *warning;

    fputs(".Sh WARNINGS\n"
          "A warning tells what is legal and likely a mistake: what was read,\n"
          "what may be meant, and how to write it so that nothing is said.\n"
          "The exit status stays 0.\n"
          "These are all warnings, each with an example.\n"
          ".Bl -tag -width Ds\n",
          out->file);
    for (size_t i = 0; (warning = review_warning(i)); i++) {
        fputs(".It ", out->file);
        print_sentences(out, warning->place);
        print_sentences(out, warning->example);
    }
    fputs(".El\n", out->file);
}

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

void manual_print(const struct output *out)
{
    struct output page = *out;

    page.width = MANUAL_WIDTH;
    fputs(description, page.file);
    print_commands(&page);
    print_options(&page);
    print_keys(&page);
    print_files(&page);
    fputs(figures_head, page.file);
    print_references(&page, reference_figures(page.arena), NULL);
    print_warnings(&page);
    fputs(surroundings, page.file);
}
