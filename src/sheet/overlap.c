#include "sheet/pages.h"

#include "calc/makeup.h"
#include "calc/settle.h"

/*
 * Behind the labels all columns are narrow, for the timeline; the tables above
 * and below it merge some of them for each of their own.
 */
enum {
    LABEL = LABEL_COLUMN,
    NARROW, /* the first of the narrow columns */
    NARROW_COUNT = 60,
    NARROW_WIDTH = 2,
    BLOCK = 6, /* narrow columns for an amount */
    HEAD_EVERY = 10,
    LABEL_WIDTH = 34,
    WEEKS_LEAST = 13,
    WEEKS_SPARE = 4,
    ROWS_ON_A_PAGE = 72
};

/* What the page knows while it is laid out, from top to bottom. */
struct overlap_page {
    struct book *book;
    struct page *page;
    struct arena *arena;
    const struct figures *figures;
    const struct model *model;
    const struct results *results;
    int row;
};

/* The first narrow column of a block; the tiers' blocks follow on the first. */
static int block(int index)
{
    return NARROW + index * BLOCK;
}

static void put_group(struct overlap_page *o, const char *label)
{
    page_text(o->book, o->page, ++o->row, LABEL, LOOK_GROUP, label);
    o->row++;
}

/* What other funding there is: a row each, as it was given. */
static const struct {
    const char *head, *key;
    int width; /* in narrow columns */
    enum look look;
} facts[] = {
    /* clang-format off */
    {"Funder", "funder", 9, LOOK_WRAPPED},
    {"From", "start", 5, LOOK_NUMBER},
    {"To", "end", 5, LOOK_NUMBER},
    {"Share", "share", 4, LOOK_NUMBER},
    {"Treatment", "treatment", 5, LOOK_NUMBER},
    {"Pays", "pays", 7, LOOK_NUMBER},
    {"", "currency", 3, LOOK_UNIT},
    {"Note", "note", 22, LOOK_WRAPPED},
    /* clang-format on */
};

static bool is_left(enum look look)
{
    return look == LOOK_WRAPPED || look == LOOK_UNIT;
}

static void put_facts(struct overlap_page *o)
{
    int column = NARROW;

    put_group(o, "Other funding for the same time");
    page_text(o->book, o->page, o->row, LABEL, LOOK_HEAD_LEFT, "Source");
    for (size_t i = 0; i < COUNT(facts); i++) {
        page_text(o->book, o->page, o->row, column,
                  is_left(facts[i].look) ? LOOK_HEAD_LEFT : LOOK_HEAD,
                  facts[i].head)
            ->last_column = column + facts[i].width - 1;
        column += facts[i].width;
    }
    for (size_t j = 0; j < o->model->overlap_count; j++) {
        const char *section = o->model->overlaps[j].head.section;

        page_show(o->book, o->page, ++o->row, LABEL, LOOK_WRAPPED,
                  figures_get(o->figures, "%s.label", section));
        page_fit(o->book, o->page, o->row, o->model->overlaps[j].label,
                 LABEL_WIDTH);
        column = NARROW;
        for (size_t i = 0; i < COUNT(facts); i++) {
            const struct figure *figure =
                figures_get(o->figures, "%s.%s", section, facts[i].key);

            page_show(o->book, o->page, o->row, column, facts[i].look, figure)
                ->last_column = column + facts[i].width - 1;
            if (figure->value.kind == KIND_TEXT)
                page_fit(o->book, o->page, o->row, figure->value.text,
                         facts[i].width * NARROW_WIDTH);
            column += facts[i].width;
        }
    }
    o->row++;
}

static void put_tier_heads(struct overlap_page *o, const char *label, int first)
{
    page_text(o->book, o->page, o->row, LABEL, LOOK_HEAD_LEFT, label);
    for (int t = 0; t < book_tiers(o->book); t++) {
        const struct tier *tier = &o->model->tiers[t];

        page_show(o->book, o->page, o->row, block(first + t), LOOK_HEAD,
                  figures_get(o->figures, "%s.label", tier->head.section))
            ->last_column = block(first + t + 1) - 1;
        page_fit(o->book, o->page, o->row, tier->label,
                 BLOCK * NARROW_WIDTH - 2);
    }
    o->row++;
}

static struct cell *put_tier(struct overlap_page *o, int index, enum look look,
                             const char *formula, struct value value)
{
    struct cell *cell = page_formula(o->book, o->page, o->row, block(index),
                                     look, formula, value);

    cell->last_column = block(index + 1) - 1;
    return cell;
}

