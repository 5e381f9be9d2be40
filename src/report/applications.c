#include "report/pieces.h"
#include "report/reports.h"

#include <string.h>

/* The columns behind the funder; the first five are those of EA Funds. */
enum {
    SENT,
    STATUS,
    ASKED,
    RECEIVED,
    DECIDED,
    COVERS,
    SAME_DAYS,
    WORTH,
    CURRENCY, /* of asked and received, for programs */
    WORTH_CURRENCY,
    COLUMNS,
    SHOWN = CURRENCY /* how many of them people see */
};

static const char *const heads[COLUMNS] = {
    [SENT] = "Sent",           [STATUS] = "Status",
    [ASKED] = "Asked",         [RECEIVED] = "Received",
    [DECIDED] = "Decided",     [COVERS] = "Covers",
    [SAME_DAYS] = "Same days", [WORTH] = "Worth",
    [CURRENCY] = "Currency",   [WORTH_CURRENCY] = "Worth currency"};

/* A figure of an application as the format writes it; NULL if not given. */
static const char *figure_of(const struct output *out, struct figures *figures,
                             const struct application *application,
                             const char *key)
{
    const struct value *value =
        &figures_get(figures, "%s.%s", application->head.section, key)->value;

    return value->given ? out->format->value(value, out->arena) : NULL;
}

/* An amount, for people with its currency if the application has another. */
static const char *amount_of(const struct output *out, struct figures *figures,
                             const struct application *application,
                             const char *key, struct currency currency)
{
    const char *text = figure_of(out, figures, application, key);
    bool own =
        currency_same(application->currency, figures->model->grant.currency);

    return text && !out->format->data && !own
               ? arena_print(out->arena, "%s %s", text, currency.code)
               : text;
}

static void add_row(const struct output *out, struct figures *figures,
                    struct table *table, const struct application *application)
{
    const char **cells = table_add(table, application->funder)->cells;

    cells[SENT] = figure_of(out, figures, application, "sent");
    cells[STATUS] = figure_of(out, figures, application, "status");
    cells[ASKED] =
        amount_of(out, figures, application, "asked", application->currency);
    cells[RECEIVED] =
        amount_of(out, figures, application, "received", application->currency);
    cells[DECIDED] = figure_of(out, figures, application, "decided");
    cells[COVERS] = figure_of(out, figures, application, "covers");
    if (!cells[COVERS])
        cells[COVERS] = "all";
    cells[SAME_DAYS] = figure_of(out, figures, application, "same_days");
    cells[WORTH] = amount_of(out, figures, application, "worth",
                             figures->model->grant.currency);
    if (out->format->data) {
        cells[CURRENCY] = application->currency.code;
        cells[WORTH_CURRENCY] = figures->model->grant.currency.code;
    }
}

static const char *total_of(const struct output *out, struct figures *figures,
                            const char *figure)
{
    return out->format->value(
        &figures_get(figures, "applications.%s", figure)->value, out->arena);
}

bool applications_print(const struct output *out, struct figures *figures,
                        size_t tier)
{
    const struct model *model = figures->model;
    bool drafts = out->format->terminal || out->format->data;
    struct table table = {.arena = out->arena,
                          .columns = out->format->data ? COLUMNS : SHOWN,
                          .heads = 1};
    const char **cells;

    (void)tier;
    if (!model_applies(model))
        return false;
    table.words = out->format->terminal ? table.columns : STATUS + 1;
    cells = table_add(&table, "Funder")->cells;
    memcpy(cells, heads, table.columns * sizeof(*cells));
    for (size_t i = 0; i < model->application_count; i++)
        if (drafts || model->applications[i].status != STATUS_DRAFT)
            add_row(out, figures, &table, &model->applications[i]);
    pieces_head(out, figures, "Other applications");
    if (table.count == 1)
        out->format->text(out, "Only drafts, none of them sent.");
    else
        out->format->table(out, &table);
    if (!out->format->data)
        out->format->text(out, arena_print(out->arena,
                                           "Pending: %s %s; approved: %s %s",
                                           total_of(out, figures, "pending"),
                                           model->grant.currency.code,
                                           total_of(out, figures, "approved"),
                                           model->grant.currency.code));
    return true;
}
