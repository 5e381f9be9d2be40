#include "report/reports.h"

/* The complaints about all files in one list. */
struct list {
    struct arena *arena;
    struct complaint *all;
    size_t count;
};

static void add_complaint(struct list *list, struct complaint complaint)
{
    list->all =
        arena_grow(list->arena, list->all, list->count, sizeof(complaint));
    list->all[list->count++] = complaint;
}

/* Adds what is said of one file; of too much, how much more there is. */
static void add_complaints(struct list *list, struct diag *diag)
{
    size_t more, shown = diag_sort(diag, &more);

    for (size_t i = 0; i < shown; i++)
        add_complaint(list, diag->complaints[i]);
    if (more)
        add_complaint(list, (struct complaint){
                                .at.file = diag->complaints[0].at.file,
                                .warning = !diag->errors,
                                .message = arena_print(
                                    list->arena, "... and %zu more", more)});
}

static void print_table(const struct output *out, const struct list *list)
{
    static const char *const heads[] = {"line", "section", "key", "severity",
                                        "message"};
    struct table table = {.arena = out->arena,
                          .columns = COUNT(heads),
                          .heads = 1,
                          .words = COUNT(heads)};
    const char **cells = table_add(&table, "file")->cells;

    for (size_t i = 0; i < COUNT(heads); i++)
        cells[i] = heads[i];
    for (size_t i = 0; i < list->count; i++) {
        const struct complaint *c = &list->all[i];

        cells = table_add(&table, c->at.file)->cells;
        if (c->at.line)
            cells[0] = arena_print(out->arena, "%d", c->at.line);
        cells[1] = c->at.section;
        cells[2] = c->at.key;
        cells[3] = complaint_severity(c);
        cells[4] = c->message;
    }
    out->format->table(out, &table);
}

void complaints_print(const struct output *out, struct diag diags[],
                      size_t count)
{
    struct list list = {.arena = out->arena};

    for (size_t i = 0; i < count; i++)
        add_complaints(&list, &diags[i]);
    if (out->format->complaints)
        out->format->complaints(out, list.all, list.count);
    else
        print_table(out, &list);
}