/* An overlap's label, and what a row says of it. */
static void put_overlap_label(struct overlap_page *o, size_t overlap,
                              const char *says)
{
    const struct overlap *other = &o->model->overlaps[overlap];
    const char *text = arena_print(o->arena, "%s, %s",
                                   page_words(o->book, other->label), says);

    page_formula(
        o->book, o->page, o->row, LABEL, LOOK_WRAPPED,
        arena_print(o->arena, "%s.label&\", %s\"", other->head.section, says),
        value_text(text));
    page_fit(o->book, o->page, o->row, text, LABEL_WIDTH);
}

/* The days of each overlap inside each tier's window, as far as it takes them.
 */
static void put_days(struct overlap_page *o, size_t overlap)
{
    put_overlap_label(o, overlap, "days of it");
    for (int t = 0; t < book_tiers(o->book); t++) {
        const struct setting setting = {.arena = o->arena};
        struct decimal days = time_days(ledger_time_taken(
            &o->results->ledger, o->results->tiers[t].end, overlap));

        put_tier(o, t, LOOK_NUMBER,
                 arena_print(o->arena,
                             "SUMIFS(days.taken.%s,days.date,\"<=\"&"
                             "%s.end)/days.whole",
                             o->model->overlaps[overlap].head.name,
                             o->model->tiers[t].head.section),
                 value_of(KIND_DECIMAL, &days, &setting));
    }
    o->row++;
}

/* What is taken off for it, one way or the other. */
static void put_taken_off(struct overlap_page *o, size_t overlap)
{
    const char *section = o->model->overlaps[overlap].head.section;

    put_overlap_label(o, overlap, "taken off");
    for (int t = 0; t < book_tiers(o->book); t++)
        put_tier(o, t, LOOK_NUMBER,
                 page_overlap_taken_off(o->book, section,
                                        o->model->tiers[t].head.name),
                 page_overlap_amount(o->book, overlap, (size_t)t));
    o->row++;
}

/* Rows of a tier's own figures. */
static void put_figures(struct overlap_page *o, const char *const names[],
                        size_t count, enum look label, enum look look)
{
    for (size_t i = 0; i < count; i++) {
        page_text(o->book, o->page, o->row, LABEL, label,
                  figures_get(o->figures, "%s.%s",
                              o->model->tiers[0].head.section, names[i])
                      ->label);
        for (int t = 0; t < book_tiers(o->book); t++)
            page_show(o->book, o->page, o->row, block(t), look,
                      figures_get(o->figures, "%s.%s",
                                  o->model->tiers[t].head.section, names[i]))
                ->last_column = block(t + 1) - 1;
        o->row++;
    }
}

static void put_effects(struct overlap_page *o)
{
    static const char *const sums[] = {"deduction", "offset"};
    static const char *const makeup[] = {
        "owed_days",    "owed_weeks",     "makeup_start", "makeup_end",
        "made_up_days", "shortfall_days", "repay"};

    put_group(o, "What it does to each tier");
    put_tier_heads(
        o,
        arena_print(o->arena, "Amounts in %s", o->model->grant.currency.code),
        0);
    for (size_t j = 0; j < o->model->overlap_count; j++) {
        put_days(o, j);
        put_taken_off(o, j);
    }
    put_figures(o, sums, COUNT(sums), LOOK_TEXT, LOOK_NUMBER);
    o->row++;
    page_text(o->book, o->page, o->row, LABEL, LOOK_TEXT,
              "Last day to make up time");
    page_show(o->book, o->page, o->row, block(0), LOOK_NUMBER,
              figures_get(o->figures, "makeup.by"))
        ->last_column = block(1) - 1;
    o->row++;
    put_figures(o, makeup, COUNT(makeup), LOOK_TEXT, LOOK_NUMBER);
}

/* The timeline: a column a week, or some weeks where there are too many. */

static int timeline_last(const struct overlap_page *o)
{
    int last = o->model->grant.start.day;

    for (int t = 0; t < book_tiers(o->book); t++)
        if (o->results->tiers[t].makeup.reach.day > last)
            last = o->results->tiers[t].makeup.reach.day;
    return last;
}

static int timeline_step(const struct overlap_page *o)
{
    int days = timeline_last(o) - o->model->grant.start.day + 1;
    int weeks = (days + 7 * NARROW_COUNT - 1) / (7 * NARROW_COUNT);

    return 7 * (weeks > 1 ? weeks : 1);
}

/* How many days a column is, and the last day that has to be in one. */
static void put_units(struct overlap_page *o)
{
    const char *all = "";

    for (int t = 0; t < book_tiers(o->book); t++)
        all = arena_print(o->arena, "%s%s%s.makeup_reach", all, t ? "," : "",
                          o->model->tiers[t].head.section);
    page_text(o->book, o->page, o->row, LABEL, LOOK_QUIET,
              "Days in each column");
    put_tier(o, 0, LOOK_QUIET_NUMBER,
             arena_print(o->arena,
                         "7*MAX(1,ROUNDUP((MAX(%s)-grant.start+1)/7/%d,0))",
                         all, NARROW_COUNT),
             value_count(timeline_step(o)))
        ->name = "timeline.step";
    o->row++;
}

