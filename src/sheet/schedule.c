#include "figure/schedule.h"
#include "sheet/pages.h"

#include <string.h>

/* Columns of the months; those of parts that the model has not are left out. */
enum {
    NUMBER = LABEL_COLUMN,
    FROM,
    TO,
    DAYS,
    PARTS,
    CHART_ROWS = 18,
    MONTHS_ON_A_PAGE = 36,
    PIXELS_A_CHARACTER = 7,
    PIXELS_A_COLUMN = 5
};

/* What a month is made of, as it is paid: what others pay is taken off. */
static const struct {
    const char *head;
    enum months_column from;
    enum column column;
    enum part part;
} parts[] = {
    {"Stipend", MONTHS_STIPEND, COLUMN_STIPEND, PART_STIPEND},
    {"Less: money from others", MONTHS_OFFSET, COLUMN_OFFSET, PART_ONCOSTS},
    {"Tutoring", MONTHS_TUTORING, COLUMN_TUTORING, PART_TUTORING},
    {"Compute", MONTHS_COMPUTE, COLUMN_COMPUTE, PART_COMPUTE},
    {"Other expenses", MONTHS_EXPENSE, COLUMN_EXPENSE, PART_EXPENSE},
    {"On top and rounding", MONTHS_OTHER, COLUMN_OTHER, PART_CONTINGENCY},
};

/* What stands behind the parts. */
enum end_column {
    END_SUM,
    END_SO_FAR,
    END_INSTALMENT,
    END_PAID_ON,
    END_COLUMNS
};

static const char *const end_heads[END_COLUMNS] = {
    [END_SUM] = "The month",
    [END_SO_FAR] = "So far",
    [END_INSTALMENT] = "Instalment",
    [END_PAID_ON] = "Paid on",
};

/* What the page knows while it is laid out. */
struct schedule_page {
    struct pen pen;
    const struct tier_result *tier; /* the one that is chosen at first */
    bool shown[COUNT(parts)];
    int part_count;
    int first_row, count; /* of the months */
    struct money so_far;
};

static bool has_part(const struct model *model, enum column column)
{
    if (column == COLUMN_OFFSET)
        return model->overlap_count > 0;
    if (column < COLUMN_TUTORING || column > COLUMN_EXPENSE)
        return true;
    return model_has_lines(model, (enum budget)(column - COLUMN_TUTORING));
}

static int end_column(const struct schedule_page *s, enum end_column column)
{
    return PARTS + s->part_count + (int)column;
}

static const char *month_cell(const struct schedule_page *s, int month,
                              enum months_column column)
{
    return months_cell(&s->pen, month, column);
}

/* Shows what a formula comes to while the month is in the window. */
static void put(const struct schedule_page *s, int month, int column,
                const char *formula, struct value value)
{
    const char *shown =
        arena_print(s->pen.arena, "IF(%s=1,%s,\"\")",
                    month_cell(s, month, MONTHS_INSIDE), formula);

    if (month > (int)s->tier->schedule.count)
        value.given = false;
    pen_formula(&s->pen, column, LOOK_NUMBER, shown, value);
}

/* What a column has come to in a month: all up to it, less all before. */
static const char *gained(const struct schedule_page *s, int month,
                          enum months_column column)
{
    return arena_print(s->pen.arena, "%s-%s", month_cell(s, month, column),
                       month_cell(s, month - 1, column));
}

static void put_time(const struct schedule_page *s, int month,
                     const struct schedule_month *r)
{
    const char *from = month_cell(s, month, MONTHS_START);
    const char *to = month_cell(s, month, MONTHS_END);

    put(s, month, NUMBER, arena_print(s->pen.arena, "%d", month),
        value_count(month));
    put(s, month, FROM, from, value_date(r->start));
    put(s, month, TO, to, value_date(r->end));
    put(s, month, DAYS, arena_print(s->pen.arena, "%s-%s+1", to, from),
        value_count(r->end.day - r->start.day + 1));
}

/* The parts that the model has; what others pay stands below zero. */
static struct money put_parts(const struct schedule_page *s, int month,
                              const struct schedule_month *r)
{
    struct money sum = {0};
    int column = PARTS;

    for (size_t i = 0; i < COUNT(parts); i++) {
        const char *formula = gained(s, month, parts[i].from);
        struct money amount = r->column[parts[i].column];

        if (!s->shown[i])
            continue;
        if (parts[i].column == COLUMN_OFFSET) {
            amount = money_sub((struct money){0}, amount);
            formula = arena_print(s->pen.arena, "-(%s)", formula);
        }
        sum = money_add(sum, amount);
        put(s, month, column++, formula, pen_money(&s->pen, amount));
    }
    return sum;
}

