#include "xml.h"

#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>

char *xml_bytes(zip_t *zip, const char *part, size_t *length)
{
    zip_file_t *file = zip_fopen(zip, part, 0);
    zip_stat_t status;
    char *bytes;

    if (!file || zip_stat(zip, part, 0, &status))
        return NULL;
    *length = status.size;
    bytes = calloc(1, *length + 1);
    if (zip_fread(file, bytes, *length) != (zip_int64_t)*length) {
        free(bytes);
        bytes = NULL;
    }
    zip_fclose(file);
    return bytes;
}

xmlDoc *xml_part(zip_t *zip, const char *part)
{
    static const int parsing = XML_PARSE_NONET | XML_PARSE_HUGE |
                               XML_PARSE_COMPACT | XML_PARSE_NOENT |
                               XML_PARSE_NOCDATA;
    size_t length;
    char *bytes = xml_bytes(zip, part, &length);
    xmlDoc *xml = NULL;

    if (bytes)
        xml = xmlReadMemory(bytes, (int)length, part, NULL, parsing);
    free(bytes);
    return xml;
}

static xmlNode *from(xmlNode *node, const char *name)
{
    while (node && (node->type != XML_ELEMENT_NODE ||
                    strcmp((const char *)node->name, name) != 0))
        node = node->next;
    return node;
}

xmlNode *xml_child(const xmlNode *parent, const char *name)
{
    return parent ? from(parent->children, name) : NULL;
}

xmlNode *xml_next(const xmlNode *node)
{
    return from(node->next, (const char *)node->name);
}

const char *xml_attribute(const xmlNode *node, const char *name)
{
    const xmlAttr *found = xmlHasProp(node, (const xmlChar *)name);

    if (!found)
        return NULL;
    return found->children ? (const char *)found->children->content : "";
}

const char *xml_text(const xmlNode *node)
{
    return node && node->children ? (const char *)node->children->content : "";
}
