/* xml.h - the parts of a workbook as trees. */
#ifndef SUPPORT_XML_H
#define SUPPORT_XML_H

#include <libxml/tree.h>
#include <stdbool.h>
#include <zip.h>

/* A part's bytes with a NUL behind them; NULL without such a part; free it. */
char *xml_bytes(zip_t *zip, const char *part, size_t *length);

/* A part as a tree, or NULL. */
xmlDoc *xml_part(zip_t *zip, const char *part);

/* The first child of a name, and the next sibling of the same name, or NULL. */
xmlNode *xml_child(const xmlNode *parent, const char *name);
xmlNode *xml_next(const xmlNode *node);

/* An attribute's text, which lives as long as the tree, or NULL. */
const char *xml_attribute(const xmlNode *node, const char *name);

/* An element's text; "" for none, or for NULL. */
const char *xml_text(const xmlNode *node);

#endif
