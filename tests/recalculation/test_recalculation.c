/* The workbook against LibreOffice and Gnumeric, as written and as changed. */
#include "base/arena.h"
#include "base/date.h"
#include "book.h"
#include "run.h"
#include "table.h"

#include <fnmatch.h>
#include <glob.h>
#include <jansson.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum {
    FORMULAS_LEAST = 300, /* in the workbook of a template */
    CHANGES_LEAST = 60,
    TEMPLATES_MOST = 2, /* for one change: it takes a second each */
    SHOWN_MOST = 12,
    WRONG_REQUEST = 21010
};

/*
 * New values for the inputs that a pattern fits: the first one takes the
 * first value, and so on around.  "+17d" is that many days later than it was
 * (than the grant's start where it was not given), "" takes the input away.
 */
struct setting {
    const char *pattern;
    const char *values[4];
};

struct change {
    const char *name;
    bool too_long; /* for the days that the workbook has */
    struct setting settings[9];
};

/* clang-format off */
static const struct change changes[] = {
    {"the grant starts some days later", false,
     {{"grant.start", {"+17d"}}}},
    {"the grant starts on the last day of a month", false,
     {{"grant.start", {"-1d"}}}},
    {"the grant lasts one month", false, {{"grant.months", {"1"}}}},
    {"the grant lasts three months longer than the longest tier", false,
     {{"grant.months", {"11"}}}},
    {"the grant has an end in place of months", false,
     {{"grant.months", {""}}, {"grant.end", {"+100d"}},
      {"tier.minimum.months", {""}}, {"tier.maximum.months", {""}}}},
    {"the grant has months in place of an end", false,
     {{"grant.end", {""}}, {"grant.months", {"10"}},
      {"tier.*.months", {"3", "12"}}}},
    {"the grant lasts longer than the workbook's days", true,
     {{"grant.end", {""}}, {"grant.months", {"60"}}}},
    {"each tier has its own months", false,
     {{"tier.*.months", {"4", "9", "2"}}}},
    {"tiers pay other percents of the salary", false,
     {{"tier.*.percent", {"33.3333", "0", "140"}}}},
    {"tiers keep a part of each budget", false,
     {{"tier.*.tutoring", {"50.5", "0"}}, {"tier.*.compute", {"0", "99.9999"}},
      {"tier.*.expense", {"333.25", "10"}}}},
    {"no tier is recommended, and no hours are planned", false,
     {{"tier.*.recommended", {"no"}}, {"effort.hours_per_week", {""}}}},
    {"the first tier is recommended, and other hours are planned", false,
     {{"tier.*.recommended", {"yes", "no", "no", "no"}},
      {"effort.hours_per_week", {"33.3"}}}},
    {"the salary is another amount", false,
     {{"salary.amount", {"98765.43"}}, {"salary.source", {"A & B <c>"}}}},
    {"the salary is nothing", false, {{"salary.amount", {"0"}}}},
    {"the salary is paid by the month", false,
     {{"salary.per", {"month"}}, {"salary.amount", {"4321.09"}},
      {"salary.effort", {"62.5"}}}},
    {"the salary is paid by the week", false,
     {{"salary.per", {"week"}}, {"salary.amount", {"1111.11"}},
      {"salary.weeks_per_year", {"46.4"}}}},
    {"the salary is paid by the day", false,
     {{"salary.per", {"day"}}, {"salary.amount", {"333.33"}},
      {"salary.days_per_week", {"4.5"}}, {"salary.weeks_per_year", {"44"}}}},
    {"the salary is paid by the hour", false,
     {{"salary.per", {"hour"}}, {"salary.amount", {"41.17"}},
      {"salary.hours_per_week", {"37.5"}}, {"salary.effort", {"33.3333"}}}},
    {"lines cost another price", false,
     {{"tutoring.*.rate", {"33.335", "0", "8.2"}},
      {"compute.*.rate", {"0.000123457"}},
      {"expense.*.rate", {"77.7", "-20", "0.005"}}}},
    {"lines have another quantity", false,
     {{"*.*.quantity", {"3.75", "0", "0.123456789"}}}},
    {"lines come every month or week, or once", false,
     {{"*.*.every", {"month", "once", "week"}}}},
    {"lines come once, or every month or week", false,
     {{"*.*.every", {"once", "week", "month"}},
      {"*.*.times", {""}}}},
    {"lines come a number of times", false,
     {{"*.*.times", {"4", "", "0"}}}},
    {"tiers have their own quantity and times", false,
     {{"tutoring.*.quantity.*", {"2", "", "5.5"}},
      {"compute.*.quantity.*", {"", "0", "7"}},
      {"tutoring.*.times.*", {"", "5"}},
      {"compute.*.times.*", {"3", "0", ""}},
      {"expense.books.times.*", {"2", "", ""}},
      {"expense.hosting.times.*", {"2", "", ""}}}},
    {"lines begin later and end earlier", false,
     {{"tutoring.*.from", {"+10d", "", "+5d"}},
      {"tutoring.*.until", {"+91d", "+150d", "+100d"}},
      {"compute.*.from", {"+31d"}},
      {"compute.*.until", {"+91d"}},
      {"expense.*.from", {"+300d", "", "+1d"}}}},
    {"lines belong to some tiers alone", false,
     {{"tutoring.*.tiers", {"lean, full", "target", "full"}},
      {"expense.*.tiers", {"full", "lean, target"}}}},
    {"lines belong to other tiers", false,
     {{"expense.review.tiers", {"maximum"}},
      {"expense.hosting.tiers", {"minimum, mainline"}},
      {"expense.copies.tiers", {"survival"}},
      {"compute.ocr.tiers", {"steady"}}}},
    {"on-costs have another percent", false,
     {{"oncost.*.percent", {"21.1234", "0"}}}},
    {"a contingency of the expenses, and an ask of odd steps", false,
     {{"contingency.percent", {"12.5"}}, {"contingency.of", {"expenses"}},
      {"grant.round", {"7.77"}}, {"grant.round_direction", {"nearest"}}}},
    {"a contingency of everything, and an ask to the cent", false,
     {{"contingency.percent", {"7.7777"}}, {"contingency.of", {"all"}},
      {"grant.round", {"0.01"}}, {"grant.round_direction", {"up"}}}},
    {"a contingency of the subtotal, and an ask rounded down", false,
     {{"contingency.percent", {"33.3333"}}, {"contingency.of", {"subtotal"}},
      {"grant.round", {"1000"}}, {"grant.round_direction", {"down"}}}},
    {"fees on top of the costs", false,
     {{"fee.*.percent", {"4.25"}}, {"fee.*.basis", {"added"}},
      {"fee.*.minimum", {"0"}}}},
    {"fees on all that is received", false,
     {{"fee.*.percent", {"11.1111"}}, {"fee.*.basis", {"revenue"}},
      {"fee.*.minimum", {"12.34"}}}},
    {"fees of at least an amount", false, {{"fee.*.minimum", {"5000"}}}},
    {"a day is worth a part of its calendar month", false,
     {{"grant.proration", {"calendar"}}, {"grant.start", {"+12d"}}}},
    {"a day is worth a part of 365", false,
     {{"grant.proration", {"day"}}, {"overlap.*.treatment", {"deduct"}}}},
    {"a day is worth a part of 52 weeks", false,
     {{"grant.proration", {"week"}}, {"overlap.*.share", {"12.3456"}}}},
    {"a working day is worth a part of 260", false,
     {{"grant.proration", {"workday"}}, {"overlap.*.treatment", {"deduct"}},
      {"overlap.*.end", {"-60d"}}}},
    {"overlaps are deducted", false,
     {{"overlap.*.treatment", {"deduct", "keep"}}}},
    {"overlaps are kept", false, {{"overlap.*.treatment", {"keep"}}}},
    {"overlaps are offset by what they pay", false,
     {{"overlap.*.treatment", {"offset"}}, {"overlap.*.pays", {"7777.77"}}}},
    {"overlaps are offset by all that their time is worth", false,
     {{"overlap.*.treatment", {"offset"}}, {"overlap.*.pays", {"99999"}},
      {"grant.proration", {"calendar"}}, {"overlap.*.share", {"45.5"}}}},
    {"overlaps are made up in part", false,
     {{"overlap.*.treatment", {"makeup"}}, {"makeup.by", {"-21d"}}}},
    {"overlaps are made up, a part of each day", false,
     {{"overlap.*.treatment", {"makeup"}}, {"overlap.*.share", {"33.3333"}},
      {"makeup.by", {"-75d"}}}},
    {"no last day for time that is made up", false,
     {{"overlap.*.treatment", {"makeup"}}, {"makeup.by", {""}}}},
    {"the last day for it is before the end of the grant", false,
     {{"overlap.*.treatment", {"makeup"}}, {"makeup.by", {"-200d"}}}},
    {"time to make up where the grant is longer", false,
     {{"grant.months", {"7"}}, {"overlap.*.treatment", {"makeup"}},
      {"makeup.by", {"+400d"}}}},
    {"an overlap of other days", false,
     {{"overlap.*.start", {"-100d"}}, {"overlap.*.end", {"-33d"}}}},
    {"an overlap takes a part of the time", false,
     {{"overlap.*.share", {"37.5"}}, {"overlap.*.end", {"-50d"}}}},
    {"a currency has another rate", false,
     {{"currency.*.rate", {"0.987654321"}}, {"currency.*.date", {"+3d"}}}},
    {"a currency has the inverse of a rate", false,
     {{"currency.*.rate", {""}}, {"currency.*.inverse_rate", {"0.7"}},
      {"currency.*.show", {"no"}}}},
    {"words change, and choices that change no amount", false,
     {{"grant.title", {"=1+1 <&> \"quoted\""}}, {"grant.summary", {""}},
      {"tier.*.label", {"One", "Two", "Three"}}, {"tier.*.note", {"", "@home"}},
      {"*.*.unit", {"piece", "kWh"}}, {"*.*.paid_by", {"grantee", "funder"}},
      {"*.*.type", {"travel", "other", "operations"}},
      {"payment.schedule", {"upfront"}}, {"payment.timing", {"end"}}}},
    {"much changes at once", false,
     {{"grant.start", {"+45d"}}, {"salary.amount", {"77777.77"}},
      {"*.*.quantity", {"1.5", "33"}}, {"contingency.percent", {"3.3"}},
      {"overlap.*.share", {"66.6667"}}, {"grant.round", {"2.5"}}}},
};
/* clang-format on */

