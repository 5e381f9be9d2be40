#include "sheet/proposal.h"

void missing_put(struct pen *pen)
{
    static const struct {
        enum treatment treatment;
        const char *word;
    } kinds[] = {{TREATMENT_DEDUCT, "deduct"},
                 {TREATMENT_OFFSET, "offset"},
                 {TREATMENT_MAKEUP, "makeup"}};
    const struct model *model = pen->model;
    const char *missing = "FALSE";

    for (size_t k = 0; k < COUNT(kinds); k++)
        for (size_t j = 0; j < model->overlap_count &&
                           !model_treats(model, 1u << kinds[k].treatment);
             j++)
            missing = pen_print(pen, "%s,%s.treatment=\"%s\"", missing,
                                model->overlaps[j].head.section, kinds[k].word);
    for (int t = 0; t < pen->tiers && !model_rounds(model); t++)
        missing = pen_print(pen, "%s,%s.rounding<>0", missing,
                            model->tiers[t].head.section);
    proposal_spread(
        pen,
        pen_formula(pen, PROPOSAL_LABEL, LOOK_WARNING, value_text(""),
                    "IF(OR(%s),\"Inputs were changed to something that has "
                    "no row here: make the workbook anew.\",\"\")",
                    missing));
}
