#include "sheet/overlap.h"

enum {
    LABEL = LABEL_COLUMN,
    BLOCK = 6, /* narrow columns for an amount */
    LABEL_WIDTH = 34,
    ROWS_ON_A_PAGE = 72
};

/* The first narrow column of a block; the tiers' blocks follow on the first. */
static int block(int index)
{
    return OVERLAP_NARROW + index * BLOCK;
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
    int column = OVERLAP_NARROW;

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
        column = OVERLAP_NARROW;
        for (size_t i = 0; i < COUNT(facts); i++) {
            const struct figure *figure =
                figures_get(o->figures, "%s.%s", section, facts[i].key);

            page_show(o->book, o->page, o->row, column, facts[i].look, figure)
                ->last_column = column + facts[i].width - 1;
            if (figure->value.kind == KIND_TEXT)
                page_fit(o->book, o->page, o->row, figure->value.text,
                         facts[i].width * OVERLAP_NARROW_WIDTH);
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
                 BLOCK * OVERLAP_NARROW_WIDTH - 2);
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
    for (int c = 0; c < OVERLAP_NARROW_COUNT; c++)
        page->widths[OVERLAP_NARROW + c] = OVERLAP_NARROW_WIDTH;
    page->landscape = true;
    put_facts(&o);
    put_effects(&o);
    o.row++;
    timeline_put(&o);
    o.row++;
    repayment_put(&o);
    page->one_page = page->printed_rows <= ROWS_ON_A_PAGE;
}
