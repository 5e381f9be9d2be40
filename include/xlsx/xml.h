/* xml.h - whether a text is whole XML. */
#ifndef XLSX_XML_H
#define XLSX_XML_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Whether a text is one well-formed element with all that it holds, in the
 * part of XML that workbooks are written in: UTF-8, names in ASCII, values in
 * double quotes; neither comments nor types nor CDATA.  All that it takes is
 * well-formed XML 1.0.  A NUL must follow the text.
 */
bool xml_is_whole(const char *text, size_t length);

#endif
