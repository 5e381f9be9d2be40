/* Workbooks that others have changed are not replaced without --force. */
#include "run.h"
#include "table.h"
#include "xml.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define MODEL "templates/upskilling.ini"

/* A text of a part that is replaced by another. */
static const struct origin_case {
    const char *name, *part, *was, *is;
    bool replaced; /* without --force */
} cases[] = {
    /* clang-format off */
    {"as it was written", "docProps/core.xml", "", "", true},
    {"saved later than it was made", "docProps/core.xml",
     "dcterms:W3CDTF\">2022-08-01T12:00:00Z</dcterms:modified>",
     "dcterms:W3CDTF\">2026-11-25T10:00:00Z</dcterms:modified>", false},
    {"made by somebody else", "docProps/core.xml",
     "<dc:creator>stipend</dc:creator>", "<dc:creator>Alex</dc:creator>",
     false},
    {"made by somebody whose name begins like ours", "docProps/core.xml",
     "<dc:creator>stipend</dc:creator>", "<dc:creator>stipends</dc:creator>",
     false},
    {"saved by another program", "docProps/app.xml",
     "<Application>Microsoft Excel</Application>",
     "<Application>LibreOffice/7.4.7.2$Linux_X86_64</Application>", false},
    {"without the date of its last change", "docProps/core.xml",
     "<dcterms:modified", "<dcterms:changed", false},
    {"without saying what program saved it", "docProps/app.xml",
     "Application>", "Program>", false},
    {"with nothing about itself", "docProps/core.xml", NULL, NULL, false},
    {"with another number in a sheet", "xl/worksheets/sheet1.xml",
     "<v>56100</v>", "<v>56101</v>", false},
    {"with another text", "xl/sharedStrings.xml", "Lean", "Leen", false},
    {"without a chart", "xl/charts/chart1.xml", NULL, NULL, false},
    /* clang-format on */
};

static char *replaced_in(const char *text, const char *was, const char *is)
{
    const char *at = strstr(text, was);
    char *result;
    size_t size;
    FILE *out = open_memstream(&result, &size);

    assert_non_null(at);
    fprintf(out, "%.*s%s%s", (int)(at - text), text, is, at + strlen(was));
    fclose(out);
    return result;
}

/* Changes the part; NULL removes it. */
static void change(const char *path, const struct origin_case *c)
{
    zip_t *zip = zip_open(path, 0, NULL);
    zip_int64_t index = zip_name_locate(zip, c->part, 0);
    size_t length;
    char *was, *is = NULL;

    assert_true(index >= 0);
    was = xml_bytes(zip, c->part, &length);
    if (c->was) {
        is = replaced_in(was, c->was, c->is);
        zip_file_replace(zip, (zip_uint64_t)index,
                         zip_source_buffer(zip, is, strlen(is), 0), 0);
    } else {
        zip_delete(zip, (zip_uint64_t)index);
    }
    assert_int_equal(zip_close(zip), 0);
    free(is);
    free(was);
}

static int run_write(const char *options)
{
    struct run run = run_shell(
        "\"$STIPEND\" write %s -o $D/a.xlsx " MODEL " >/dev/null", options);
    int status = run.status;

    if (status == 1 && !strstr(run.err, "--force replaces it"))
        fail_msg("another complaint: %s", run.err);
    run_free(&run);
    return status;
}

static void test_origin(void **state)
{
    const struct origin_case *c = *state;

    assert_int_equal(run_write(""), 0);
    run_well("cp $D/a.xlsx $D/fresh.xlsx");
    change(scratch("a.xlsx"), c);
    run_well("ln $D/a.xlsx $D/kept.xlsx");
    assert_int_equal(run_write(""), c->replaced ? 0 : 1);
    run_well("cmp $D/a.xlsx $D/%s.xlsx", c->replaced ? "fresh" : "kept");
    assert_int_equal(run_write("--force"), 0);
    run_well("cmp $D/a.xlsx $D/fresh.xlsx");
}

/* Changes to the bytes of a.xlsx. */
static const struct bytes_case {
    const char *name, *deed;
} deeds[] = {
    {"something behind it", "echo x >>a.xlsx"},
    {"something before it", "{ echo x; cat a.xlsx; } >b; mv b a.xlsx"},
    {"a comment", "head -c -2 a.xlsx >b; printf '\\1\\0x' >>b; mv b a.xlsx"},
    {"the last byte cut off", "truncate -s -1 a.xlsx"},
    {"the end cut off", "truncate -s -5000 a.xlsx"},
    {"nothing left", ": >a.xlsx"},
    {"another file", "head -c 9999 /dev/urandom >a.xlsx"},
};

static void test_bytes(void **state)
{
    const struct bytes_case *c = *state;

    assert_int_equal(run_write(""), 0);
    run_well("cd $D && { %s; } && cp a.xlsx kept.xlsx", c->deed);
    assert_int_equal(run_write(""), 1);
    run_well("cmp $D/a.xlsx $D/kept.xlsx");
    assert_int_equal(run_write("--force"), 0);
}

int main(void)
{
    return RUN_TABLE("origin", cases, test_origin) |
           RUN_TABLE("other bytes", deeds, test_bytes);
}
