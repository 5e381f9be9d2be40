#include "report/reports.h"

#include "report/pieces.h"

enum {
    LITTLE = 5 /* hundredths of an hour, below which no reserve is shown */
};

/* A plan while its tables are put together. */
struct planning {
    const struct output *out;
    struct figures *figures;
    const struct model *model;
    const struct milestone **milestones; /* by the days on which they are due */
};

static const char *print_value(const struct planning *p, enum kind kind,
                               const void *field)
{
    const struct setting setting = {.arena = p->out->arena};
    struct value value = value_of(kind, field, &setting);

    /* cppcheck-suppress returnDanglingLifetime; the text is in the arena */
    return p->out->format->value(&value, p->out->arena);
}

static const struct tier_result *result_of(const struct planning *p,
                                           size_t tier)
{
    return &p->figures->results->tiers[tier];
}

/* What all areas leave of the hours. */
static struct percent share_left(const struct planning *p)
{
    struct percent left = {power_of_ten(PERCENT_PLACES + 2)};

    for (size_t i = 0; i < p->model->area_count; i++)
        left.points -= p->model->areas[i].share.points;
    return left;
}

/* Whether a tier has hours that no area takes. */
static bool leaves_hours(const struct planning *p, size_t tier)
{
    int64_t hours = result_of(p, tier)->reserve_hours.units;

    return hours != ABSENT && hours >= LITTLE;
}

static bool any_leaves_hours(const struct planning *p)
{
    bool any = false;

    for (size_t t = 0; t < p->model->tier_count; t++)
        any |= leaves_hours(p, t);
    return any;
}

/* The hours of an area in each tier; of none, those that are left. */
static void put_hours(const struct planning *p, size_t area, const char **cells)
{
    bool left = area == p->model->area_count;

    for (size_t t = 0; t < p->model->tier_count; t++) {
        const struct decimal *hours = left ? &result_of(p, t)->reserve_hours
                                           : &result_of(p, t)->area[area].hours;

        if (hours->units != ABSENT && (!left || leaves_hours(p, t)))
            cells[t] = print_value(p, KIND_DECIMAL, hours);
    }
}

static void put_tier_heads(const struct planning *p, const char **cells)
{
    for (size_t t = 0; t < p->model->tier_count; t++)
        cells[t] = pieces_tier(p->out, &p->model->tiers[t]);
}

static void print_areas(const struct planning *p)
{
    const struct model *model = p->model;
    struct percent left = share_left(p);
    struct table table = {
        .arena = p->out->arena, .columns = 1 + model->tier_count, .heads = 1};
    const char **cells = table_add(&table, "Hours")->cells;

    cells[0] = "Share";
    put_tier_heads(p, cells + 1);
    for (size_t i = 0; i < model->area_count; i++) {
        cells = table_add(&table, model->areas[i].label)->cells;
        cells[0] = print_value(p, KIND_PERCENT, &model->areas[i].share);
        put_hours(p, i, cells + 1);
    }
    if (any_leaves_hours(p)) {
        cells = table_add(&table, "Not yet determined")->cells;
        cells[0] = print_value(p, KIND_PERCENT, &left);
        put_hours(p, model->area_count, cells + 1);
    }
    if (model->area_count)
        p->out->format->table(p->out, &table);
}

static struct date due_of(const struct planning *p,
                          const struct milestone *milestone)
{
    return p->figures->results->milestones[milestone - p->model->milestones]
        .due;
}

/* The label of the area of a milestone; NULL if it has none. */
static const char *area_of(const struct planning *p,
                           const struct milestone *milestone)
{
    return milestone->area.text
               ? figures_get(p->figures, "area.%s.label", milestone->area.text)
                     ->value.text
               : NULL;
}

static bool is_after(const struct planning *p, size_t tier,
                     const struct milestone *milestone)
{
    return due_of(p, milestone).day > result_of(p, tier)->end.day;
}

/* "after the end of Lean, Target"; NULL if it is not after any. */
static const char *remark_on(const struct planning *p,
                             const struct milestone *milestone)
{
    const char *text = NULL;

    for (size_t t = 0; t < p->model->tier_count; t++)
        if (is_after(p, t, milestone))
            text = arena_print(p->out->arena, "%s%s%s",
                               text ? text : "after the end of ",
                               text ? ", " : "", p->model->tiers[t].label);
    return text;
}

