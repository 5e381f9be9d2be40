/* Output for terminals: widths, colours and completions. */
#include "run.h"
#include "table.h"

#include "base/text.h"

#include <stdio.h>
#include <string.h>

#define MODEL "templates/upskilling.ini"

/* No printed line is wider than the terminal. */
static const struct width_case {
    const char *name, *command;
    int columns;
} widths[] = {
    /* clang-format off */
    {"a comparison in 80 columns", "compare " MODEL, 80},
    {"a comparison in 40 columns", "compare " MODEL, 40},
    {"wide letters in 40 columns", "compare tests/cases/wide.ini", 40},
    {"eight tiers and taxes in 80 columns",
     "compare tests/cases/eight-tiers.ini", 80},
    {"eight tiers and taxes in 40 columns",
     "compare tests/cases/eight-tiers.ini", 40},
    {"two models in 80 columns",
     "compare " MODEL " templates/scope.ini", 80},
    {"three models in 40 columns",
     "compare " MODEL " templates/scope.ini templates/parttime.ini", 40},
    {"two models in 200 columns",
     "compare " MODEL " templates/scope.ini", 200},
    {"a schedule in 80 columns", "schedule " MODEL, 80},
    {"a schedule in 40 columns", "schedule " MODEL, 40},
    {"a settlement in 40 columns", "settle " MODEL, 40},
    {"a settlement of a day in 40 columns",
     "settle --stop 2023-03-20 " MODEL, 40},
    {"an explanation in 40 columns", "explain " MODEL " tier.lean.end", 40},
    {"an explanation of taxes in 80 columns",
     "explain tests/cases/tax.ini tier.lean.tax", 80},
    {"help in 80 columns", "help", 80},
    {"help in 40 columns", "help", 40},
    {"help for a command in 40 columns", "help write", 40},
    {"help for a key in 40 columns", "help grant.proration", 40},
    {"keys in 40 columns", "list keys", 40},
    {"figures in 80 columns", "list figures", 80},
    /* clang-format on */
};

static void test_width(void **state)
{
    const struct width_case *c = *state;
    struct run run =
        run_shell("COLUMNS=%d \"$STIPEND\" %s", c->columns, c->command);
    int lines = 0;

    assert_int_equal(run.status, 0);
    for (char *line = strtok(run.out, "\n"); line; line = strtok(NULL, "\n")) {
        if (text_width(line) > c->columns)
            fail_msg("%d columns: %s", text_width(line), line);
        lines++;
    }
    assert_true(lines > 1);
    run_free(&run);
}

/* The text of the last screen: 24 lines, one of them for the next command. */
static const char *last_screen(const char *text)
{
    const char *at = text + strlen(text);

    for (int lines = 0; at > text; at--)
        if (at[-1] == '\n' && lines++ == 23)
            break;
    return at;
}

/* Fails unless each amount of a line stands in a text. */
static void check_amounts(const char *line, const char *text)
{
    while (*line && *line != '\n') {
        size_t length = strcspn(line, " \n");
        char amount[64];

        snprintf(amount, sizeof(amount), "%.*s", (int)length, line);
        if (length && !strstr(text, amount))
            fail_msg("%s is not on the last screen:\n%s", amount, text);
        line += length + strspn(line + length, " ");
    }
}

/* The asks of all tiers, in the table's last part or beside the bars. */
static void test_last_screen(void **state)
{
    struct run run =
        run_shell("COLUMNS=80 \"$STIPEND\" compare %s", (const char *)*state);
    const char *screen = last_screen(run.out);

    if (!run.status) {
        assert_non_null(strstr(screen, "\nThe ask  "));
        for (const char *at = run.out; (at = strstr(at, "\nThe ask  "));) {
            at += strlen("\nThe ask  ");
            check_amounts(at + strspn(at, " "), screen);
        }
    }
    run_free(&run);
}

/* On a terminal, which script(1) makes. */
static const struct colour_case {
    const char *name, *command;
    bool coloured;
} colours[] = {
    /* clang-format off */
    {"colours on a terminal",
     "TERM=xterm script -qec '\"$STIPEND\" compare " MODEL "' /dev/null", true},
    {"none with NO_COLOR",
     "NO_COLOR=1 TERM=xterm script -qec '\"$STIPEND\" compare " MODEL
     "' /dev/null", false},
    {"an empty NO_COLOR does not switch colours off",
     "NO_COLOR= TERM=xterm script -qec '\"$STIPEND\" compare " MODEL
     "' /dev/null", true},
    {"none on a dumb terminal",
     "TERM=dumb script -qec '\"$STIPEND\" compare " MODEL "' /dev/null", false},
    {"none in Markdown",
     "TERM=xterm script -qec '\"$STIPEND\" compare --format markdown " MODEL
     "' /dev/null", false},
    {"none through a pipe", "TERM=xterm \"$STIPEND\" compare " MODEL " | cat",
     false},
    /* clang-format on */
};

static void test_colour(void **state)
{
    const struct colour_case *c = *state;
    struct run run = run_shell("script -qec true /dev/null");
    bool possible = run.status == 0;

    run_free(&run);
    if (!possible) { /* a chroot may have none, even in CI */
        print_message("SKIPPED: script(1) can make no terminal here\n");
        skip();
    }
    run = run_shell("%s", c->command);
    assert_int_equal(run.status, 0);
    assert_non_null(strstr(run.out, "56,100.00"));
    assert_int_equal(strchr(run.out, '\033') != NULL, c->coloured);
    run_free(&run);
}

/* Completions of bash; the last word is incomplete. */
static const struct completion_case {
    const char *name, *words, *want;
} completions[] = {
    /* clang-format off */
    {"a command", "stipend sched", "schedule"},
    {"an option of a command", "stipend settle --st", "--stop"},
    {"no option of another", "stipend settle --ti", ""},
    {"a format", "stipend compare --format ma", "markdown"},
    {"a format behind =", "stipend compare --format = c", "csv"},
    {"a template", "stipend init --template up", "upskilling"},
    {"a table of taxes", "stipend init --template ie_2025", "ie_2025"},
    {"what can be listed", "stipend list ta", "taxes"},
    {"a command to help with", "stipend help ex", "explain"},
    {"a file", "stipend check templates/sc", "templates/scope.ini"},
    /* clang-format on */
};

static void test_completion(void **state)
{
    const struct completion_case *c = *state;
    struct run run = run_shell(
        "\"$STIPEND\" help bash >$D/c && ln -s "
        "$(realpath \"$STIPEND\") $D/stipend; PATH=$D:$PATH bash -c '. '$D/c'; "
        "COMP_WORDS=(%s); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _stipend; "
        "printf %%s \"${COMPREPLY[*]}\"'",
        c->words);

    assert_string_equal(run.err, "");
    assert_string_equal(run.out, c->want);
    run_free(&run);
}

int main(void)
{
    return (RUN_TABLE("widths", widths, test_width) |
            run_files("last screens", "templates/*.ini", "tests/cases/*.ini",
                      test_last_screen) |
            RUN_TABLE("colours", colours, test_colour) |
            RUN_TABLE("completions", completions, test_completion)) != 0;
}