static const char *column_date(const struct overlap_page *o, int row,
                               int column)
{
    return cell_address(o->arena, row, NARROW + column);
}

/* The first day of each column; those that are shown stand above them. */
static void put_dates(struct overlap_page *o)
{
    int step = timeline_step(o), start = o->model->grant.start.day;

    for (int c = 0; c < NARROW_COUNT; c++) {
        struct value date = value_date((struct date){start + c * step});

        if (c % HEAD_EVERY == 0)
            page_formula(o->book, o->page, o->row, NARROW + c, LOOK_HEAD_LEFT,
                         column_date(o, o->row + 1, c), date)
                ->last_column = NARROW + c + HEAD_EVERY - 1;
        page_formula(o->book, o->page, o->row + 1, NARROW + c, LOOK_BAR,
                     c ? arena_print(o->arena, "%s+timeline.step",
                                     column_date(o, o->row + 1, c - 1))
                       : "grant.start",
                     date);
    }
    page_text(o->book, o->page, o->row, LABEL, LOOK_HEAD_LEFT, "");
    page_height(o->book, o->page, o->row + 1, 4);
    o->row += 2;
}

enum bar {
    BAR_NONE,
    BAR_TIME,
    BAR_MAKEUP
};

/* The window of a tier, and its make-up time. */
static void put_tier_bars(struct overlap_page *o, int dates, size_t tier)
{
    const struct tier_result *r = &o->results->tiers[tier];
    const char *name = o->model->tiers[tier].head.section;
    int step = timeline_step(o);

    page_show(o->book, o->page, o->row, LABEL, LOOK_TEXT,
              figures_get(o->figures, "%s.label", name));
    for (int c = 0; c < NARROW_COUNT; c++) {
        const char *date = column_date(o, dates, c);
        int day = o->model->grant.start.day + c * step;
        bool makes_up = date_given(r->makeup.start) &&
                        day + step > r->makeup.start.day &&
                        day <= r->makeup.reach.day;

        page_formula(o->book, o->page, o->row, NARROW + c, LOOK_BAR,
                     arena_print(o->arena,
                                 "IF(%s<=%s.end,%d,IF(%s.makeup_start=\"\",%d,"
                                 "IF(AND(%s+timeline.step>%s.makeup_start,"
                                 "%s<=%s.makeup_reach),%d,%d)))",
                                 date, name, BAR_TIME, name, BAR_NONE, date,
                                 name, date, name, BAR_MAKEUP, BAR_NONE),
                     value_count(day <= r->end.day ? BAR_TIME
                                 : makes_up        ? BAR_MAKEUP
                                                   : BAR_NONE));
    }
    o->row++;
}

static void put_overlap_bars(struct overlap_page *o, int dates, size_t overlap)
{
    const struct overlap *other = &o->model->overlaps[overlap];
    const char *name = other->head.section;
    int step = timeline_step(o);

    page_show(o->book, o->page, o->row, LABEL, LOOK_TEXT,
              figures_get(o->figures, "%s.label", name));
    for (int c = 0; c < NARROW_COUNT; c++) {
        const char *date = column_date(o, dates, c);
        int day = o->model->grant.start.day + c * step;

        page_formula(
            o->book, o->page, o->row, NARROW + c, LOOK_BAR,
            arena_print(o->arena,
                        "IF(AND(%s<=%s.end,%s+timeline.step>%s.start),"
                        "%d,%d)",
                        date, name, date, name, BAR_TIME, BAR_NONE),
            value_count(day <= other->end.day && day + step > other->start.day
                            ? BAR_TIME
                            : BAR_NONE));
    }
    o->row++;
}

/* Paints the bars of some rows that have a value. */
static void paint(struct overlap_page *o, int first, enum bar bar,
                  enum mark mark)
{
    struct area area = {first, NARROW, o->row - 1, NARROW + NARROW_COUNT - 1};

    page_rule(o->book, o->page, area,
              arena_print(o->arena, "%s=%d",
                          cell_address(o->arena, first, NARROW), bar),
              mark);
}

static void put_timeline(struct overlap_page *o)
{
    int dates, first;

    put_group(o, "Timeline");
    put_units(o);
    put_dates(o);
    dates = o->row - 1;
    first = o->row;
    for (size_t t = 0; t < o->model->tier_count; t++)
        put_tier_bars(o, dates, t);
    paint(o, first, BAR_TIME, MARK_WINDOW);
    paint(o, first, BAR_MAKEUP, MARK_MAKEUP);
    first = o->row;
    for (size_t j = 0; j < o->model->overlap_count; j++)
        put_overlap_bars(o, dates, j);
    paint(o, first, BAR_TIME, MARK_OTHER);
    page_text(o->book, o->page, o->row++, NARROW, LOOK_QUIET,
              "Blue: the time of the tier. Green: make-up time. Orange: other "
              "funding.");
}

