#include "xlsx/writing.h"

enum {
    TITLE_LONGEST = 32,
    PROMPT_LONGEST = 255,
    CHOICES_MOST = 15
};

/* A key's bounds as a validation of numbers between two, or from one on. */
static void bound(lxw_data_validation *validation, const struct schema_key *key,
                  const struct value *value)
{
    struct schema_bounds b = schema_bounds(key, value->least);

    validation->validate = key->kind == KIND_COUNT ? LXW_VALIDATION_TYPE_INTEGER
                           : key->kind == KIND_DATE
                               ? LXW_VALIDATION_TYPE_DATE_NUMBER
                               : LXW_VALIDATION_TYPE_DECIMAL;
    validation->criteria =
        b.open ? LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO
               : LXW_VALIDATION_CRITERIA_BETWEEN;
    validation->minimum_number = validation->value_number =
        b.least + (b.over ? b.step : 0);
    validation->maximum_number = b.most - (b.under ? b.step : 0);
}

/*
 * The words that a choice may be: char ** or const char **, as the version of
 * the library wants it.
 */
static void *choice_list(struct arena *arena, const struct schema_key *key)
{
    char **list = arena_alloc(arena, (CHOICES_MOST + 1) * sizeof(*list));
    const char *word;

    for (size_t i = 0;
         i < CHOICES_MOST && (word = word_at(key->choices, i, arena)); i++)
        list[i] = arena_copy(arena, word);
    return list;
}

void xlsx_put_validation(struct xlsx *xlsx, const struct cell *cell,
                         int last_column)
{
    struct arena *arena = &xlsx->book->arena;
    const struct schema_key *key = cell->key;
    lxw_data_validation validation = {.ignore_blank = LXW_VALIDATION_ON};

    validation.input_title = xlsx_shortened(xlsx, key->label, TITLE_LONGEST);
    validation.input_message = xlsx_shortened(xlsx, key->help, PROMPT_LONGEST);
    validation.validate = LXW_VALIDATION_TYPE_ANY;
    if (key->kind == KIND_CHOICE) {
        validation.validate = LXW_VALIDATION_TYPE_LIST;
        validation.value_list = choice_list(arena, key);
    } else if (value_is_number(key->kind)) {
        bound(&validation, key, &cell->value);
    }
    if (validation.validate != LXW_VALIDATION_TYPE_ANY) {
        validation.error_title = validation.input_title;
        validation.error_message = validation.input_message;
    }
    xlsx->validations++;
    xlsx_note(xlsx, worksheet_data_validation_range(
                        xlsx->sheet, CELL_AT(cell), (lxw_row_t)cell->row,
                        (lxw_col_t)last_column, &validation));
}

/*
 * The library counts validations in eight bits, and writes none if the count is
 * zero.  One more, at the page's heading, then says what can be changed.
 */
void xlsx_end_validations(struct xlsx *xlsx, const struct page *page)
{
    const struct cell *first = page->cells; /* the heading */
    lxw_data_validation validation = {
        .validate = LXW_VALIDATION_TYPE_ANY,
        .ignore_blank = LXW_VALIDATION_ON,
        .input_title = arena_copy(&xlsx->book->arena, page->kind->name),
        .input_message =
            arena_copy(&xlsx->book->arena, "What is blue here can be changed"),
    };

    if (xlsx->validations && xlsx->validations % 256 == 0)
        xlsx_note(xlsx,
                  worksheet_data_validation_range(xlsx->sheet, CELL_AT(first),
                                                  CELL_AT(first), &validation));
    xlsx->validations = 0;
}
