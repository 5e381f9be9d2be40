/* Whether a text is whole XML, as we see it and as a parser does. */
#include "table.h"
#include "xlsx/xml.h"

#include <expat.h>
#include <string.h>

static const struct xml_case {
    const char *name, *text;
    bool whole, for_parser; /* a parser takes more than we do */
} cases[] = {
    /* clang-format off */
    {"an element", "<a></a>", true, true},
    {"one that is empty", "<a/>", true, true},
    {"one in another", "<a><b:c d=\"e\" f=\"\"/>g<b/></a>", true, true},
    {"the declaration that the library writes",
     "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<a/>\n",
     true, true},
    {"letters of all scripts", "<a b=\"é\">独立 \U0001f469</a>", true, true},
    {"white space inside of tags", "<a\n b=\"c\"\t></a >", true, true},
    {"references", "<a b=\"&#xA;&quot;\">&amp;&lt;&gt;&apos;&#65;</a>", true,
     true},
    {"marks that need no reference", "<a b=\"'>\">\"]]</a>", true, true},
    {"what ends CDATA", "<a>]]></a>", false, false},
    {"quotes in a text", "<a>\"'</a>", true, true},
    {"a greater than", "<a b=\"]]>\">a>b]>c</a>", true, true},
    {"nothing", "", false, false},
    {"blanks", " \n", false, false},
    {"a text alone", "a", false, false},
    {"a tag that is not closed", "<a>", false, false},
    {"a tag that is not whole", "<a", false, false},
    {"one that closes nothing", "</a>", false, false},
    {"tags that cross", "<a><b></a></b>", false, false},
    {"the end of a longer name", "<ab></a>", false, false},
    {"the end of a shorter name", "<a></ab>", false, false},
    {"two elements", "<a/><b/>", false, false},
    {"a text behind the end", "<a/>b", false, false},
    {"an attribute twice", "<a b=\"1\" c=\"2\" b=\"3\"/>", false, false},
    {"an attribute without a value", "<a b/>", false, false},
    {"an attribute without quotes", "<a b=c/>", false, false},
    {"a value that is not closed", "<a b=\"c/>", false, false},
    {"attributes without white space", "<a b=\"1\"c=\"2\"/>", false, false},
    {"a less than in a value", "<a b=\"<\"/>", false, false},
    {"an ampersand", "<a>b & c</a>", false, false},
    {"a reference to nothing", "<a>&b;</a>", false, false},
    {"a reference that is not closed", "<a>&amp</a>", false, false},
    {"a number of no digits", "<a>&#;</a>", false, false},
    {"a number of no character", "<a>&#0;</a>", false, false},
    {"a number of half a character", "<a>&#xD800;</a>", false, false},
    {"a number that is too large", "<a>&#1114112;</a>", false, false},
    {"hexadecimal digits without an x", "<a>&#1A;</a>", false, false},
    {"a control character", "<a>\x1b</a>", false, false},
    {"a control character in a value", "<a b=\"\x01\"/>", false, false},
    {"a byte of Latin-1", "<a>caf\xe9</a>", false, false},
    {"half a character", "<a>\xc3</a>", false, false},
    {"no character", "<a>\xef\xbf\xbe</a>", false, false},
    {"half of a surrogate pair", "<a>\xed\xa0\x80</a>", false, false},
    {"a name that begins with a digit", "<1a/>", false, false},
    {"a space before a name", "< a/>", false, false},
    /* What no workbook of ours holds. */
    {"single quotes", "<a b='c'/>", false, true},
    {"a comment", "<a><!-- b --></a>", false, true},
    {"CDATA", "<a><![CDATA[b]]></a>", false, true},
    {"a document type", "<!DOCTYPE a><a/>", false, true},
    {"a processing instruction", "<?b c?><a/>", false, true},
    {"a name in another script", "<é/>", false, true},
    /* clang-format on */
};

static void test_xml(void **state)
{
    const struct xml_case *c = *state;
    XML_Parser parser = XML_ParserCreate("UTF-8");

    assert_int_equal(xml_is_whole(c->text, strlen(c->text)), c->whole);
    assert_int_equal(XML_Parse(parser, c->text, (int)strlen(c->text),
                               XML_TRUE) == XML_STATUS_OK,
                     c->for_parser);
    XML_ParserFree(parser);
}

/* Elements nested as deep as we follow them, and one more. */
static void test_depth(void **state)
{
    char text[7 * 65 + 1];

    (void)state;
    for (size_t depth = 64; depth <= 65; depth++) {
        text[0] = '\0';
        for (size_t i = 0; i < depth; i++)
            strcat(text, "<a>");
        for (size_t i = 0; i < depth; i++)
            strcat(text, "</a>");
        assert_int_equal(xml_is_whole(text, strlen(text)), depth == 64);
    }
}

/* A NUL inside of a text is not its end. */
static void test_nul(void **state)
{
    (void)state;
    assert_false(xml_is_whole("<a>b\0c</a>", 10));
    assert_false(xml_is_whole("<a/>\0b", 6));
}

int main(void)
{
    const struct CMUnitTest others[] = {
        cmocka_unit_test(test_depth),
        cmocka_unit_test(test_nul),
    };
    int failed = RUN_TABLE("xml", cases, test_xml);

    return cmocka_run_group_tests_name("xml, further", others, NULL, NULL) ||
           failed;
}
