/* Any bytes as a funder's rules: they are refused, or a model is held to them.
 */
#include "figure/compute.h"
#include "figure/gather.h"
#include "figure/rulenames.h"
#include "figure/verdicts.h"
#include "fuzz.h"
#include "input.h"
#include "model/ini.h"
#include "model/load.h"

#include <assert.h>

/* Each rule gets a verdict, and one that is tested says what it wants. */
static void check_verdicts(const struct figures *figures)
{
    const struct model *model = figures->model;
    size_t least = 0;

    for (size_t i = 0; i < figures->verdict_count; i++) {
        const struct verdict_on *v = &figures->verdicts[i];

        assert(v->outcome < OUTCOME_COUNT && v->tier <= model->tier_count);
        assert((v->outcome == OUTCOME_REMINDER) == !v->rule->of.text);
        assert(v->outcome >= OUTCOME_UNCHECKED || *v->wanted);
        assert(v->outcome != OUTCOME_BROKEN || v->rule->usual != ANSWER_YES);
    }
    for (size_t p = 0; p < model->pack_count; p++)
        least += model->packs[p]->rule_count;
    assert(figures->verdict_count >= least);
}

/* Holds a model that has a figure of each kind to the rules. */
static void hold(struct rule_pack *pack, struct diag *diag)
{
    struct ini *ini = ini_open("tests/cases/everything.ini", INI_MODEL, diag);
    struct model *model = load_model(ini, diag);
    struct results *results;
    struct figures *figures;

    assert(!diag->errors);
    assert(model->pack_count == 0);
    model->packs[model->pack_count++] = pack;
    rulenames_refuse(model, diag);
    if (!diag->errors) {
        results = compute_all(model);
        figures = gather_all(model, results);
        check_verdicts(figures);
        figures_free(figures);
        compute_free(results);
    }
    model_free(model);
    ini_close(ini);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length)
{
    struct input input = input_open(bytes, length);
    struct diag diag = {.errors = 0};
    struct rule_pack *pack = rules_read(input.path, "a", &diag);

    assert(pack || diag.errors);
    if (pack && !diag.errors)
        hold(pack, &diag);
    else
        rules_free(pack);
    diag_free(&diag);
    input_close(&input);
    return 0;
}
