/* Workbooks whose inputs are changed, against the same change by --set. */
#include "bench.h"
#include "run.h"
#include "sample.h"
#include "table.h"
#include "verdict.h"

#include "base/date.h"

#include <fnmatch.h>
#include <glob.h>
#include <stdio.h>
#include <string.h>

enum {
    COMPARED_LEAST = 100, /* figures and cells of one workbook */
    TEMPLATES_MOST = 8,
    SAMPLES = 100,
    CHANGES = 3, /* workbooks of a sample, each changed once or more */
    TRIES_MOST = 60,
    SAMPLE_MONTHS = 4, /* at most */
    SEED = 4
};

/*
 * New values for the inputs that a pattern fits: the first one takes the
 * first value, and so on around.  "+17d" is that many days later than it was
 * (than the grant's start where it was not given), "" takes the input away.
 */
struct edit {
    const char *pattern;
    const char *values[4];
};

struct change {
    const char *name;
    struct edit edits[9];
};

/* clang-format off */
static const struct change changes[] = {
    {"the grant starts some days later",
     {{"grant.start", {"+17d"}}}},
    {"the grant starts on the last day of a month",
     {{"grant.start", {"-1d"}}}},
    {"the grant lasts one month", {{"grant.months", {"1"}}}},
    {"the grant lasts three months longer than the longest tier",
     {{"grant.months", {"11"}}}},
    {"the grant has an end in place of months",
     {{"grant.months", {""}}, {"grant.end", {"+100d"}},
      {"tier.minimum.months", {""}}, {"tier.maximum.months", {""}}}},
    {"the grant has months in place of an end",
     {{"grant.end", {""}}, {"grant.months", {"10"}},
      {"tier.*.months", {"3", "12"}}}},
    {"the grant lasts longer than the workbook's days",
     {{"grant.end", {""}}, {"grant.months", {"60"}}}},
    {"each tier has its own months",
     {{"tier.*.months", {"4", "9", "2"}}}},
    {"tiers pay other percents of the salary",
     {{"tier.*.percent", {"33.3333", "0", "140"}}}},
    {"tiers keep a part of each budget",
     {{"tier.*.tutoring", {"50.5", "0"}}, {"tier.*.compute", {"0", "99.9999"}},
      {"tier.*.expense", {"333.25", "10"}}}},
    {"no tier is recommended, and no hours are planned",
     {{"tier.*.recommended", {"no"}}, {"effort.hours_per_week", {""}}}},
    {"the first tier is recommended, and other hours are planned",
     {{"tier.*.recommended", {"yes", "no", "no", "no"}},
      {"effort.hours_per_week", {"33.3"}}}},
    {"the salary is another amount",
     {{"salary.amount", {"98765.43"}}, {"salary.source", {"A & B <c>"}}}},
    {"the salary is nothing", {{"salary.amount", {"0"}}}},
    {"the salary is paid by the month",
     {{"salary.per", {"month"}}, {"salary.amount", {"4321.09"}},
      {"salary.effort", {"62.5"}}}},
    {"the salary is paid by the week",
     {{"salary.per", {"week"}}, {"salary.amount", {"1111.11"}},
      {"salary.weeks_per_year", {"46.4"}}}},
    {"the salary is paid by the day",
     {{"salary.per", {"day"}}, {"salary.amount", {"333.33"}},
      {"salary.days_per_week", {"4.5"}}, {"salary.weeks_per_year", {"44"}}}},
    {"the salary is paid by the hour",
     {{"salary.per", {"hour"}}, {"salary.amount", {"41.17"}},
      {"salary.hours_per_week", {"37.5"}}, {"salary.effort", {"33.3333"}}}},
    {"lines cost another price",
     {{"tutoring.*.rate", {"33.335", "0", "8.2"}},
      {"compute.*.rate", {"0.000123457"}},
      {"expense.*.rate", {"77.7", "-20", "0.005"}}}},
    {"lines have another quantity",
     {{"*.*.quantity", {"3.75", "0", "0.123456789"}}}},
    {"lines come every month or week, or once",
     {{"*.*.every", {"month", "once", "week"}}}},
    {"lines come once, or every month or week",
     {{"*.*.every", {"once", "week", "month"}},
      {"*.*.times", {""}}}},
    {"lines come a number of times",
     {{"*.*.times", {"4", "", "0"}}}},
    {"tiers have their own quantity and times",
     {{"tutoring.*.quantity.*", {"2", "", "5.5"}},
      {"compute.*.quantity.*", {"", "0", "7"}},
      {"tutoring.*.times.*", {"", "5"}},
      {"compute.*.times.*", {"3", "0", ""}},
      {"expense.books.times.*", {"2", "", ""}},
      {"expense.hosting.times.*", {"2", "", ""}}}},
    {"lines begin later and end earlier",
     {{"tutoring.*.from", {"+10d", "", "+5d"}},
      {"tutoring.*.until", {"+91d", "+150d", "+100d"}},
      {"compute.*.from", {"+31d"}},
      {"compute.*.until", {"+91d"}},
      {"expense.*.from", {"+300d", "", "+1d"}}}},
    {"lines belong to some tiers alone",
     {{"tutoring.*.tiers", {"lean, full", "target", "full"}},
      {"expense.*.tiers", {"full", "lean, target"}}}},
    {"lines belong to other tiers",
     {{"expense.review.tiers", {"maximum"}},
      {"expense.hosting.tiers", {"minimum, mainline"}},
      {"expense.copies.tiers", {"survival"}},
      {"compute.ocr.tiers", {"steady"}}}},
    {"on-costs have another percent",
     {{"oncost.*.percent", {"21.1234", "0"}}}},
    {"a contingency of the expenses, and an ask of odd steps",
     {{"contingency.percent", {"12.5"}}, {"contingency.of", {"expenses"}},
      {"grant.round", {"7.77"}}, {"grant.round_direction", {"nearest"}}}},
    {"a contingency of everything, and an ask to the cent",
     {{"contingency.percent", {"7.7777"}}, {"contingency.of", {"all"}},
      {"grant.round", {"0.01"}}, {"grant.round_direction", {"up"}}}},
    {"a contingency of the subtotal, and an ask rounded down",
     {{"contingency.percent", {"33.3333"}}, {"contingency.of", {"subtotal"}},
      {"grant.round", {"1000"}}, {"grant.round_direction", {"down"}}}},
    {"fees on top of the costs",
     {{"fee.*.percent", {"4.25"}}, {"fee.*.basis", {"added"}},
      {"fee.*.minimum", {"0"}}}},
    {"fees on all that is received",
     {{"fee.*.percent", {"11.1111"}}, {"fee.*.basis", {"revenue"}},
      {"fee.*.minimum", {"12.34"}}}},
    {"fees of at least an amount", {{"fee.*.minimum", {"5000"}}}},
    {"a day is worth a part of its calendar month",
     {{"grant.proration", {"calendar"}}, {"grant.start", {"+12d"}}}},
    {"a day is worth a part of 365",
     {{"grant.proration", {"day"}}, {"overlap.*.treatment", {"deduct"}}}},
    {"a day is worth a part of 52 weeks",
     {{"grant.proration", {"week"}}, {"overlap.*.share", {"12.3456"}}}},
    {"a working day is worth a part of 260",
     {{"grant.proration", {"workday"}}, {"overlap.*.treatment", {"deduct"}},
      {"overlap.*.end", {"-60d"}}}},
    {"overlaps are deducted",
     {{"overlap.*.treatment", {"deduct", "keep"}}}},
    {"overlaps are kept", {{"overlap.*.treatment", {"keep"}}}},
    {"overlaps are offset by what they pay",
     {{"overlap.*.treatment", {"offset"}}, {"overlap.*.pays", {"7777.77"}}}},
    {"overlaps are offset by all that their time is worth",
     {{"overlap.*.treatment", {"offset"}}, {"overlap.*.pays", {"99999"}},
      {"grant.proration", {"calendar"}}, {"overlap.*.share", {"45.5"}}}},
    {"overlaps are made up in part",
     {{"overlap.*.treatment", {"makeup"}}, {"makeup.by", {"-21d"}}}},
    {"overlaps are made up, a part of each day",
     {{"overlap.*.treatment", {"makeup"}}, {"overlap.*.share", {"33.3333"}},
      {"makeup.by", {"-75d"}}}},
    {"no last day for time that is made up",
     {{"overlap.*.treatment", {"makeup"}}, {"makeup.by", {""}}}},
    {"the last day for it is before the end of the grant",
     {{"overlap.*.treatment", {"makeup"}}, {"makeup.by", {"-200d"}}}},
    {"time to make up where the grant is longer",
     {{"grant.months", {"7"}}, {"overlap.*.treatment", {"makeup"}},
      {"makeup.by", {"+400d"}}}},
    {"an overlap of other days",
     {{"overlap.*.start", {"-100d"}}, {"overlap.*.end", {"-33d"}}}},
    {"an overlap takes a part of the time",
     {{"overlap.*.share", {"37.5"}}, {"overlap.*.end", {"-50d"}}}},
    {"a currency has another rate",
     {{"currency.*.rate", {"0.987654321"}}, {"currency.*.date", {"+3d"}}}},
    {"a currency has the inverse of a rate",
     {{"currency.*.rate", {""}}, {"currency.*.inverse_rate", {"0.7"}},
      {"currency.*.show", {"no"}}}},
    {"words change, and choices that change no amount",
     {{"grant.title", {"=1+1 <&> \"quoted\""}}, {"grant.summary", {""}},
      {"tier.*.label", {"One", "Two", "Three"}}, {"tier.*.note", {"", "@home"}},
      {"*.*.unit", {"piece", "kWh"}}, {"*.*.paid_by", {"grantee", "funder"}},
      {"*.*.type", {"travel", "other", "operations"}},
      {"payment.schedule", {"upfront"}}, {"payment.timing", {"end"}}}},
    {"much changes at once",
     {{"grant.start", {"+45d"}}, {"salary.amount", {"77777.77"}},
      {"*.*.quantity", {"1.5", "33"}}, {"contingency.percent", {"3.3"}},
      {"overlap.*.share", {"66.6667"}}, {"grant.round", {"2.5"}}}},
};
/* clang-format on */

