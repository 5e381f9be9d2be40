#include "cli/bookname.h"

#include "base/text.h"
#include "report/pieces.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#define ENDING ".xlsx"

const char *bookname_of(const char *model, bool share, struct arena *arena)
{
    return arena_print(arena, "%s%s" ENDING,
                       strcmp(model, "-") != 0 ? pieces_base_name(model, arena)
                                               : "stipend",
                       share ? ".share" : "");
}

/* What to do for a file of another kind. */
static const struct {
    const char *ending, *advice;
} other_kinds[] = {
    {".pdf", "; a spreadsheet program makes a PDF of it"},
    {".ods", "; a spreadsheet program saves it as .ods"},
    {".xls", "; a spreadsheet program saves it as .xls"},
    {".csv", "; `stipend compare --format csv` prints CSV"},
    {".json", "; `stipend compare --format json` prints JSON"},
    {".md", "; `stipend compare --format markdown` prints Markdown"},
    {".txt", "; `stipend compare` prints text"},
    {".xlsm", ""},
    {".xlsb", ""},
    {".xltx", ""},
    {".xlsx ", ""},
    {".numbers", ""},
    {".docx", ""},
    {".html", ""},
    {".ini", ""},
    {".", ""},
};

/* Complains of a path, and says which to use; always false. */
static bool refuse(const char *path, const char *what, const char *meant,
                   const char *advice, struct arena *arena)
{
    fprintf(stderr, "stipend: %s: %s; did you mean %s?%s\n",
            *path ? text_shown(arena, path) : "--output", what,
            text_shown(arena, meant), advice);
    return false;
}

static bool refuse_folder(const char *path, const char *model,
                          struct arena *arena)
{
    size_t length = strlen(path);
    const char *slash = path[length - 1] == '/' ? "" : "/";

    return refuse(path, "this names a folder, and a file is wanted",
                  arena_print(arena, "%s%s%s", path, slash,
                              bookname_of(model, false, arena)),
                  "; --output-dir takes a folder", arena);
}

/* A path that leads to something else than a file or folder. */
static bool refuse_device(const char *path, struct arena *arena)
{
    fprintf(stderr,
            "stipend: %s: this is no regular file; `--output -` writes the "
            "workbook to standard output, which can be redirected\n",
            text_shown(arena, path));
    return false;
}

static bool refuse_ending(const char *path, const char *dot,
                          struct arena *arena)
{
    const char *advice = "";
    size_t length = strlen(path);

    for (size_t i = 0; dot && i < COUNT(other_kinds); i++)
        if (text_same_letters(dot, other_kinds[i].ending)) {
            advice = other_kinds[i].advice;
            length = (size_t)(dot - path);
        }
    return refuse(path, "what is written is a workbook (" ENDING ")",
                  arena_print(arena, "%.*s" ENDING, (int)length, path), advice,
                  arena);
}

/* Whether a path can only be that of a folder. */
static bool is_folder_name(const char *path)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;

    return !*name || !strcmp(name, ".") || !strcmp(name, "..");
}

/* Complains of a path without the ending of a workbook. */
static bool refuse_other(const char *path, const char *dot, const char *model,
                         struct arena *arena)
{
    struct stat status;

    if (stat(path, &status) || S_ISREG(status.st_mode))
        return refuse_ending(path, dot, arena);
    return S_ISDIR(status.st_mode) ? refuse_folder(path, model, arena)
                                   : refuse_device(path, arena);
}

bool bookname_is_good(const char *path, const char *model, struct arena *arena)
{
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');

    if (!strcmp(path, "-"))
        return true;
    if (!*path)
        return refuse(path, "the name of the workbook is empty",
                      bookname_of(model, false, arena), "", arena);
    if (is_folder_name(path))
        return refuse_folder(path, model, arena);
    if (dot == name)
        return refuse(path, "there is no name before the ending",
                      arena_print(arena, "%.*s%s", (int)(name - path), path,
                                  bookname_of(model, false, arena)),
                      "", arena);
    return (dot && text_same_letters(dot, ENDING)) ||
           refuse_other(path, dot, model, arena);
}
