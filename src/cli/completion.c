#include "cli/completion.h"

#include "cli/commands.h"
#include "cli/options.h"

#include <string.h>

/*
 * The pieces of a shell's script, with fields: %c is a command's name, %C its
 * help, %w the words that it takes; %o is an option's name, %O its help, %A its
 * argument, %W the words for that, %b `brief` and the letter if one is shown.
 */
struct shell {
    const char *word;
    const char *special; /* characters to put a backslash before */
    const char *head;
    const char *listed; /* once for each command: the list of commands */
    const char *middle;
    const char *begin; /* for each command again, followed by its options */
    const char *option[ARGUMENT_KINDS];
    const char *brief;
    const char *end_words, *end_files;
    const char *foot;
};

#define TEMPLATES                                                              \
    "for list in templates taxes; do "                                         \
    "stipend list $list --format csv 2>/dev/null | sed '1d;s/,.*//'; done"
#define BASH(how, words)                                                       \
    "        _stipend_option '" how "' '" words "' --%o%b\n"
#define ZSH(repeated, argument)                                                \
    "            '" repeated "--%o" argument "' \\\n"
#define FISH(argument)                                                         \
    "complete -c stipend -n '__fish_seen_subcommand_from %c' -l %o%b "         \
    "-d '%O'" argument "\n"

static const struct shell shells[] = {
    {.word = "bash",
     .special = "",
     .head = "# bash completion for stipend\n"
             "_stipend_files() {\n"
             "    compopt -o filenames 2>/dev/null\n"
             "    mapfile -t COMPREPLY < <(compgen \"$1\" -- \"$now\")\n"
             "}\n"
             "# $1: how to complete the argument; $2: its words; $3...: names\n"
             "_stipend_option() {\n"
             "    options+=\" $3\"\n"
             "    case \" ${*:3} \" in\n"
             "    *\" $before \"*) how=$1 words=$2 ;;\n"
             "    esac\n"
             "}\n"
             "_stipend() {\n"
             "    local now=${COMP_WORDS[COMP_CWORD]} words= options= files=\n"
             "    local before=${COMP_WORDS[COMP_CWORD-1]} how=\n"
             "    COMPREPLY=()\n"
             "    if [ \"$COMP_CWORD\" = 1 ]; then\n"
             "        COMPREPLY=($(compgen -W '",
     .listed = "%c ",
     .middle = "--help --version' -- \"$now\"))\n"
               "        return\n"
               "    fi\n"
               "    if [ \"$now\" = = ]; then\n"
               "        now=\n"
               "    elif [ \"$before\" = = ]; then\n"
               "        before=${COMP_WORDS[COMP_CWORD-2]}\n"
               "    fi\n"
               "    case ${COMP_WORDS[1]} in\n",
     .begin = "    %c)\n",
     .option = {[ARGUMENT_NONE] = BASH("", ""),
                [ARGUMENT_KEY] = BASH("none", ""),
                [ARGUMENT_OTHER] = BASH("none", ""),
                [ARGUMENT_WORDS] = BASH("", "%W"),
                [ARGUMENT_TEMPLATE] = BASH("templates", ""),
                [ARGUMENT_FILE] = BASH("-f", ""),
                [ARGUMENT_FOLDER] = BASH("-d", "")},
     .brief = " -",
     .end_words = "        files='%w' ;;\n",
     .end_files = "        ;;\n",
     .foot = "    esac\n"
             "    case $how in\n"
             "    none) return ;;\n"
             "    -*) _stipend_files \"$how\"; return ;;\n"
             "    templates) words=$(" TEMPLATES ") ;;\n"
             "    esac\n"
             "    if [ -z \"$words\" ]; then\n"
             "        case $now in\n"
             "        -*) words=$options ;;\n"
             "        *) words=$files ;;\n"
             "        esac\n"
             "    fi\n"
             "    if [ -n \"$words\" ]; then\n"
             "        COMPREPLY=($(compgen -W \"$words\" -- \"$now\"))\n"
             "    else\n"
             "        _stipend_files -f\n"
             "    fi\n"
             "}\n"
             "complete -F _stipend stipend\n"},
    {.word = "zsh",
     .special = "[]\\:",
     .head = "#compdef stipend\n"
             "_stipend_templates() {\n"
             "    compadd -- ${(f)\"$(" TEMPLATES ")\"}\n"
             "}\n"
             "_stipend() {\n"
             "    local -a commands\n"
             "    commands=(\n",
     .listed = "        '%c:%C'\n",
     .middle = "    )\n"
               "    if (( CURRENT == 2 )); then\n"
               "        _describe command commands\n"
               "        return\n"
               "    fi\n"
               "    shift words\n"
               "    (( CURRENT-- ))\n"
               "    case $words[1] in\n",
     .begin = "    %c)\n        _arguments \\\n",
     .option = {[ARGUMENT_NONE] = ZSH("", "[%O]"),
                [ARGUMENT_KEY] = ZSH("*", "=[%O]:%A:"),
                [ARGUMENT_OTHER] = ZSH("", "=[%O]:%A:"),
                [ARGUMENT_WORDS] = ZSH("", "=[%O]:%A:(%W)"),
                [ARGUMENT_TEMPLATE] = ZSH("", "=[%O]:%A:_stipend_templates"),
                [ARGUMENT_FILE] = ZSH("", "=[%O]:%A:_files"),
                [ARGUMENT_FOLDER] = ZSH("", "=[%O]:%A:_files -/")},
     .brief = "",
     .end_words = "            '1:what:(%w)' ;;\n",
     .end_files = "            '*:model:_files' ;;\n",
     .foot = "    esac\n"
             "}\n"
             "if [ \"$funcstack[1]\" = _stipend ]; then\n"
             "    _stipend \"$@\"\n"
             "else\n"
             "    compdef _stipend stipend\n"
             "fi\n"},
    {.word = "fish",
     .special = "",
     .head = "# fish completion for stipend\n",
     .listed = "complete -c stipend -f -n __fish_use_subcommand -a %c "
               "-d '%C'\n",
     .middle = "",
     .begin = "",
     .option = {[ARGUMENT_NONE] = FISH(""),
                [ARGUMENT_KEY] = FISH(" -x"),
                [ARGUMENT_OTHER] = FISH(" -x"),
                [ARGUMENT_WORDS] = FISH(" -x -a '%W'"),
                [ARGUMENT_TEMPLATE] = FISH(" -x -a \"(" TEMPLATES ")\""),
                [ARGUMENT_FILE] = FISH(" -r"),
                [ARGUMENT_FOLDER] = FISH(" -r")},
     .brief = " -s ",
     .end_words = "complete -c stipend -f -n '__fish_seen_subcommand_from %c' "
                  "-a '%w'\n",
     .end_files = "",
     .foot = ""},
};

