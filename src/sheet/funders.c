#include "sheet/proposal.h"

/* Somebody who pays: a funder, or else the label of the section. */
struct payer_name {
    const struct head *head;
    const char *funder, *label;
};

/*
 * The index-th of those who pay for a row: of the overlaps with one of its
 * treatments, or else of the contributions; false past the last.
 */
static bool payer_at(const struct pen *pen, const struct comparison_row *row,
                     size_t index, struct payer_name *out)
{
    const struct model *model = pen->model;

    if (index >=
        (row->treatments ? model->overlap_count : model->contribution_count))
        return false;
    if (row->treatments) {
        const struct overlap *overlap = &model->overlaps[index];

        *out = (struct payer_name){&overlap->head, overlap->funder,
                                   overlap->label};
    } else {
        const struct contribution *c = &model->contributions[index];

        *out = (struct payer_name){&c->head, c->funder, c->label};
    }
    return true;
}

/* Whether an overlap has one of the treatments; contributions have none. */
static bool pays_for(const struct pen *pen, const struct comparison_row *row,
                     size_t index)
{
    return !row->treatments ||
           row->treatments >> pen->model->overlaps[index].treatment & 1;
}

const char *funders_words(const struct pen *pen,
                          const struct comparison_row *row)
{
    const char *words = "";
    struct payer_name payer = {.head = NULL};

    for (size_t i = 0; payer_at(pen, row, i, &payer); i++)
        if (pays_for(pen, row, i))
            words = pen_print(pen, "%s%s%s", words, *words ? ", " : "",
                              pen_words(pen, model_says(payer.funder)
                                                 ? payer.funder
                                                 : payer.label));
    return words;
}

/* The word of the treatment that all overlaps of a row have. */
static const char *treatment_word(const struct pen *pen,
                                  const struct comparison_row *row)
{
    const char *word = "";
    struct payer_name payer = {.head = NULL};

    for (size_t i = 0; payer_at(pen, row, i, &payer); i++)
        if (pays_for(pen, row, i))
            word =
                figures_get(pen->figures, "%s.treatment", payer.head->section)
                    ->value.text;
    return word;
}

const char *funders_formula(const struct pen *pen,
                            const struct comparison_row *row)
{
    const char *formula = "";
    struct payer_name payer = {.head = NULL};

    for (size_t i = 0; payer_at(pen, row, i, &payer); i++) {
        const char *section = payer.head->section;
        const char *name =
            pen_print(pen, "\", \"&IF(%s.funder=\"\",%s.label,%s.funder)",
                      section, section, section);

        if (row->treatments)
            name = pen_print(pen, "IF(%s.treatment=\"%s\",%s,\"\")", section,
                             treatment_word(pen, row), name);
        formula = pen_print(pen, "%s%s%s", formula, i ? "&" : "", name);
    }
    return pen_print(pen, "MID(%s,3,32767)", formula);
}
