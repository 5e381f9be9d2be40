#include "report/table.h"

struct table_line *table_add(struct table *table, const char *label)
{
    struct table_line line = {
        .label = label,
        .cells =
            arena_alloc(table->arena, table->columns * sizeof(*line.cells))};

    table->lines =
        arena_grow(table->arena, table->lines, table->count, sizeof(line));
    table->lines[table->count] = line;
    return &table->lines[table->count++];
}

const char *table_cell(const struct table_line *line, size_t column)
{
    return line->cells[column] ? line->cells[column] : "";
}

const char *table_heading(const struct table *table, size_t column)
{
    const char *text = "";

    for (size_t i = 0; i < table->heads; i++) {
        const char *part = table_cell(&table->lines[i], column);

        text = arena_print(table->arena, "%s%s%s", text,
                           *text && *part ? ": " : "", part);
    }
    return text;
}