static const char *const engines[] = {"libreoffice", "gnumeric"};

/*
 * A folder of workbooks: books/ as this program wrote them or as they were
 * changed, figures/ with the JSON that belongs to each, written/ with the
 * changed models' own, and one folder for each engine's results.
 */
struct bench {
    struct arena arena;
    char folder[64];
    struct subject *models; /* the templates and, behind them, good cases */
    size_t model_count, template_count;
    size_t changed; /* workbooks */
    size_t broken;  /* runs of the program */
};

struct subject {
    const char *path, *name; /* "templates-scope" */
};

static char *path_of(struct bench *bench, const char *sort, const char *name)
{
    return arena_print(&bench->arena, "%s/%s/%s.%s", bench->folder, sort, name,
                       strcmp(sort, "figures") ? "xlsx" : "json");
}

static const char *changed_name(struct bench *bench, const char *model,
                                const struct change *change)
{
    return arena_print(&bench->arena, "%s-%02zu", model,
                       (size_t)(change - changes));
}

static struct saved_book *open_book(struct bench *bench, const char *sort,
                                    const char *name)
{
    struct saved_book *book = saved_open(path_of(bench, sort, name));

    if (!book)
        fail_msg("%s: no workbook from %s", name, sort);
    return book;
}

/* The object of figures; NULL where the program refused the model. */
static json_t *open_figures(struct bench *bench, const char *name)
{
    json_t *all = json_load_file(path_of(bench, "figures", name), 0, NULL);
    json_t *figures = json_incref(json_object_get(all, "figures"));

    json_decref(all);
    return figures;
}

