#include "sheet/proposal.h"

const char *funders_words(const struct pen *pen, unsigned treatments)
{
    const char *words = "";

    for (size_t j = 0; j < pen->model->overlap_count; j++) {
        const struct overlap *overlap = &pen->model->overlaps[j];
        bool funder = model_says(overlap->funder);

        if (treatments >> overlap->treatment & 1)
            words = pen_print(
                pen, "%s%s%s", words, *words ? ", " : "",
                pen_words(pen, funder ? overlap->funder : overlap->label));
    }
    return words;
}

const char *funders_formula(const struct pen *pen, unsigned treatments)
{
    const char *formula = "", *word = "";

    for (size_t j = 0; j < pen->model->overlap_count; j++)
        if (treatments >> pen->model->overlaps[j].treatment & 1)
            word = figures_get(pen->figures, "%s.treatment",
                               pen->model->overlaps[j].head.section)
                       ->value.text;
    for (size_t j = 0; j < pen->model->overlap_count; j++) {
        const char *section = pen->model->overlaps[j].head.section;

        formula = pen_print(pen,
                            "%s%sIF(%s.treatment=\"%s\",\", \"&IF(%s.funder="
                            "\"\",%s.label,%s.funder),\"\")",
                            formula, j ? "&" : "", section, word, section,
                            section, section);
    }
    return pen_print(pen, "MID(%s,3,32767)", formula);
}
