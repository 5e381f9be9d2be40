/*
 * Measures whole runs of the program against others and prints tables: medians
 * of the time, of the ratios within each round, and of the peak of the memory.
 * make bench calls it with what it needs built.
 *
 * usage: measure STIPEND FOLDER, with a folder of a template's name in FOLDER
 */
#include "cost.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum {
    BATCH = 1000,
    BATCH_ROUNDS = 3
};

static const char *stipend, *folder;
static const char *const templates[] = {"upskilling", "scope", "parttime"};
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void head(const char *title, const char *columns)
{
    printf("\n**%s**\n\n| %s |\n|", title, columns);
    for (const char *at = columns; at; at = strchr(at + 1, '|'))
        printf(" --- |");
    printf("\n");
}

static const char *verdict(bool good)
{
    return good ? "" : " (missed)";
}

/* Whether two files hold the same bytes. */
static bool same_bytes(const char *a, const char *b)
{
    FILE *one = fopen(a, "rb"), *other = fopen(b, "rb");
    int c = 0;

    if (!one || !other)
        return false;
    while (c != EOF && (c = getc(one)) == getc(other))
        ;
    fclose(one);
    fclose(other);
    return c == EOF;
}

/* The same workbook, by the library alone. */
static void against_floor(void)
{
    static const struct {
        const char *name, *program;
    } floors[] = {
        {"the library alone", "floor"},
    };

    head("`write` and the floor: libxlsxwriter called with the same cells, "
         "the result put in place in the same way",
         "template | against | time | ratio, 1.10 wanted | memory | ratio, "
         "1.25 wanted");
    for (size_t t = 0; t < COUNT(templates); t++)
        for (size_t f = 0; f < COUNT(floors); f++) {
            const char *ours = text("%s/%s/ours.xlsx", folder, templates[t]);
            const char *theirs = text("%s/%s/floor.xlsx", folder, templates[t]);
            struct pair pair =
                compare(text("%s write templates/%s.ini -o %s --force", stipend,
                             templates[t], ours),
                        text("%s/%s/%s %s", folder, templates[t],
                             floors[f].program, theirs),
                        41);
            double memory = pair.ours.megabytes / pair.theirs.megabytes;

            ours = text("%s/%s/ours.xlsx", folder, templates[t]);
            theirs = text("%s/%s/floor.xlsx", folder, templates[t]);
            if (!f)
                run(text("/usr/bin/python3 tests/bench/same.py %s %s", ours,
                         theirs));
            else if (!same_bytes(ours, theirs))
                fail("the floor wrote another workbook");
            printf("| %s | %s | %.1f / %.1f ms | %.2f%s | %.1f / %.1f MB | "
                   "%.2f%s |\n",
                   templates[t], floors[f].name, pair.ours.milliseconds,
                   pair.theirs.milliseconds, pair.ratio,
                   f ? "" : verdict(pair.ratio <= 1.10), pair.ours.megabytes,
                   pair.theirs.megabytes, memory,
                   f ? "" : verdict(memory <= 1.25));
        }
}

static void against_python(void)
{
    static const struct {
        const char *name, *script;
        double wanted;
    } writers[] = {
        {"XlsxWriter", "xlsxwriter", 6.5},
        {"openpyxl", "openpyxl", 17},
    };

    head("`write` and the same workbook by Python",
         "template | against | time | times faster | and the library alone, "
         "nothing looked at");
    for (size_t t = 0; t < COUNT(templates); t++)
        for (size_t w = 0; w < COUNT(writers); w++) {
            const char *theirs = text(
                "/usr/bin/python3 tests/bench/with_%s.py %s/%s %s/%s/%s.xlsx",
                writers[w].script, folder, templates[t], folder, templates[t],
                writers[w].script);
            struct pair ours = compare(
                theirs,
                text("%s write templates/%s.ini -o %s/%s/ours.xlsx --force",
                     stipend, templates[t], folder, templates[t]),
                9);
            struct pair bare;

            run(text("/usr/bin/python3 tests/bench/same.py %s/%s/ours.xlsx "
                     "%s/%s/%s.xlsx",
                     folder, templates[t], folder, templates[t],
                     writers[w].script));
            theirs = text(
                "/usr/bin/python3 tests/bench/with_%s.py %s/%s %s/%s/%s.xlsx",
                writers[w].script, folder, templates[t], folder, templates[t],
                writers[w].script);
            bare = compare(theirs,
                           text("%s/%s/floor --bare %s/%s/bare.xlsx", folder,
                                templates[t], folder, templates[t]),
                           9);
            printf("| %s | %s | %.1f / %.1f ms | %.1f, %.1f wanted%s | %.1f "
                   "|\n",
                   templates[t], writers[w].name, ours.theirs.milliseconds,
                   ours.ours.milliseconds, ours.ratio, writers[w].wanted,
                   verdict(ours.ratio >= writers[w].wanted), bare.ratio);
        }
}