/* Prints a text inside of a shell's single quotes. */
static void print_quoted(FILE *out, const char *text, const char *special)
{
    for (; *text; text++) {
        if (strchr(special, *text))
            fputc('\\', out);
        if (*text == '\'')
            fputs("'\\''", out);
        else
            fputc(*text, out);
    }
}

/* The texts of the fields, by letter. */
struct fields {
    const char *of['z' + 1];
};

static void print_piece(const struct output *out, const struct shell *shell,
                        const char *piece, const struct fields *fields)
{
    for (; *piece; piece++)
        if (*piece == '%')
            print_quoted(out->file, fields->of[(size_t) * ++piece],
                         shell->special);
        else
            fputc(*piece, out->file);
}

static void print_option(const struct output *out, const struct shell *shell,
                         const struct option_known *option,
                         struct fields *fields)
{
    fields->of['o'] = option->name;
    fields->of['O'] = option->help;
    fields->of['A'] = option->argument;
    fields->of['W'] = option->words;
    fields->of['b'] = option->common ? arena_print(out->arena, "%s%c",
                                                   shell->brief, option->letter)
                                     : "";
    print_piece(out, shell, shell->option[option->kind], fields);
}

static void print_command(const struct output *out, const struct shell *shell,
                          const struct command *command)
{
    struct fields fields = {{NULL}};
    const struct option_known *option;

    fields.of['c'] = command->name;
    fields.of['w'] = command->words;
    if (!strcmp(command->name, "help")) /* takes the names of commands, too */
        fields.of['w'] = arena_print(out->arena, "%s%s", command->words,
                                     commands_words(out->arena));
    print_piece(out, shell, shell->begin, &fields);
    for (size_t i = 0; (option = option_at(i)); i++)
        if (strchr(command->options, option->letter) || option->letter == 'h')
            print_option(out, shell, option, &fields);
    print_piece(out, shell,
                command->words ? shell->end_words : shell->end_files, &fields);
}

static void print_script(const struct output *out, const struct shell *shell)
{
    fputs(shell->head, out->file);
    for (const struct command *c = commands; c->name; c++)
        print_piece(out, shell, shell->listed,
                    &(struct fields){{['c'] = c->name, ['C'] = c->help}});
    fputs(shell->middle, out->file);
    for (const struct command *c = commands; c->name; c++)
        print_command(out, shell, c);
    fputs(shell->foot, out->file);
}

bool completion_print(const struct output *out, const char *shell)
{
    for (size_t i = 0; i < COUNT(shells); i++)
        if (!strcmp(shells[i].word, shell)) {
            print_script(out, &shells[i]);
            return true;
        }
    return false;
}