static const char *figure(const json_t *figures, const char *name)
{
    return json_string_value(json_object_get(figures, name));
}

/* Preparing the bench: what happens before the first test. */

static bool is_shift(const char *value)
{
    size_t length = strlen(value);

    return length && strchr("+-", *value) && value[length - 1] == 'd';
}

static const char *shifted(struct bench *bench, const json_t *figures,
                           const char *name, const char *value)
{
    char text[DATE_TEXT_SIZE];
    const char *now = figure(figures, name);
    struct date date = {0};

    date_parse(now ? now : figure(figures, "grant.start"), &date);
    date = date_plus(date, (int)strtol(value, NULL, 10));
    return arena_copy(&bench->arena, date_print(text, date));
}

/* The number that a cell holds where the JSON has this text. */
static bool as_number(const char *text, bool percent, double *number)
{
    struct date date;
    char *end;

    if (date_parse(text, &date)) {
        *number = date.day;
        return true;
    }
    *number = strtod(text, &end) / (percent ? 100 : 1);
    return *text && !*end;
}

static void put_value(struct saved_book *book, const char *name,
                      const char *value)
{
    double number;

    if (!*value)
        saved_set_empty(book, name);
    else if (as_number(value, saved_named(book, name)->percent, &number))
        saved_set_number(book, name, number);
    else
        saved_set_text(book, name, value);
}

