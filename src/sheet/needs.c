#include "figure/needs.h"

#include "sheet/pages.h"

enum {
    TIERS = LABEL_COLUMN + 1
};

/* Steps of an item, and of the tier without any. */
static const char *const steps[] = {"people",      "costs",        "oncosts",
                                    "contingency", "subtotal",     "added",
                                    "total",       "contributions"};

static void put_item_label(const struct pen *pen, size_t item)
{
    pen_show(pen, LABEL_COLUMN, LOOK_TEXT, "%s.label",
             needs_head(pen->model, item)->section);
}

/* The ranks, by which lines and people know who is kept longer. */
static void put_keys(struct pen *pen)
{
    size_t count = needs_count(pen->model);
    int first;

    if (!count)
        return;
    pen_group(pen, "Rank: the lower, the longer it is kept");
    first = pen->row;
    for (size_t i = 0; i < count; i++) {
        put_item_label(pen, i);
        pen_home(pen, TIERS, LOOK_NUMBER, "%s.needs_key",
                 needs_head(pen->model, i)->section);
        pen->row++;
    }
    if (pen->model->line_count)
        pen_name_rows(pen, first, first + (int)pen->model->line_count - 1,
                      TIERS, "lines.needs_key");
}

/* A figure without any line, and with each that is kept. */
static void put_step(struct pen *pen, const char *bare, const char *needs)
{
    pen_group(pen, pen_tier_label(pen, bare));
    pen_text(pen, LABEL_COLUMN, LOOK_TEXT, "(no line)");
    pen_tier_homes(pen, TIERS, LOOK_NUMBER, bare);
    pen->row++;
    for (size_t i = 0; i < needs_count(pen->model); i++) {
        put_item_label(pen, i);
        pen_instance_homes(pen, TIERS, LOOK_NUMBER,
                           needs_head(pen->model, i)->section, needs);
        pen->row++;
    }
}

/* A figure of each fee or overlap, once or for each tier. */
static void put_records(struct pen *pen, enum section kind, const char *figure,
                        bool once)
{
    const struct model *model = pen->model;

    if (!schema_count(model, kind))
        return;
    for (size_t i = 0; i < schema_count(model, kind); i++) {
        const struct head *head = schema_record_const(model, kind, i);
        const char *section = head->section;

        if (!i)
            pen_group(pen, figures_get(pen->figures, "%s.%s%s%s", section,
                                       figure, once ? "" : ".",
                                       once ? "" : model->tiers[0].head.name)
                               ->label);
        pen_show(pen, LABEL_COLUMN, LOOK_TEXT, "%s.label", section);
        if (once)
            pen_home(pen, TIERS, LOOK_NUMBER, "%s.%s", section, figure);
        else
            pen_instance_homes(pen, TIERS, LOOK_NUMBER, section, figure);
        pen->row++;
    }
}

void needs_page(struct pen *pen)
{
    pen_heading(pen, "Needs",
                pen_print(pen,
                          "From what is kept to the ask for it, and from an "
                          "award to what it buys. Amounts are in %s.",
                          pen->model->grant.currency.code));
    pen_step_heads(pen, "Step");
    put_keys(pen);
    for (size_t i = 0; i < COUNT(steps) && needs_count(pen->model); i++)
        put_step(pen, pen_print(pen, "bare_%s", steps[i]),
                 pen_print(pen, "needs_%s", steps[i]));
    if (needs_count(pen->model))
        put_step(pen, "bare", "needs");
    pen_group(pen, "Award in the grant's currency");
    pen_home(pen, TIERS, LOOK_NUMBER, "award.granted");
    pen->row++;
    put_records(pen, SECTION_FEE, "added_percent", true);
    put_records(pen, SECTION_FEE, "added_minimum", true);
    put_records(pen, SECTION_FEE, "turn", true);
    put_records(pen, SECTION_FEE, "leaves", false);
    put_records(pen, SECTION_OVERLAP, "award_offset", false);
    put_records(pen, SECTION_OVERLAP, "award_offset_so_far", false);
}