static void print_milestones(const struct planning *p)
{
    const struct model *model = p->model;
    bool remarks = false;
    struct table table = {.arena = p->out->arena, .columns = 3, .heads = 1};
    const char **cells;

    for (size_t i = 0; i < model->milestone_count; i++)
        remarks |= remark_on(p, p->milestones[i]) != NULL;
    table.words = table.columns += remarks;
    cells = table_add(&table, "Due")->cells;
    cells[0] = "Milestone";
    cells[1] = "Area";
    cells[2] = "Shown by";
    if (remarks)
        cells[3] = "Remark";
    for (size_t i = 0; i < model->milestone_count; i++) {
        const struct milestone *milestone = p->milestones[i];

        cells =
            table_add(&table, pieces_date(p->out, due_of(p, milestone)))->cells;
        cells[0] = milestone->label;
        cells[1] = area_of(p, milestone);
        cells[2] = milestone->shows;
        if (remarks)
            cells[3] = remark_on(p, milestone);
    }
    if (model->milestone_count)
        p->out->format->table(p->out, &table);
}

/* For programs, areas and milestones are rows of one table. */
static void print_data(const struct planning *p)
{
    enum {
        TYPE,
        SHARE,
        DUE,
        AREA,
        SHOWS,
        TIERS
    };
    const struct model *model = p->model;
    struct percent left = share_left(p);
    struct table table = {.arena = p->out->arena,
                          .columns = TIERS + model->tier_count,
                          .heads = 1};
    const char **cells = table_add(&table, "Item")->cells;

    cells[TYPE] = "Type";
    cells[SHARE] = "Share";
    cells[DUE] = "Due";
    cells[AREA] = "Area";
    cells[SHOWS] = "Shown by";
    put_tier_heads(p, cells + TIERS);
    for (size_t i = 0; i <= model->area_count; i++) {
        bool reserve = i == model->area_count;
        const struct work_area *area = &model->areas[i];

        if (reserve && !any_leaves_hours(p))
            continue;
        cells = table_add(&table, reserve ? "Not yet determined" : area->label)
                    ->cells;
        cells[TYPE] = reserve ? "reserve" : "area";
        cells[SHARE] =
            print_value(p, KIND_PERCENT, reserve ? &left : &area->share);
        put_hours(p, i, cells + TIERS);
    }
    for (size_t i = 0; i < model->milestone_count; i++) {
        const struct milestone *milestone = p->milestones[i];

        cells = table_add(&table, milestone->label)->cells;
        cells[TYPE] = "milestone";
        cells[DUE] = pieces_date(p->out, due_of(p, milestone));
        cells[AREA] = area_of(p, milestone);
        cells[SHOWS] = milestone->shows;
        for (size_t t = 0; t < model->tier_count; t++)
            if (is_after(p, t, milestone))
                cells[TIERS + t] = "after the end";
    }
    p->out->format->table(p->out, &table);
}

/* Those of one day stay in the order of the file. */
static void sort_milestones(struct planning *p)
{
    size_t count = p->model->milestone_count;

    p->milestones =
        arena_alloc(p->out->arena, (count + 1) * sizeof(*p->milestones));
    for (size_t i = 0; i < count; i++) {
        const struct milestone *milestone = &p->model->milestones[i];
        size_t at = i;

        for (; at &&
               due_of(p, p->milestones[at - 1]).day > due_of(p, milestone).day;
             at--)
            p->milestones[at] = p->milestones[at - 1];
        p->milestones[at] = milestone;
    }
}

bool plan_print(const struct output *out, struct figures *figures, size_t tier)
{
    struct planning p = {
        .out = out, .figures = figures, .model = figures->model};

    (void)tier;
    if (!model_has_plan(p.model))
        return false;
    sort_milestones(&p);
    pieces_head(out, figures, "The plan");
    if (out->format->data) {
        print_data(&p);
    } else {
        print_areas(&p);
        print_milestones(&p);
    }
    return true;
}