static void put_month(struct schedule_page *s, int month)
{
    static const struct schedule_month nothing = {.start = {0}};
    bool inside = month <= (int)s->tier->schedule.count;
    const struct schedule_month *r =
        inside ? &s->tier->schedule.months[month - 1] : &nothing;
    const char *falls = month_cell(s, month, MONTHS_FALLS);
    struct money sum;

    put_time(s, month, r);
    sum = put_parts(s, month, r);
    s->so_far = money_add(s->so_far, sum);
    put(s, month, end_column(s, END_SUM),
        arena_print(s->pen.arena, "SUM(%s:%s)", pen_cell(&s->pen, PARTS),
                    pen_cell(&s->pen, PARTS + s->part_count - 1)),
        pen_money(&s->pen, sum));
    put(s, month, end_column(s, END_SO_FAR), month_cell(s, month, MONTHS_ALL),
        pen_money(&s->pen, s->so_far));
    put(s, month, end_column(s, END_INSTALMENT),
        arena_print(s->pen.arena,
                    "IF(%s=1,SUMIFS(schedule.sums,months.stretch,%s),"
                    "\"\")",
                    falls, month_cell(s, month, MONTHS_STRETCH)),
        pen_money(&s->pen, inside ? r->instalment : (struct money){ABSENT}));
    put(s, month, end_column(s, END_PAID_ON),
        arena_print(s->pen.arena, "IF(%s=1,IF(" SCHEDULE_AT_END ",%s,%s),\"\")",
                    falls, month_cell(s, month, MONTHS_END),
                    month_cell(s, month, MONTHS_START)),
        value_date(r->paid_on));
}

static void put_heads(struct schedule_page *s)
{
    static const char *const time_heads[] = {"Month", "From", "To", "Days"};
    int column = PARTS;

    s->pen.row = s->first_row - 2;
    for (size_t i = 0; i < COUNT(time_heads); i++)
        pen_text(&s->pen, NUMBER + (int)i, LOOK_HEAD, time_heads[i]);
    for (size_t i = 0; i < COUNT(parts); i++)
        if (s->shown[i])
            pen_text(&s->pen, column++, LOOK_HEAD, parts[i].head);
    for (unsigned c = 0; c < END_COLUMNS; c++)
        pen_text(&s->pen, end_column(s, c), LOOK_HEAD, end_heads[c]);
    pen_height(&s->pen, 2 * LINE_POINTS);
    s->pen.page->frozen_rows = s->first_row;
}

/* What each column of amounts comes to. */
static void put_sums(struct schedule_page *s)
{
    int last = s->first_row + s->count - 1;
    struct value values[COUNT(parts) + END_COLUMNS];
    size_t n = 0;

    for (size_t i = 0; i < COUNT(parts); i++) {
        struct money sum = {0};

        for (size_t k = 0; k < s->tier->schedule.count; k++)
            sum = money_add(
                sum, s->tier->schedule.months[k].column[parts[i].column]);
        if (parts[i].column == COLUMN_OFFSET)
            sum = money_sub((struct money){0}, sum);
        if (s->shown[i])
            values[n++] = pen_money(&s->pen, sum);
    }
    values[n] = values[n + END_INSTALMENT] = pen_money(&s->pen, s->so_far);
    s->pen.row = s->first_row - 1;
    pen_text(&s->pen, NUMBER, LOOK_TOP_LABEL, "Sum");
    for (int c = FROM; c <= end_column(s, END_PAID_ON); c++) {
        bool sums = c >= PARTS && c != end_column(s, END_SO_FAR) &&
                    c != end_column(s, END_PAID_ON);
        const char *address = area_address(
            s->pen.arena, NULL, (struct area){s->first_row, c, last, c});

        if (sums)
            pen_formula(&s->pen, c, LOOK_TOP,
                        arena_print(s->pen.arena, "SUM(%s)", address),
                        values[c - PARTS]);
        else
            pen_text(&s->pen, c, LOOK_TOP_LABEL, "");
    }
}