static bool is_input(const struct saved_book *book, const char *name)
{
    return !strcmp(saved_named(book, name)->sheet, "Inputs");
}

static size_t values_of(const struct setting *setting)
{
    size_t values = 0;

    while (values < COUNT_OF(setting->values) && setting->values[values])
        values++;
    return values;
}

/* Makes one setting in a workbook and adds what the program is told of it. */
static const char *apply(struct bench *bench, const json_t *figures,
                         const struct setting *setting, struct saved_book *book,
                         const char *options)
{
    size_t names_count, values = values_of(setting), next = 0;
    const struct saved_name *names = saved_names(book, &names_count);

    for (size_t i = 0; i < names_count && values; i++) {
        const char *name = names[i].name, *value;

        if (fnmatch(setting->pattern, name, 0) || !is_input(book, name))
            continue;
        value = setting->values[next++ % values];
        if (is_shift(value))
            value = shifted(bench, figures, name, value);
        put_value(book, name, value);
        options = arena_print(&bench->arena, "%s --set '%s=%s'", options, name,
                              value);
    }
    return options;
}

/* Status 1 is a refusal; anything else but 0 is a fault. */
static bool program_does(struct bench *bench, const char *command,
                         const char *options, const char *model,
                         const char *output)
{
    struct run run =
        run_shell("$STIPEND %s %s '%s' >'%s'", command, options, model, output);
    int status = run.status;

    if (status > 1) {
        fprintf(stderr, "%s: status %d: %s\n", output, status, run.err);
        bench->broken++;
    }
    run_free(&run);
    return !status;
}

/* Makes the figures of a model and its workbook, unless it is refused. */
static bool program_accepts(struct bench *bench, const char *model,
                            const char *name, const char *options)
{
    return program_does(bench, "compare --format json", options, model,
                        path_of(bench, "figures", name)) &&
           program_does(bench, "write -o -", options, model,
                        path_of(bench, "written", name));
}

static bool prepare_change(struct bench *bench, const struct subject *model,
                           const struct change *change)
{
    const char *name = changed_name(bench, model->name, change);
    struct saved_book *book = saved_open(path_of(bench, "books", model->name));
    json_t *figures = open_figures(bench, model->name);
    const char *options = "";
    bool made;

    for (size_t i = 0; book && i < COUNT_OF(change->settings); i++)
        options = apply(bench, figures, &change->settings[i], book, options);
    made = *options && program_accepts(bench, model->path, name, options) &&
           saved_save(book, path_of(bench, "books", name));
    json_decref(figures);
    saved_close(book);
    return made;
}

/* Begins with another template each time, so that all have their turn. */
static void prepare_changes(struct bench *bench)
{
    size_t count = bench->template_count;

    for (size_t i = 0; i < COUNT_OF(changes); i++) {
        size_t made = 0;

        for (size_t m = 0; m < count && made < TEMPLATES_MOST; m++)
            made += prepare_change(bench, &bench->models[(i + m) % count],
                                   &changes[i]);
        bench->changed += made;
    }
}

static const char *wrong_name(struct bench *bench, const char *model)
{
    return arena_print(&bench->arena, "%s-wrong", model);
}

static bool is_request(const char *name)
{
    return !fnmatch("tier.*.request", name, 0);
}