/* A workbook that was changed in the file, and what it was before. */
struct changed {
    const char *name, *base;
    const char *options;         /* the same change on the command line */
    const struct change *change; /* NULL for one made by chance */
};

struct subject {
    const char *path, *name; /* "templates-scope" */
};

struct subjects {
    struct bench bench;
    struct subject templates[TEMPLATES_MOST];
    size_t template_count;
    struct changed *changed;
    size_t count;
};

static bool is_shift(const char *value)
{
    size_t length = strlen(value);

    return length && strchr("+-", *value) && value[length - 1] == 'd';
}

static const char *figure(const json_t *figures, const char *name)
{
    return json_string_value(json_object_get(figures, name));
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

static void put_value(struct saved_book *book, const char *name,
                      const char *value)
{
    double number;

    if (!*value)
        saved_set_empty(book, name);
    else if (verdict_number(value, saved_named(book, name)->percent, &number))
        saved_set_number(book, name, number);
    else
        saved_set_text(book, name, value);
}

static bool is_input(const struct saved_book *book, const char *name)
{
    return !strcmp(saved_named(book, name)->sheet, "Inputs");
}

static const char *with_option(struct bench *bench, const char *options,
                               const char *name, const char *value)
{
    return arena_print(&bench->arena, "%s --set '%s=%s'", options, name, value);
}

static size_t values_of(const struct edit *edit)
{
    size_t values = 0;

    while (values < COUNT_OF(edit->values) && edit->values[values])
        values++;
    return values;
}

/* Makes one edit in a workbook and adds what the program is told of it. */
static const char *apply(struct bench *bench, const json_t *figures,
                         const struct edit *edit, struct saved_book *book,
                         const char *options)
{
    size_t names_count, values = values_of(edit), next = 0;
    const struct saved_name *names = saved_names(book, &names_count);

    for (size_t i = 0; i < names_count && values; i++) {
        const char *name = names[i].name, *value;

        if (fnmatch(edit->pattern, name, 0) || !is_input(book, name))
            continue;
        value = edit->values[next++ % values];
        if (is_shift(value))
            value = shifted(bench, figures, name, value);
        put_value(book, name, value);
        options = with_option(bench, options, name, value);
    }
    return options;
}

/* Keeps a changed workbook, unless the program refuses the change. */
static bool keep(struct subjects *subjects, const struct subject *model,
                 const struct saved_book *book, struct changed changed)
{
    struct bench *bench = &subjects->bench;

    if (!*changed.options || !bench_make(bench, "written", changed.name,
                                         model->path, changed.options))
        return false;
    if (!saved_save(book, bench_path(bench, "books", changed.name)))
        fail_msg("%s: cannot be saved", changed.name);
    subjects->changed = arena_grow(&bench->arena, subjects->changed,
                                   subjects->count, sizeof(changed));
    subjects->changed[subjects->count++] = changed;
    return true;
}

static bool change_template(struct subjects *subjects,
                            const struct subject *model,
                            const struct change *change)
{
    struct bench *bench = &subjects->bench;
    struct saved_book *book = bench_book(bench, "written", model->name);
    json_t *figures = bench_figures(bench, model->name);
    struct changed changed = {
        .base = model->name,
        .name = arena_print(&bench->arena, "%s-%02zu", model->name,
                            (size_t)(change - changes)),
        .options = "",
        .change = change,
    };
    bool kept;

    for (size_t i = 0; i < COUNT_OF(change->edits); i++)
        changed.options =
            apply(bench, figures, &change->edits[i], book, changed.options);
    kept = keep(subjects, model, book, changed);
    json_decref(figures);
    saved_close(book);
    return kept;
}

static void prepare_templates(struct subjects *subjects)
{
    struct bench *bench = &subjects->bench;
    glob_t paths;

    if (glob("templates/*.ini", 0, NULL, &paths))
        return;
    for (size_t i = 0; i < paths.gl_pathc; i++) {
        struct subject subject = {
            .path = arena_copy(&bench->arena, paths.gl_pathv[i]),
            .name = arena_print(&bench->arena, "template-%zu", i)};

        assert_true(subjects->template_count < TEMPLATES_MOST);
        if (bench_make(bench, "written", subject.name, subject.path, ""))
            subjects->templates[subjects->template_count++] = subject;
    }
    globfree(&paths);
}

/* Each change in one template that takes it, and another one each time. */
static void change_templates(struct subjects *subjects)
{
    size_t count = subjects->template_count;

    for (size_t c = 0; c < COUNT_OF(changes); c++) {
        bool made = false;

        for (size_t t = 0; t < count && !made; t++)
            made = change_template(
                subjects, &subjects->templates[(c + t) % count], &changes[c]);
    }
}

/* The key of an input such as "tutoring.maths.quantity.target". */
static const struct schema_key *key_of(const char *name)
{
    const char *tier, *key = strchr(name, '.') + 1;

    for (size_t s = 0; s < SECTION_COUNT; s++) {
        size_t length = strlen(schema[s].name);

        if (strncmp(name, schema[s].name, length) != 0 || name[length] != '.')
            continue;
        if (schema[s].named)
            key = strchr(key, '.') + 1;
        return schema_find_key(&schema[s], key, &tier);
    }
    return NULL;
}

/* Whether a cell holds something whose change can move a figure. */
static bool is_changeable(const struct saved_book *book, const char *name)
{
    const struct schema_key *key = is_input(book, name) ? key_of(name) : NULL;

    return key && key->kind != KIND_TEXT && key->kind != KIND_CURRENCY;
}

static const char *any_input(struct sample *sample,
                             const struct saved_book *book)
{
    size_t count;
    const struct saved_name *names = saved_names(book, &count);
    const char *name;

    do
        name = names[chance_pick(&sample->chance, 0, (int64_t)count - 1)].name;
    while (!is_changeable(book, name));
    return name;
}

/* Another value; sometimes none, where the key has no default. */
static const char *any_value(struct sample *sample, const char *name)
{
    const struct schema_key *key = key_of(name);

    if (!key->required && !key->fallback && chance_once_in(&sample->chance, 4))
        return "";
    return sample_value(sample, key);
}

/* One change or two by chance; false where the program refuses them. */
static bool change_sample(struct subjects *subjects, struct sample *sample,
                          const struct subject *model, int number)
{
    struct bench *bench = &subjects->bench;
    struct saved_book *book = bench_book(bench, "written", model->name);
    struct changed changed = {
        .base = model->name,
        .name = arena_print(&bench->arena, "%s-%d", model->name, number),
        .options = "",
    };
    bool kept;

    do {
        const char *name = any_input(sample, book);
        const char *value = any_value(sample, name);

        put_value(book, name, value);
        changed.options = with_option(bench, changed.options, name, value);
    } while (chance_once_in(&sample->chance, 3));
    kept = keep(subjects, model, book, changed);
    saved_close(book);
    return kept;
}

static void prepare_samples(struct subjects *subjects)
{
    struct bench *bench = &subjects->bench;
    struct sample sample = {.chance = {SEED}, .months_most = SAMPLE_MONTHS};

    for (int i = 0; i < SAMPLES; i++) {
        struct subject model = {
            arena_print(&bench->arena, "%s/%d.ini", bench->folder, i),
            arena_print(&bench->arena, "sample-%d", i)};
        int made = 0;

        sample_model(&sample);
        write_file(model.path, sample.text);
        if (!bench_make(bench, "written", model.name, model.path, ""))
            fail_msg("%s is refused", model.path);
        for (int tries = 0; made < CHANGES && tries < TRIES_MOST; tries++)
            made += change_sample(subjects, &sample, &model, made);
    }
    sample_free(&sample);
}

/* The tests. */

struct proof {
    const char *name;
    const struct change *change; /* of the table, or NULL for all others */
    struct subjects *subjects;
};

static int rows_of(const struct saved_book *book, const char *sheet)
{
    size_t count;
    const struct saved_cell *cells = saved_cells(book, &count);
    int last = 0;

    for (size_t i = 0; i < count; i++)
        if (!strcmp(cells[i].sheet, sheet))
            last = cells[i].spot.row;
    return last;
}

/* What there is to know of one changed workbook. */
struct evidence {
    struct saved_book *changed, *written, *got;
    json_t *before, *after;
};

static struct evidence
collect(struct bench *bench, const struct changed *changed, const char *engine)
{
    return (struct evidence){
        .changed = bench_book(bench, "books", changed->name),
        .written = bench_book(bench, "written", changed->name),
        .got = bench_book(bench, engine, changed->name),
        .before = bench_figures(bench, changed->base),
        .after = bench_figures(bench, changed->name),
    };
}

static void discard(struct evidence *evidence)
{
    json_decref(evidence->after);
    json_decref(evidence->before);
    saved_close(evidence->got);
    saved_close(evidence->written);
    saved_close(evidence->changed);
}

/*
 * A workbook has days and months to spare, but not for all that a model may
 * say: where it cannot follow, it must say so, and only there.
 */
static void judge_told(struct verdict *verdict, const struct evidence *evidence,
                       const struct saved_cell *failed)
{
    bool grown = rows_of(evidence->written, "Days") >
                     rows_of(evidence->changed, "Days") ||
                 rows_of(evidence->written, "Months") >
                     rows_of(evidence->changed, "Months");

    verdict_judge(verdict, grown, "checks.failed", "0", failed);
}

static void judge_taken(struct verdict *verdict,
                        const struct evidence *evidence)
{
    verdict_figures(verdict, evidence->after, evidence->got);
    verdict_absent(verdict, evidence->before, evidence->after, evidence->got);
    verdict_written(verdict, evidence->changed, evidence->written,
                    evidence->got);
    assert_true(verdict->compared > COMPARED_LEAST);
}

/* What all changed workbooks together came to. */
struct sums {
    size_t workbooks, told, compared, wrong;
};

static void judge(struct bench *bench, const struct changed *changed,
                  const char *engine, struct sums *sums)
{
    struct evidence evidence = collect(bench, changed, engine);
    struct verdict verdict = {changed->name, engine, 0, 0};
    const struct saved_cell *failed =
        saved_named(evidence.got, "checks.failed");
    bool told = !verdict_agrees(failed, "0");

    if (told)
        judge_told(&verdict, &evidence, failed);
    else
        judge_taken(&verdict, &evidence);
    verdict_errors(&verdict, evidence.got);
    discard(&evidence);
    if (verdict.wrong)
        print_error("%s is %s with%s\n", changed->name, changed->base,
                    changed->options);
    sums->workbooks++;
    sums->told += told;
    sums->compared += verdict.compared;
    sums->wrong += verdict.wrong;
}

static struct sums judge_all(struct subjects *subjects,
                             const struct change *change)
{
    struct sums sums = {.workbooks = 0};

    for (size_t i = 0; i < subjects->count; i++)
        for (size_t e = 0; e < ENGINES; e++)
            if (subjects->changed[i].change == change)
                judge(&subjects->bench, &subjects->changed[i], engines[e],
                      &sums);
    return sums;
}

/* A change of the table, in all templates that take it. */
static void test_change(void **state)
{
    const struct proof *proof = *state;
    struct sums sums = judge_all(proof->subjects, proof->change);

    assert_int_equal(sums.wrong, 0);
    assert_true(sums.workbooks >= ENGINES);
}

static void test_samples(void **state)
{
    const struct proof *proof = *state;
    struct sums sums = judge_all(proof->subjects, NULL);

    printf("%zu figures and cells, %zu wrong, in %zu workbooks changed by "
           "chance, %zu of which say that they cannot follow\n",
           sums.compared, sums.wrong, sums.workbooks, sums.told);
    assert_int_equal(sums.wrong, 0);
    assert_int_equal(sums.workbooks, ENGINES * SAMPLES * CHANGES);
    assert_true(sums.told > 0);
    assert_true(10 * sums.told < sums.workbooks);
    assert_int_equal(proof->subjects->bench.broken, 0);
}

static int run_proofs(struct subjects *subjects)
{
    struct proof proofs[COUNT_OF(changes)];
    const struct proof samples[] = {{"many changes by chance", NULL, subjects}};

    for (size_t i = 0; i < COUNT_OF(changes); i++)
        proofs[i] = (struct proof){changes[i].name, &changes[i], subjects};
    return RUN_TABLE("changed inputs", proofs, test_change) |
           RUN_TABLE("changed by chance", samples, test_samples);
}

int main(void)
{
    struct subjects subjects = {.count = 0};
    int failed;

    if (!bench_possible())
        return bench_impossible("changed inputs");
    bench_open(&subjects.bench);
    prepare_templates(&subjects);
    change_templates(&subjects);
    prepare_samples(&subjects);
    bench_recalculate(&subjects.bench);
    printf("recalculated: %zu changed workbooks\n", subjects.bench.books);
    failed = run_proofs(&subjects);
    bench_close(&subjects.bench);
    return failed;
}
