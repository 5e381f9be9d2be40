#include "cli/completion.h"

#include "cli/options.h"

#include <string.h>

/* What a shell asks the program for when a template's NAME is wanted. */
#define TEMPLATES "stipend list templates 2>/dev/null | sed 's/ .*//'"

/* A text between single quotes, for any shell. */
static void print_quoted(FILE *out, const char *text)
{
    fputc('\'', out);
    for (; *text; text++)
        if (*text == '\'')
            fputs("'\\''", out);
        else
            fputc(*text, out);
    fputc('\'', out);
}

static void print_long_options(FILE *out, const char *letters)
{
    const struct option_known *option;

    for (size_t i = 0; (option = option_at(i)); i++)
        if (strchr(letters, option->letter) || option->letter == 'h')
            fprintf(out, " --%s", option->name);
}

static bool is_template(const struct option_known *option)
{
    return !strcmp(option->name, "template");
}

/* A file or a folder is wanted, which every shell completes by itself. */
static bool is_path(const struct option_known *option)
{
    return !strncmp(option->name, "output", 6);
}

/* The words that a command takes; help takes the commands' names too. */
static void print_words(FILE *out, const struct command *command,
                        const struct command *commands)
{
    struct arena arena = {.newest = NULL};

    if (command->words)
        fputs(command->words, out);
    if (!strcmp(command->name, "help"))
        fputs(command_words(commands, &arena), out);
    arena_free(&arena);
}

static void bash_arguments(FILE *out)
{
    const struct option_known *option;

    fputs("    case $before in\n", out);
    for (size_t i = 0; (option = option_at(i)); i++) {
        if (!option->argument)
            continue;
        fprintf(out, "    --%s%s%c)\n", option->name,
                option->common ? " | -" : "",
                option->common ? option->letter : ' ');
        if (option->words)
            fprintf(out, "        words='%s' ;;\n", option->words);
        else if (is_template(option))
            fputs("        words=$(" TEMPLATES ") ;;\n", out);
        else if (is_path(option))
            fprintf(out, "        _stipend_files -%c; return ;;\n",
                    strstr(option->name, "dir") ? 'd' : 'f');
        else
            fputs("        return ;;\n", out);
    }
    fputs("    esac\n", out);
}

static void bash_commands(FILE *out, const struct command *commands)
{

    fputs("    case ${COMP_WORDS[1]} in\n", out);
    for (const struct command *command = commands; command->name; command++) {
        fprintf(out, "    %s)\n        options='", command->name);
        print_long_options(out, command->options);
        fputs("' files='", out);
        print_words(out, command, commands);
        fputs("' ;;\n", out);
    }
    fputs("    esac\n", out);
}

void completion_bash(FILE *out, const struct command *commands)
{

    fputs("# bash completion for stipend\n"
          "_stipend_files() {\n"
          "    compopt -o filenames 2>/dev/null\n"
          "    mapfile -t COMPREPLY < <(compgen \"$1\" -- \"$now\")\n"
          "}\n"
          "_stipend() {\n"
          "    local now=${COMP_WORDS[COMP_CWORD]} words= options= files=\n"
          "    local before=${COMP_WORDS[COMP_CWORD-1]}\n"
          "    COMPREPLY=()\n"
          "    if [ \"$COMP_CWORD\" = 1 ]; then\n"
          "        COMPREPLY=($(compgen -W '",
          out);
    for (const struct command *command = commands; command->name; command++)
        fprintf(out, "%s ", command->name);
    fputs("--help --version' -- \"$now\"))\n"
          "        return\n"
          "    fi\n"
          "    if [ \"$now\" = = ]; then\n"
          "        now=\n"
          "    elif [ \"$before\" = = ]; then\n"
          "        before=${COMP_WORDS[COMP_CWORD-2]}\n"
          "    fi\n",
          out);
    bash_arguments(out);
    bash_commands(out, commands);
    fputs("    if [ -z \"$words\" ]; then\n"
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
          "complete -F _stipend stipend\n",
          out);
}