static void prepare_wrong(struct bench *bench, const char *model)
{
    const char *to = path_of(bench, "books", wrong_name(bench, model));
    struct saved_book *book = saved_open(path_of(bench, "books", model));
    size_t names_count = 0;
    const struct saved_name *names =
        book ? saved_names(book, &names_count) : NULL;

    for (size_t i = 0; i < names_count; i++)
        if (is_request(names[i].name))
            saved_set_result(book, names[i].name, WRONG_REQUEST);
    if (book)
        saved_save(book, to);
    saved_close(book);
}

/* "templates-scope" for "templates/scope.ini". */
static const char *model_name(struct bench *bench, const char *path)
{
    char *name =
        arena_print(&bench->arena, "%.*s", (int)strcspn(path, "."), path);

    for (char *at = name; *at; at++)
        if (*at == '/')
            *at = '-';
    return name;
}

/* Adds the models that the program accepts, with their own workbooks. */
static void prepare_models(struct bench *bench, const char *pattern)
{
    glob_t paths;

    if (glob(pattern, 0, NULL, &paths))
        return;
    for (size_t i = 0; i < paths.gl_pathc; i++) {
        struct subject subject = {arena_copy(&bench->arena, paths.gl_pathv[i]),
                                  model_name(bench, paths.gl_pathv[i])};

        if (!program_accepts(bench, subject.path, subject.name, ""))
            continue;
        rename(path_of(bench, "written", subject.name),
               path_of(bench, "books", subject.name));
        bench->models = arena_grow(&bench->arena, bench->models,
                                   bench->model_count, sizeof(subject));
        bench->models[bench->model_count++] = subject;
    }
    globfree(&paths);
}

/*
 * LibreOffice trusts stored results unless its profile says otherwise.  Two of
 * them share the workbooks while Gnumeric takes them all.
 */
static void recalculate(const struct bench *bench)
{
    struct run run = run_shell(
        "cd '%s' || exit 1\n"
        "calc() {\n"
        "mkdir -p \"$1/user\"\n"
        "cat >\"$1/user/registrymodifications.xcu\" <<'END'\n"
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        "<oor:items xmlns:oor=\"http://openoffice.org/2001/registry\">\n"
        "<item oor:path=\"/org.openoffice.Office.Calc/Formula/Load\">"
        "<prop oor:name=\"OOXMLRecalcMode\" oor:op=\"fuse\">"
        "<value>0</value></prop></item>\n"
        "</oor:items>\n"
        "END\n"
        "profile=$1; shift\n"
        "timeout 500 soffice \"-env:UserInstallation=file://$PWD/$profile\""
        " --headless --convert-to xlsx --outdir libreoffice \"$@\"\n"
        "}\n"
        "calc one books/*[13579].xlsx & one=$!\n"
        "calc two books/*[!13579].xlsx & two=$!\n"
        "for book in books/*.xlsx; do\n"
        "timeout 60 ssconvert --recalc \"$book\" \"gnumeric/${book##*/}\"\n"
        "done\n"
        "wait $one && wait $two",
        bench->folder);

    if (run.status)
        fprintf(stderr, "the engines ended with %d: %s\n", run.status, run.err);
    run_free(&run);
}

static void bench_open(struct bench *bench)
{
    struct run run;

    folder_make(bench->folder);
    run =
        run_shell("cd '%s' && mkdir books figures written libreoffice gnumeric",
                  bench->folder);
    run_free(&run);
    prepare_models(bench, "templates/*.ini");
    bench->template_count = bench->model_count;
    prepare_models(bench, "tests/cases/*.ini");
    for (size_t m = 0; m < bench->template_count; m++)
        prepare_wrong(bench, bench->models[m].name);
    prepare_changes(bench);
    printf("recalculating %zu models and %zu changed workbooks ...\n",
           bench->model_count, bench->changed);
    fflush(stdout);
    recalculate(bench);
}

static void bench_close(struct bench *bench)
{
    folder_remove(bench->folder);
    arena_free(&bench->arena);
}

/* Comparing cells: what went wrong is printed, and counted. */

struct verdict {
    const char *name, *engine;
    size_t compared, wrong;
};

static bool is_near(double a, double b)
{
    return fabs(a - b) <= 1e-9 * fmax(1, fabs(b));
}