/* What is to be paid back, week by week after the end of each tier. */

static int weeks_shown(const struct overlap_page *o)
{
    int most = WEEKS_LEAST;

    for (size_t t = 0; t < o->model->tier_count; t++) {
        struct date stop;
        int weeks = 0;

        while (settle_week(o->results, t, weeks, &stop))
            weeks++;
        if (weeks + WEEKS_SPARE > most)
            most = weeks + WEEKS_SPARE;
    }
    return most;
}

/* Whether there is anything to say. */
static bool put_repayment(struct overlap_page *o, int week, size_t tier)
{
    const char *name = o->model->tiers[tier].head.section;
    const char *number = cell_address(o->arena, o->row, 0);
    const char *text = arena_print(
        o->arena,
        "IF(OR(%s.owed=0,AND(%s>0,%s.end+7*(%s-1)>=%s.makeup_reach)),\"\","
        "ROUND(ROUND(%s.owed_value*(%s.owed-MIN(%s.owed,INDEX(days.done,"
        "MIN(%s.days+7*%s,%s.days+days.makeup_most,ROWS(days.done)))-"
        "%s.left))/%s.owed,6),%d))",
        name, number, name, number, name, name, name, name, name, number, name,
        name, name, o->results->digits);
    struct date stop;
    struct value value = {.kind = KIND_TEXT};

    stop = date_plus(o->results->tiers[tier].end, 7 * week);
    if (o->results->tiers[tier].makeup.owed &&
        settle_week(o->results, tier, week, &(struct date){0}))
        value = value_money(settle(o->results, tier, stop).repay,
                            o->results->digits);
    put_tier(o, (int)tier + 1, LOOK_NUMBER, text, value);
    return value.given;
}

/* The week's number stands in the margin; what is shown depends on the rest. */
static void put_week(struct overlap_page *o, int week)
{
    const struct tier_result *best =
        &o->results->tiers[model_recommended(o->model)];
    const char *number = cell_address(o->arena, o->row, 0);
    const char *amounts = arena_print(
        o->arena, "IF(COUNT(%s:%s)=0,\"\",",
        cell_address(o->arena, o->row, block(1)),
        cell_address(o->arena, o->row, block(book_tiers(o->book) + 1) - 1));
    struct value shown = value_count(week);
    struct value date = value_date(date_plus(best->end, 7 * week));

    page_formula(o->book, o->page, o->row, 0, LOOK_BAR,
                 week ? arena_print(o->arena, "%s+1",
                                    cell_address(o->arena, o->row - 1, 0))
                      : "0",
                 value_count(week));
    shown.given = date.given = false;
    for (size_t t = 0; t < o->model->tier_count; t++)
        shown.given |= put_repayment(o, week, t);
    date.given = shown.given;
    page_formula(o->book, o->page, o->row, LABEL, LOOK_TEXT,
                 arena_print(o->arena, "%s%s)", amounts, number), shown);
    put_tier(o, 0, LOOK_NUMBER,
             arena_print(o->arena, "%s%s+7*%s)", amounts,
                         page_of_recommended(o->book, "end"), number),
             date);
    o->row++;
}

static void put_repayments(struct overlap_page *o)
{
    static const char asked[] = "What is to be paid back if the work stops";
    static const char not_asked[] = "Nothing is to be made up, or paid back";
    int weeks = weeks_shown(o);

    page_formula(o->book, o->page, ++o->row, LABEL, LOOK_GROUP,
                 arena_print(o->arena, "IF(days.makeups=0,\"%s\",\"%s\")",
                             not_asked, asked),
                 value_text(makeup_count(o->model) ? asked : not_asked));
    o->row++;
    page_text(o->book, o->page, o->row, NARROW, LOOK_HEAD, "Stop on")
        ->last_column = block(1) - 1;
    put_tier_heads(o, "Weeks after the end", 1);
    for (int week = 0; week < weeks; week++)
        put_week(o, week);
}

void overlap_page(struct book *book, struct page *page)
{
    struct overlap_page o = {
        .book = book,
        .page = page,
        .arena = &book->arena,
        .figures = book->figures,
        .model = book->figures->model,
        .results = book->figures->results,
    };

    o.row = page_heading(book, page, "Overlap",
                         "Other money for the same time: nobody is paid twice "
                         "for a day.") -
            1;
    page->widths[LABEL] = LABEL_WIDTH;
    for (int c = 0; c < NARROW_COUNT; c++)
        page->widths[NARROW + c] = NARROW_WIDTH;
    page->landscape = true;
    put_facts(&o);
    put_effects(&o);
    put_timeline(&o);
    put_repayments(&o);
    page->one_page = o.row <= ROWS_ON_A_PAGE;
}