static void against_true(void)
{
    static const char *const commands[] = {"compare", "check"};

    head("Commands that write no workbook, and `true`",
         "command | time | milliseconds more, 2.0 wanted");
    for (size_t c = 0; c < COUNT(commands); c++)
        for (size_t t = 0; t < COUNT(templates); t++) {
            struct pair pair = compare(text("%s %s templates/%s.ini", stipend,
                                            commands[c], templates[t]),
                                       "true", ROUNDS_MOST);

            printf("| %s %s.ini | %.1f / %.1f ms | %.1f%s |\n", commands[c],
                   templates[t], pair.ours.milliseconds,
                   pair.theirs.milliseconds, pair.more,
                   verdict(pair.more <= 2));
        }
}

/* A model of a size: its path. */
static const char *model_of(int lines, int months, int tiers)
{
    static const char *const kinds[] = {"tutoring", "compute", "expense"};
    const char *path = text("%s/%d-%d-%d.ini", folder, lines, months, tiers);
    FILE *file = fopen(path, "w");

    if (!file)
        fail(path);
    fprintf(file,
            "[grant]\ntitle = Growth\ncurrency = EUR\nstart = 2026-01-01\n"
            "months = %d\n[salary]\namount = 60000\nper = year\n",
            months);
    for (int t = 0; t < tiers; t++)
        fprintf(file, "[tier.t%d]\nlabel = Tier %d\npercent = %d%s\n", t, t,
                10 * t + 20, t ? "" : "\nrecommended = yes");
    for (int i = 0; i < lines; i++)
        fprintf(file,
                "[%s.line_%d]\nlabel = Line number %d\nrate = %d.50\n"
                "quantity = %d\nnote = What line %d is needed for\n",
                kinds[i % 3], i, i, i % 90 + 1, i % 7 + 1, i);
    fclose(file);
    return path;
}

static struct pair growth(const char *command, const int larger[3],
                          const int smaller[3])
{
    char small[256], large[256], options[512];

    snprintf(small, sizeof(small), "%s",
             model_of(smaller[0], smaller[1], smaller[2]));
    snprintf(large, sizeof(large), "%s",
             model_of(larger[0], larger[1], larger[2]));
    snprintf(options, sizeof(options), "%s",
             strcmp(command, "write")
                 ? ""
                 : text(" --force -o %s/growth.xlsx", folder));
    return compare(text("%s %s %s%s", stipend, command, large, options),
                   text("%s %s %s%s", stipend, command, small, options), 9);
}

/* What it costs when lines, months or tiers become more. */
static void against_itself(void)
{
    static const struct {
        const char *what;
        int larger[3], smaller[3]; /* lines, months, tiers */
        int times;
    } steps[] = {
        {"10 to 100 lines", {100, 12, 2}, {10, 12, 2}, 10},
        {"100 to 1,000 lines", {1000, 12, 2}, {100, 12, 2}, 10},
        {"500 to 1,000 lines", {1000, 12, 2}, {500, 12, 2}, 2},
        {"1 to 12 months", {10, 12, 2}, {10, 1, 2}, 12},
        {"12 to 120 months", {10, 120, 2}, {10, 12, 2}, 10},
        {"60 to 120 months", {10, 120, 2}, {10, 60, 2}, 2},
        {"1 to 2 tiers", {100, 12, 2}, {100, 12, 1}, 2},
        {"2 to 8 tiers", {100, 12, 8}, {100, 12, 2}, 4},
        {"4 to 8 tiers", {100, 12, 8}, {100, 12, 4}, 2},
    };
    static const char *const commands[] = {"write", "compare"};

    head("Growth", "command | from, to | time | of each doubling, 2.2 wanted | "
                   "memory");
    for (size_t c = 0; c < COUNT(commands); c++)
        for (size_t s = 0; s < COUNT(steps); s++) {
            struct pair pair =
                growth(commands[c], steps[s].larger, steps[s].smaller);
            double doubling = pow(pair.ratio, 1 / log2(steps[s].times));

            printf("| %s | %s | %.1f to %.1f ms | %.2f%s | %.1f to %.1f MB "
                   "|\n",
                   commands[c], steps[s].what, pair.theirs.milliseconds,
                   pair.ours.milliseconds, doubling, verdict(doubling <= 2.2),
                   pair.theirs.megabytes, pair.ours.megabytes);
        }
}