static bool same(const struct saved_cell *a, const struct saved_cell *b)
{
    if (a->content == CONTENT_ERROR || b->content == CONTENT_ERROR)
        return false;
    if (a->content == CONTENT_NUMBER && b->content == CONTENT_NUMBER)
        return is_near(a->number, b->number);
    return a->content != CONTENT_NUMBER && b->content != CONTENT_NUMBER &&
           !strcmp(a->text, b->text);
}

static bool agrees(const struct saved_cell *cell, const char *text)
{
    double number;

    if (cell->content == CONTENT_NUMBER)
        return as_number(text, cell->percent, &number) &&
               is_near(cell->number, number);
    return cell->content != CONTENT_ERROR && !strcmp(cell->text, text);
}

static const char *shown(char into[40], const struct saved_cell *cell)
{
    if (cell->content != CONTENT_NUMBER)
        return cell->text;
    snprintf(into, 40, "%.15g", cell->number);
    return into;
}

static void judge(struct verdict *verdict, bool good, const char *what,
                  const char *want, const struct saved_cell *got)
{
    char text[40];

    verdict->compared++;
    if (good)
        return;
    if (verdict->wrong++ < SHOWN_MOST)
        print_error("%s, %s: %s is '%s', not '%s'\n", verdict->name,
                    verdict->engine, what, shown(text, got), want);
}

static void judge_cell(struct verdict *verdict, const struct saved_cell *cell,
                       const struct saved_cell *got)
{
    char want[40], what[80];

    snprintf(what, sizeof(what), "%s!%s", cell->sheet, cell->ref);
    judge(verdict, same(cell, got), what, shown(want, cell), got);
}

/* Every formula's stored result in one workbook against another's cell. */
static void compare_books(struct verdict *verdict,
                          const struct saved_book *stored,
                          const struct saved_book *got)
{
    size_t cell_count;
    const struct saved_cell *cells = saved_cells(stored, &cell_count);

    for (size_t i = 0; i < cell_count; i++)
        if (cells[i].formula)
            judge_cell(verdict, &cells[i], saved_at(got, cells[i].spot));
}

/* Whether a sheet shows a tier that is not the one of the other workbook. */
static bool other_tier(const struct saved_book *a, const struct saved_book *b,
                       const char *sheet)
{
    return (!strcmp(sheet, "Schedule") || !strcmp(sheet, "Months")) &&
           strcmp(saved_named(a, "schedule.tier")->text,
                  saved_named(b, "schedule.tier")->text) != 0;
}

/*
 * The same where the changed model's own workbook has the same formula in the
 * same place: sheets grow and shrink with the model.
 */
static void compare_written(struct verdict *verdict,
                            const struct saved_book *changed,
                            const struct saved_book *written,
                            const struct saved_book *got)
{
    size_t cell_count;
    const struct saved_cell *cells = saved_cells(changed, &cell_count);

    for (size_t i = 0; i < cell_count; i++) {
        const struct saved_cell *own = saved_at(written, cells[i].spot);

        if (cells[i].formula && own->formula &&
            !other_tier(changed, written, cells[i].sheet) &&
            !strcmp(cells[i].formula, own->formula))
            judge_cell(verdict, own, saved_at(got, cells[i].spot));
    }
}

static void compare_figures(struct verdict *verdict, json_t *figures,
                            const struct saved_book *book)
{
    const char *name;
    json_t *value;

    json_object_foreach(figures, name, value)
    {
        const struct saved_cell *cell = saved_named(book, name);
        const char *text = json_string_value(value);

        if (cell)
            judge(verdict, agrees(cell, text), name, text, cell);
    }
}

/* A figure that the change took away leaves an empty cell. */
static void compare_absent(struct verdict *verdict, json_t *before,
                           json_t *after, const struct saved_book *book)
{
    const char *name;
    json_t *value;

    json_object_foreach(before, name, value)
    {
        const struct saved_cell *cell = saved_named(book, name);

        if (cell && !json_object_get(after, name))
            judge(verdict, agrees(cell, ""), name, "", cell);
    }
}

