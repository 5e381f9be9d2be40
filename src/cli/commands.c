#include "cli/commands.h"

#include "cli/help.h"
#include "cli/init.h"
#include "cli/list.h"
#include "cli/show.h"
#include "cli/write.h"

#include <stdint.h>

/* clang-format off */
#define FORMATS "[--format FORMAT]"

const struct command commands[] = {
    {"init", "[--template NAME] [FILE]",
     "print a model to start from",
     "Prints a commented model to start from, or one of the templates, or "
     "writes it to a new file.",
     "tf", NULL, 0, 1, init_run},
    {"check", "MODEL...",
     "say what is wrong with a model",
     "Says what is wrong with models, and what is likely a mistake, and prints "
     "nothing else.",
     "s", NULL, 1, SIZE_MAX, show_check},
    {"compare", "MODEL... " FORMATS,
     "set the tiers of a model side by side",
     "Sets the tiers of a model, or of several models, side by side. JSON holds "
     "every input and every figure.",
     "sF", NULL, 1, SIZE_MAX, show_compare},
    {"schedule", "MODEL [--tier NAME] " FORMATS,
     "show a tier month by month",
     "Shows a tier month by month, with its instalments.",
     "sFT", NULL, 1, 1, show_schedule},
    {"settle", "MODEL [--stop DATE] " FORMATS,
     "show what is to be made up, or paid back",
     "Shows for each tier what is delivered, owed and to be paid back if the "
     "work stops on a day. Without --stop it does so for every week from the "
     "end of the grant until the time is made up.",
     "sFS", NULL, 1, 1, show_settle},
    {"explain", "MODEL NAME",
     "show how a figure came about",
     "Shows how a figure came about: its formula, the figures in it, and so on "
     "down to the inputs and the lines of the file where they stand.",
     "s", NULL, 2, 2, show_explain},
    {"write", "MODEL... [--output FILE | --output-dir DIR [--jobs N]]",
     "write the proposal workbook",
     "Writes the proposal workbook, by default under the model's name in this "
     "folder. With --output-dir it writes one for each model and goes on after "
     "one that is wrong. A workbook that was changed since it was written is "
     "not replaced without --force.",
     "sofDj", NULL, 1, SIZE_MAX, write_run},
    {"list", "templates|taxes|funders|keys|figures " FORMATS,
     "list what ships, and all keys and figures",
     "Lists the templates, tax tables or funders' rules that ship, or all keys "
     "of a model file with their types and defaults, or all figures.",
     "F", LIST_WORDS, 1, 1, list_run},
    {"help", "[COMMAND | KEY | FIGURE | keys | figures]",
     "say more of a command, a key or a figure",
     "Says more of a command, of a section or key of the model file, or of a "
     "figure. The words manual, bash, zsh and fish print the manual page and "
     "the completions that are installed.",
     "", "keys figures", 0, 1, help_run},
    {.name = NULL},
};
/* clang-format on */
