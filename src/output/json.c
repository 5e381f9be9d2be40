#include "output/json.h"

#include "base/version.h"

#include <jansson.h>

static json_t *figures_object(struct figures *figures)
{
    json_t *object = json_object();

    for (size_t i = 0; i < figures->count; i++) {
        const struct figure *figure = &figures->all[i];

        if (figure->in_model && figure->value.given)
            json_object_set_new(
                object, figure->name,
                json_string(value_print(&figure->value, &figures->arena)));
    }
    return object;
}

static json_t *model_object(struct figures *figures)
{
    return json_pack("{s:s, s:s, s:o, s:[]}", "program",
                     "stipend " STIPEND_VERSION, "currency",
                     figures->model->grant.currency.code, "figures",
                     figures_object(figures), "warnings");
}

bool json_write(FILE *out, struct figures *const figures[], size_t count)
{
    json_t *root = count == 1 ? model_object(figures[0]) : json_array();
    bool good;

    for (size_t i = 0; count > 1 && i < count; i++)
        json_array_append_new(root, model_object(figures[i]));
    good = root && !json_dumpf(root, out, JSON_INDENT(2)) &&
           fputc('\n', out) != EOF;
    json_decref(root);
    return good;
}
