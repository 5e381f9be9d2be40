#include "cli/commands.h"

#include <stdint.h>
#include <string.h>

/* clang-format off */
#define FORMAT_OPTION "[--format FORMAT]"

const struct command commands[] = {
    [COMMAND_INIT] = {"init", "[--template NAME] [FILE]",
     "print a model or a file that it uses to start from",
     "Prints a commented model to start from, or a template, a table of taxes "
     "or a file of rules to make one's own of. With FILE, it writes that to a "
     "new file.",
     "tf", NULL, 0, 1},
    [COMMAND_CHECK] = {"check", "FILE... [--strict] " FORMAT_OPTION,
     "report errors in a model or a file that it uses",
     "Reports errors and likely mistakes in models, errors in tables of taxes "
     "and in files of rules, and prints nothing else. In a format but text they are the "
     "output: file, line, section, key, severity (error or warning) and message.",
     "sFW", NULL, 1, SIZE_MAX},
    [COMMAND_COMPARE] = {"compare", "MODEL... [--share] " FORMAT_OPTION,
     "compare the tiers of a model",
     "Prints the tiers of a model, or of several models, side by side. JSON "
     "holds every input and every figure.",
     "sFH", NULL, 1, SIZE_MAX},
    [COMMAND_SCHEDULE] = {"schedule", "MODEL [--tier NAME] [--share] " FORMAT_OPTION,
     "show a tier month by month",
     "Shows a tier month by month: stipend, costs and instalments.",
     "sFTH", NULL, 1, 1},
    [COMMAND_SETTLE] = {"settle", "MODEL [--stop DATE] " FORMAT_OPTION,
     "show time to make up and money to pay back",
     "Shows for each tier the days delivered, the days owed and the repayment "
     "if the work stops on a day, and then what is unspent of people, lines "
     "and all else, with the sum of both. Without --stop it shows the first "
     "three for every week from the end of the grant until the time is made "
     "up. JSON calls them delivered_days, owed_days, repay and unspent.",
     "sFS", NULL, 1, 1},
    [COMMAND_EXPLAIN] = {"explain", "MODEL NAME " FORMAT_OPTION,
     "show how a figure came about",
     "Shows how a figure came about: in amounts and words, then as a formula in "
     "names, then each of these figures in the same way, down to the inputs "
     "and their lines in the file. Taxes go down to the lines of their tables.",
     "sF", NULL, 2, 2},
    [COMMAND_SHOW] = {"show",
     "TABLE MODEL [--tier NAME] [--share] " FORMAT_OPTION,
     "show a table of a model",
     "Prints a table that a model has; TABLE is budget, ask, applications, "
     "rules, plan or grant. budget: the lines of a tier, as forms "
     "ask for them; the amounts add up to the ask. ask: what each amount buys, "
     "and an award (--set award.amount=50000). applications: what else is "
     "applied for. rules: what funders want, and whether it holds. plan: areas of work with "
     "their hours, and milestones. grant: one row in CSV for a file of "
     "[comparables], always of the whole model.",
     "sFTH", SHOW_WORDS, 2, 2},
    [COMMAND_WRITE] = {"write",
     "MODEL... [--share] [--strict] "
     "[--output FILE | --output-dir DIR [--jobs N]]",
     "write the proposal workbook",
     "Writes the proposal workbook, by default under the model's name in this "
     "folder. With --output-dir it writes one for each model and continues "
     "after a wrong model. Only --force replaces a workbook that was changed "
     "after it was written. With --share the workbook is called "
     "MODEL.share.xlsx.",
     "sofDjHW", NULL, 1, SIZE_MAX},
    [COMMAND_LIST] = {"list",
     "templates|taxes|funders|keys|figures " FORMAT_OPTION,
     "list templates, taxes, funders, keys or figures",
     "Lists the templates, the tables of taxes or the funders whose rules are "
     "installed, or all keys of a model file with their types and defaults, or "
     "all figures. `stipend init --template` prints a template, a table or "
     "rules to start from.",
     "F", LIST_WORDS, 1, 1},
    [COMMAND_HELP] = {"help", "[COMMAND | KEY | FIGURE | keys | figures]",
     "explain a command, a key or a figure",
     "Explains a command, a section or key of the model file, or a figure. The "
     "words manual, bash, zsh and fish print the manual page and the "
     "completions that `make install` installs.",
     "", "keys figures", 0, 1},
    [COMMAND_COUNT] = {.name = NULL},
};
/* clang-format on */

const struct command *commands_find(const char *name)
{
    for (const struct command *c = commands; c->name; c++)
        if (!strcmp(c->name, name))
            return c;
    return NULL;
}

const char *commands_words(struct arena *arena)
{
    const char *words = "";

    for (const struct command *c = commands; c->name; c++)
        words = arena_print(arena, "%s %s", words, c->name);
    return words;
}