/* A text inside of zsh's [...]. */
static void print_bracketed(FILE *out, const char *text)
{
    for (; *text; text++) {
        if (strchr("[]\\:", *text))
            fputc('\\', out);
        if (*text == '\'')
            fputs("'\\''", out);
        else
            fputc(*text, out);
    }
}

static void zsh_option(FILE *out, const struct option_known *option)
{
    fprintf(out, "            '%s--%s%s[", option->letter == 's' ? "*" : "",
            option->name, option->argument ? "=" : "");
    print_bracketed(out, option->help);
    fputs("]", out);
    if (option->argument)
        fprintf(out, ":%s:", option->argument);
    if (option->words)
        fprintf(out, "(%s)", option->words);
    else if (option->argument && is_template(option))
        fputs("_stipend_templates", out);
    else if (option->argument && is_path(option))
        fputs("_files", out);
    fputs("' \\\n", out);
}

static void zsh_command(FILE *out, const struct command *command,
                        const struct command *commands)
{
    const struct option_known *option;

    fprintf(out, "    %s)\n        _arguments \\\n", command->name);
    for (size_t i = 0; (option = option_at(i)); i++)
        if (strchr(command->options, option->letter) || option->letter == 'h')
            zsh_option(out, option);
    if (command->words) {
        fputs("            '1:what:(", out);
        print_words(out, command, commands);
        fputs(")' ;;\n", out);
    } else {
        fputs("            '*:model:_files' ;;\n", out);
    }
}

void completion_zsh(FILE *out, const struct command *commands)
{

    fputs("#compdef stipend\n"
          "_stipend_templates() {\n"
          "    compadd -- ${(f)\"$(" TEMPLATES ")\"}\n"
          "}\n"
          "_stipend() {\n"
          "    local -a commands\n"
          "    commands=(\n",
          out);
    for (const struct command *command = commands; command->name; command++) {
        fprintf(out, "        '%s:", command->name);
        print_bracketed(out, command->help);
        fputs("'\n", out);
    }
    fputs("    )\n"
          "    if (( CURRENT == 2 )); then\n"
          "        _describe command commands\n"
          "        return\n"
          "    fi\n"
          "    shift words\n"
          "    (( CURRENT-- ))\n"
          "    case $words[1] in\n",
          out);
    for (const struct command *command = commands; command->name; command++)
        zsh_command(out, command, commands);
    fputs("    esac\n"
          "}\n"
          "if [ \"$funcstack[1]\" = _stipend ]; then\n"
          "    _stipend \"$@\"\n"
          "else\n"
          "    compdef _stipend stipend\n"
          "fi\n",
          out);
}

static void fish_option(FILE *out, const struct command *command,
                        const struct option_known *option)
{
    fprintf(out,
            "complete -c stipend -n '__fish_seen_subcommand_from %s' -l %s",
            command->name, option->name);
    if (option->common)
        fprintf(out, " -s %c", option->letter);
    fputs(" -d ", out);
    print_quoted(out, option->help);
    if (option->words)
        fprintf(out, " -x -a '%s'", option->words);
    else if (option->argument && is_template(option))
        fputs(" -x -a \"(" TEMPLATES ")\"", out);
    else if (option->argument)
        fputs(is_path(option) ? " -r" : " -x", out);
    fputs("\n", out);
}

void completion_fish(FILE *out, const struct command *commands)
{
    const struct option_known *option;

    fputs("# fish completion for stipend\n", out);
    for (const struct command *command = commands; command->name; command++) {
        fprintf(out,
                "complete -c stipend -f -n __fish_use_subcommand -a %s -d ",
                command->name);
        print_quoted(out, command->help);
        fputs("\n", out);
        for (size_t k = 0; (option = option_at(k)); k++)
            if (strchr(command->options, option->letter) ||
                option->letter == 'h')
                fish_option(out, command, option);
        if (!command->words)
            continue;
        fprintf(out,
                "complete -c stipend -f -n '__fish_seen_subcommand_from %s' "
                "-a '",
                command->name);
        print_words(out, command, commands);
        fputs("'\n", out);
    }
}