/* No formula comes to an error, not even one that nothing is compared to. */
static void compare_errors(struct verdict *verdict,
                           const struct saved_book *book)
{
    size_t cell_count;
    const struct saved_cell *cells = saved_cells(book, &cell_count);

    for (size_t i = 0; i < cell_count; i++)
        if (cells[i].content == CONTENT_ERROR)
            judge(verdict, false, cells[i].ref, "a value", &cells[i]);
}

/* The tests. */

struct proof {
    const char *name;
    void (*prove)(struct bench *bench, const char *engine);
    const char *engine;
    const struct change *change;
    struct bench *bench;
};

static void prove_cells(struct bench *bench, const char *model)
{
    struct saved_book *book = open_book(bench, "books", model);
    struct verdict verdict = {model, "stipend", 0, 0};
    json_t *figures = open_figures(bench, model);
    const char *name;
    json_t *value;

    json_object_foreach(figures, name, value)
    {
        if (!saved_named(book, name)) {
            print_error("%s: %s has no cell\n", model, name);
            verdict.wrong++;
        }
    }
    compare_figures(&verdict, figures, book);
    json_decref(figures);
    saved_close(book);
    assert_true(verdict.compared);
    assert_int_equal(verdict.wrong, 0);
}

static void figures_have_cells(struct bench *bench, const char *engine)
{
    (void)engine;
    for (size_t m = 0; m < bench->model_count; m++)
        prove_cells(bench, bench->models[m].name);
}

/* What an engine made of one workbook against what another one stores. */
static size_t prove_results(struct bench *bench, const char *engine,
                            const char *name, const char *model)
{
    struct saved_book *book = open_book(bench, "books", model);
    struct saved_book *got = open_book(bench, engine, name);
    struct verdict verdict = {name, engine, 0, 0};

    compare_books(&verdict, book, got);
    saved_close(got);
    saved_close(book);
    assert_true(verdict.compared > FORMULAS_LEAST);
    return verdict.wrong;
}

static void results_are_stored(struct bench *bench, const char *engine)
{
    size_t wrong = 0;

    for (size_t m = 0; m < bench->model_count; m++)
        wrong += prove_results(bench, engine, bench->models[m].name,
                               bench->models[m].name);
    assert_int_equal(wrong, 0);
}

/* Whether a workbook says that each tier asks for the wrong amount. */
static bool is_wrong(struct bench *bench, const char *name)
{
    struct saved_book *book = open_book(bench, "books", name);
    size_t names_count, requests = 0, wrong = 0;
    const struct saved_name *names = saved_names(book, &names_count);

    for (size_t i = 0; i < names_count; i++)
        if (is_request(names[i].name)) {
            const struct saved_cell *cell = saved_at(book, names[i].spot);

            requests++;
            wrong += cell->formula && is_near(cell->number, WRONG_REQUEST);
        }
    saved_close(book);
    return requests && wrong == requests;
}

static void wrong_ones_come_right(struct bench *bench, const char *engine)
{
    for (size_t m = 0; m < bench->template_count; m++) {
        const char *model = bench->models[m].name;
        const char *wrong = wrong_name(bench, model);

        assert_true(is_wrong(bench, wrong));
        assert_int_equal(prove_results(bench, engine, wrong, model), 0);
    }
}

static void many_changes_are_taken(struct bench *bench, const char *engine)
{
    (void)engine;
    assert_int_equal(bench->broken, 0);
    assert_true(bench->template_count > 0);
    assert_true(bench->changed >= CHANGES_LEAST);
}

static void test_proof(void **state)
{
    const struct proof *proof = *state;

    proof->prove(proof->bench, proof->engine);
}

/* Where the workbook cannot follow, it must say so. */
static void judge_checks(struct verdict *verdict, bool too_long,
                         const struct saved_book *book)
{
    const struct saved_cell *failed = saved_named(book, "checks.failed");

    if (!failed)
        fail_msg("%s: no checks", verdict->name);
    judge(verdict, agrees(failed, "0") != too_long, "checks.failed",
          too_long ? "more" : "0", failed);
}

/* One change in one template: what each engine should have come to. */
struct expected {
    struct saved_book *changed, *written;
    json_t *before, *after;
};

static struct expected expect(struct bench *bench, const char *base,
                              const char *name)
{
    return (struct expected){
        .changed = open_book(bench, "books", name),
        .written = open_book(bench, "written", name),
        .before = open_figures(bench, base),
        .after = open_figures(bench, name),
    };
}

