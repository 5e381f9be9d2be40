/* What is damaged in a workbook is found before anyone sees it. */
#include "run.h"
#include "table.h"
#include "xlsx/parts.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

/* A part as it might come out of a full disk; NULL is as it was made. */
static const struct part_case {
    const char *name, *part, *text;
} cases[] = {
    /* clang-format off */
    {"as it was made", NULL, NULL},
    {"a part without its end", "xl/styles.xml", "<styleSheet><fonts>"},
    {"a part without its last tag", "xl/workbook.xml", "<workbook><a/>"},
    {"an empty part", "xl/worksheets/sheet1.xml", ""},
    {"a part with a hole in its markup", "xl/sharedStrings.xml",
     "<sst><si><t>a</si></sst>"},
    {"a part with a hole in a character", "docProps/core.xml",
     "<core>\xc3</core>"},
    {"something behind the end", "[Content_Types].xml", "<a></a>b"},
    {"a control character", "docProps/app.xml", "<a>\x1b</a>"},
    /* clang-format on */
};

/* A workbook of this program in a folder, where its path is put. */
static void make_workbook(const char *folder, char path[96])
{
    struct run run = run_shell("\"$STIPEND\" write tests/cases/small.ini -o "
                               "%s/a.xlsx >/dev/null",
                               folder);

    assert_int_equal(run.status, 0);
    run_free(&run);
    snprintf(path, 96, "%s/a.xlsx", folder);
}

static void replace_part(const char *path, const struct part_case *c)
{
    zip_t *zip = zip_open(path, 0, NULL);
    zip_int64_t index;

    assert_non_null(zip);
    index = zip_name_locate(zip, c->part, 0);
    assert_true(index >= 0);
    zip_file_replace(zip, (zip_uint64_t)index,
                     zip_source_buffer(zip, c->text, strlen(c->text), 0), 0);
    assert_int_equal(zip_close(zip), 0);
}

static void test_part(void **state)
{
    const struct part_case *c = *state;
    struct arena arena = {.newest = NULL};
    char folder[64], path[96];
    const char *fault;

    folder_make(folder);
    make_workbook(folder, path);
    if (c->part)
        replace_part(path, c);
    fault = parts_fault(path, &arena);
    if (c->part)
        assert_true(fault && strstr(fault, c->part));
    else
        assert_null(fault);
    arena_free(&arena);
    folder_remove(folder);
}

/* Overwrites some bytes of a file with their opposites. */
static void spoil(const char *path, long at, size_t count)
{
    FILE *file = fopen(path, "r+b");

    assert_non_null(file);
    for (size_t i = 0; i < count; i++) {
        int c;

        assert_int_equal(fseek(file, at + (long)i, SEEK_SET), 0);
        c = getc(file);
        assert_int_equal(fseek(file, at + (long)i, SEEK_SET), 0);
        putc(c ^ 0xFF, file);
    }
    fclose(file);
}

static void expect_fault(const char *path)
{
    struct arena arena = {.newest = NULL};

    assert_non_null(parts_fault(path, &arena));
    arena_free(&arena);
}

/* A hole of a few bytes in what is packed, wherever it is. */
static void holes_are_found(void **state)
{
    char folder[64], path[96];
    struct run size;

    (void)state;
    folder_make(folder);
    make_workbook(folder, path);
    size = run_shell("stat -c %%s %s", path);
    for (long at = 600; at < atol(size.out) - 12000; at += 1511) {
        spoil(path, at, 64);
        expect_fault(path);
        spoil(path, at, 64);
    }
    run_free(&size);
    folder_remove(folder);
}

static void cut_files_are_found(void **state)
{
    char folder[64], path[96];
    struct run size;

    (void)state;
    folder_make(folder);
    make_workbook(folder, path);
    size = run_shell("stat -c %%s %s", path);
    for (long length = atol(size.out) - 1; length > 0; length -= 997) {
        assert_int_equal(truncate(path, length), 0);
        expect_fault(path);
    }
    assert_int_equal(truncate(path, 0), 0);
    expect_fault(path);
    assert_int_equal(unlink(path), 0);
    expect_fault(path);
    run_free(&size);
    folder_remove(folder);
}

int main(void)
{
    const struct CMUnitTest others[] = {cmocka_unit_test(holes_are_found),
                                        cmocka_unit_test(cut_files_are_found)};

    return (RUN_TABLE("parts of a workbook", cases, test_part) |
            cmocka_run_group_tests(others, NULL, NULL)) != 0;
}