static void largest(void)
{
    static const int tiers[] = {1, 3, 8};

    head("`write` of 1,000 lines and 120 months",
         "tiers | time, 1,500 ms wanted | memory, 100 MB wanted");
    for (size_t i = 0; i < COUNT(tiers); i++) {
        const char *model = model_of(1000, 120, tiers[i]);
        struct pair pair = compare(text("%s write %s --force -o %s/large.xlsx",
                                        stipend, model, folder),
                                   "true", 5);

        printf("| %d | %.0f ms%s | %.1f MB%s |\n", tiers[i],
               pair.ours.milliseconds, verdict(pair.ours.milliseconds < 1500),
               pair.ours.megabytes, verdict(pair.ours.megabytes < 100));
    }
}

static void copy_file(const char *from, const char *to)
{
    FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
    int c;

    if (!in || !out)
        fail(to);
    while ((c = getc(in)) != EOF)
        putc(c, out);
    fclose(in);
    fclose(out);
}

/* Copies of the templates; their paths stand in the file "list", too. */
static char *make_batch(void)
{
    char *paths = NULL;
    size_t length;
    FILE *all = open_memstream(&paths, &length);
    FILE *list = fopen(text("%s/list", folder), "w");

    mkdir(text("%s/models", folder), 0777);
    if (!list)
        fail("no list of models");
    for (int i = 0; i < BATCH; i++) {
        char path[256];

        snprintf(path, sizeof(path), "%s/models/%04d.ini", folder, i);
        copy_file(
            text("templates/%s.ini", templates[(size_t)i % COUNT(templates)]),
            path);
        fprintf(all, " %s", path);
        fprintf(list, "%s\n", path);
    }
    fclose(list);
    fclose(all);
    return paths;
}

static void batch(void)
{
    char *paths = make_batch();
    char one[COMMAND_LONGEST], two[COMMAND_LONGEST];
    struct cost single = run(text("%s write --force templates/%s.ini -o "
                                  "%s/one.xlsx",
                                  stipend, templates[0], folder));
    struct pair jobs, parallel;

    snprintf(one, sizeof(one), "%s write --output-dir %s/written --jobs 1%s",
             stipend, folder, paths);
    snprintf(two, sizeof(two), "%s write --output-dir %s/written --jobs 2%s",
             stipend, folder, paths);
    jobs = compare(one, two, BATCH_ROUNDS);
    parallel = compare(
        one,
        text("parallel --will-cite -m -j2 -a %s/list %s write --output-dir "
             "%s/written",
             folder, stipend, folder),
        BATCH_ROUNDS);
    head("A batch of 1,000 templates", "by | time | times faster | memory");
    printf("| --jobs 1 | %.1f s | | %.1f MB, %.1f of one model |\n",
           jobs.ours.milliseconds / 1e3, jobs.ours.megabytes, single.megabytes);
    printf("| --jobs 2 | %.1f s | %.2f, 1.8 wanted%s | %.1f MB |\n",
           jobs.theirs.milliseconds / 1e3, jobs.ratio,
           verdict(jobs.ratio >= 1.8), jobs.theirs.megabytes);
    printf("| parallel -m -j2 | %.1f s | %.2f | |\n",
           parallel.theirs.milliseconds / 1e3, parallel.ratio);
    free(paths);
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: %s STIPEND FOLDER\n", argv[0]);
        return 2;
    }
    stipend = argv[1];
    folder = argv[2];
    setvbuf(stdout, NULL, _IOLBF, 0);
    against_floor();
    against_python();
    against_true();
    against_itself();
    largest();
    batch();
    return 0;
}