static void forget(struct expected *expected)
{
    json_decref(expected->after);
    json_decref(expected->before);
    saved_close(expected->written);
    saved_close(expected->changed);
}

static size_t prove_change(struct bench *bench, const struct expected *expected,
                           struct verdict *verdict, bool too_long)
{
    struct saved_book *got = open_book(bench, verdict->engine, verdict->name);

    if (!too_long) {
        compare_figures(verdict, expected->after, got);
        compare_absent(verdict, expected->before, expected->after, got);
        compare_written(verdict, expected->changed, expected->written, got);
    }
    compare_errors(verdict, got);
    judge_checks(verdict, too_long, got);
    saved_close(got);
    return verdict->wrong;
}

/* What is wrong with a change in one template, by all engines. */
static size_t prove_everywhere(struct bench *bench, const char *base,
                               const struct change *change)
{
    const char *name = changed_name(bench, base, change);
    struct expected expected = expect(bench, base, name);
    size_t wrong = 0;

    for (size_t e = 0; e < COUNT_OF(engines); e++) {
        struct verdict verdict = {name, engines[e], 0, 0};

        wrong += prove_change(bench, &expected, &verdict, change->too_long);
        assert_true(change->too_long || verdict.compared > FORMULAS_LEAST);
    }
    forget(&expected);
    return wrong;
}

static bool was_taken(struct bench *bench, const char *base,
                      const struct change *change)
{
    json_t *figures = open_figures(bench, changed_name(bench, base, change));

    json_decref(figures);
    return figures;
}

static void test_change(void **state)
{
    const struct proof *proof = *state;
    struct bench *bench = proof->bench;
    size_t taken = 0, wrong = 0;

    for (size_t m = 0; m < bench->template_count; m++) {
        const char *model = bench->models[m].name;

        if (!was_taken(bench, model, proof->change))
            continue;
        taken++;
        wrong += prove_everywhere(bench, model, proof->change);
    }
    assert_int_equal(wrong, 0);
    assert_true(taken > 0);
}

static int run_proofs(struct bench *bench)
{
    struct proof proofs[] = {
        {"every figure of the JSON has its cell and value", figures_have_cells,
         NULL, NULL, bench},
        {"LibreOffice comes to every stored result", results_are_stored,
         "libreoffice", NULL, bench},
        {"Gnumeric comes to every stored result", results_are_stored,
         "gnumeric", NULL, bench},
        {"LibreOffice puts wrong stored results right", wrong_ones_come_right,
         "libreoffice", NULL, bench},
        {"Gnumeric puts wrong stored results right", wrong_ones_come_right,
         "gnumeric", NULL, bench},
        {"the templates take many changes", many_changes_are_taken, NULL, NULL,
         bench},
    };

    return RUN_TABLE("recalculation", proofs, test_proof);
}

static int run_changes(struct bench *bench)
{
    struct proof proofs[COUNT_OF(changes)];

    for (size_t i = 0; i < COUNT_OF(changes); i++)
        proofs[i] = (struct proof){
            .name = changes[i].name, .bench = bench, .change = &changes[i]};
    return RUN_TABLE("changed inputs", proofs, test_change);
}

static bool engines_missing(void)
{
    struct run run = run_shell("command -v soffice && command -v ssconvert");
    bool missing = run.status;

    run_free(&run);
    return missing;
}

static void test_nothing(void **state)
{
    const char *ci = getenv("CI");

    (void)state;
    print_error("*** SKIPPED: soffice or ssconvert is not installed, so NO "
                "WORKBOOK WAS RECALCULATED ***\n");
    if (ci && !strcmp(ci, "true"))
        fail_msg("with CI=true both must be there");
    skip();
}

static int run_without(void)
{
    struct proof proofs[] = {{.name = "the workbook is recalculated"}};

    return RUN_TABLE("recalculation", proofs, test_nothing);
}

int main(void)
{
    struct bench bench = {.changed = 0};
    int failed;

    if (engines_missing())
        return run_without();
    bench_open(&bench);
    failed = run_proofs(&bench);
    failed |= run_changes(&bench);
    bench_close(&bench);
    return failed;
}