/* A list of the tiers to choose from, and the label of the one that is. */
static void put_chooser(const struct schedule_page *s)
{
    size_t best = model_recommended(s->pen.model);
    struct schema_key *key = arena_alloc(s->pen.arena, sizeof(*key));
    const char *names = "";
    struct cell *cell;

    for (size_t t = 0; t < s->pen.model->tier_count; t++)
        names = arena_print(s->pen.arena, "%s %s", names,
                            s->pen.model->tiers[t].head.name);
    *key = (struct schema_key){.name = "tier",
                               .kind = KIND_CHOICE,
                               .choices = names,
                               .label = "Tier",
                               .help = "The tier that this sheet shows"};
    pen_text(&s->pen, NUMBER, LOOK_TEXT, "Tier");
    cell = pen_text(&s->pen, FROM, LOOK_INPUT,
                    s->pen.model->tiers[best].head.name);
    cell->name = "schedule.tier";
    cell->key = key;
    pen_formula(&s->pen, TO, LOOK_UNIT,
                pen_choice(&s->pen, "schedule.index", "tier.@.label"),
                value_text(s->pen.model->tiers[best].label));
}

static void put_chart(const struct schedule_page *s, int row)
{
    struct chart *chart = arena_alloc(s->pen.arena, sizeof(*chart));
    int last = s->first_row + months_longest(&s->pen) - 1, column = PARTS;

    *chart = (struct chart){
        .row = row,
        .column = NUMBER,
        .title = "What each month comes to, by part",
        .value_title = s->pen.model->grant.currency.code,
        .heads = {s->first_row, FROM, last, FROM},
        .heads_format = "yyyy-mm",
        .width = -2 * PIXELS_A_CHARACTER, /* so much less than the table */
        .height = CHART_ROWS * LINE_POINTS * 4 / 3 - LINE_POINTS,
    };
    for (int c = NUMBER; c <= end_column(s, END_PAID_ON); c++)
        chart->width +=
            s->pen.page->widths[c] * PIXELS_A_CHARACTER + PIXELS_A_COLUMN;
    for (size_t i = 0; i < COUNT(parts); i++)
        if (s->shown[i]) {
            chart->series[chart->series_count++] =
                (struct series){{s->first_row, column, last, column},
                                s->first_row - 2,
                                column,
                                parts[i].part};
            column++;
        }
    s->pen.page->chart = chart;
}

static void name_columns(const struct schedule_page *s)
{
    struct area sums = {s->first_row, end_column(s, END_SUM),
                        s->first_row + s->count - 1, end_column(s, END_SUM)};

    pen_name(&s->pen, "schedule.sums", sums);
    sums.first_column = PARTS;
    sums.last_column = end_column(s, END_SUM) - 1;
    pen_name(&s->pen, "schedule.parts", sums);
    sums.first_column = sums.last_column = end_column(s, END_INSTALMENT);
    pen_name(&s->pen, "schedule.instalments", sums);
}

void schedule_page(struct pen *pen)
{
    const struct model *model = pen->model;
    struct page *page = pen->page;
    struct schedule_page s = {
        .tier = &pen->results->tiers[model_recommended(model)],
        .count = months_count(pen),
    };

    pen_heading(pen, "Schedule",
                arena_print(pen->arena,
                            "Month by month in %s, for the tier that is chosen "
                            "here.",
                            model->grant.currency.code));
    s.pen = *pen;
    for (size_t i = 0; i < COUNT(parts); i++) {
        s.shown[i] = has_part(model, parts[i].column);
        s.part_count += s.shown[i];
    }
    put_chooser(&s);
    s.first_row = s.pen.row + 4;
    put_heads(&s);
    for (int month = 1; month <= s.count; month++) {
        s.pen.row = s.first_row + month - 1;
        put_month(&s, month);
    }
    put_sums(&s);
    name_columns(&s);
    page->widths[NUMBER] = 7;
    page->widths[DAYS] = 6;
    for (int c = FROM; c <= end_column(&s, END_PAID_ON); c++)
        if (c != DAYS)
            page->widths[c] = c < PARTS ? 12 : AMOUNT_WIDTH - 1;
    page->landscape = true;
    page->one_page = s.count <= MONTHS_ON_A_PAGE;
    put_chart(&s, s.first_row + s.count + 1);
}
