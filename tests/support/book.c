#include "book.h"

#include "base/arena.h"
#include "base/date.h"
#include "run.h"
#include "xml.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct sheet {
    const char *name, *part; /* "Inputs", "xl/worksheets/sheet3.xml" */
    xmlDoc *xml;
    bool changed;
};

struct saved_book {
    struct arena arena;
    const char *path;
    struct sheet *sheets;
    size_t sheet_count;
    const char **strings; /* that cells share */
    size_t string_count;
    bool *percents; /* for each style */
    size_t style_count;
    struct saved_cell *cells;
    size_t cell_count;
    struct saved_name *names;
    size_t name_count;
};

static int number_of(const char *text)
{
    return text ? (int)strtol(text, NULL, 10) : 0;
}

static bool is(const xmlNode *node, const char *name)
{
    return !strcmp((const char *)node->name, name);
}

/* A string's text: its own, or that of its runs. */
static const char *string_text(struct saved_book *book, xmlNode *string)
{
    const char *text = "";

    for (xmlNode *at = string->children; at; at = at->next)
        if (is(at, "t"))
            text = arena_print(&book->arena, "%s%s", text, xml_text(at));
        else if (is(at, "r"))
            text = arena_print(&book->arena, "%s%s", text,
                               xml_text(xml_child(at, "t")));
    return text;
}

static void read_strings(struct saved_book *book, zip_t *zip)
{
    xmlDoc *xml = xml_part(zip, "xl/sharedStrings.xml");

    if (!xml)
        return;
    for (xmlNode *at = xml_child(xmlDocGetRootElement(xml), "si"); at;
         at = xml_next(at)) {
        book->strings = arena_grow(&book->arena, book->strings,
                                   book->string_count, sizeof(*book->strings));
        book->strings[book->string_count++] = string_text(book, at);
    }
    xmlFreeDoc(xml);
}

/* 9 and 10 are the percentages that every program knows by number. */
static bool is_percent(xmlNode *formats, int id)
{
    for (xmlNode *at = xml_child(formats, "numFmt"); at; at = xml_next(at))
        if (number_of(xml_attribute(at, "numFmtId")) == id)
            return strchr(xml_attribute(at, "formatCode"), '%');
    return id == 9 || id == 10;
}

static void read_styles(struct saved_book *book, zip_t *zip)
{
    xmlDoc *xml = xml_part(zip, "xl/styles.xml");
    xmlNode *root, *formats;

    if (!xml)
        return;
    root = xmlDocGetRootElement(xml);
    formats = xml_child(root, "numFmts");
    for (xmlNode *at = xml_child(xml_child(root, "cellXfs"), "xf"); at;
         at = xml_next(at)) {
        int id = number_of(xml_attribute(at, "numFmtId"));

        book->percents = arena_grow(&book->arena, book->percents,
                                    book->style_count, sizeof(*book->percents));
        book->percents[book->style_count++] = is_percent(formats, id);
    }
    xmlFreeDoc(xml);
}

/* The part that a relation of the workbook leads to. */
static const char *part_of(struct saved_book *book, xmlDoc *relations,
                           const char *id)
{
    for (xmlNode *at =
             xml_child(xmlDocGetRootElement(relations), "Relationship");
         at; at = xml_next(at))
        if (!strcmp(xml_attribute(at, "Id"), id)) {
            const char *target = xml_attribute(at, "Target");

            return arena_print(&book->arena, "%s%s",
                               *target == '/' ? "" : "xl/",
                               target + (*target == '/'));
        }
    return "";
}

static void read_value(struct saved_book *book, struct saved_cell *cell)
{
    xmlNode *node = cell->node, *value = xml_child(node, "v");
    const char *type = xml_attribute(node, "t");
    const char *text = xml_text(value);
    size_t shared;

    cell->content = CONTENT_EMPTY;
    cell->text = "";
    if (!type || !strcmp(type, "n") || !strcmp(type, "b")) {
        cell->content = *text ? CONTENT_NUMBER : CONTENT_EMPTY;
        cell->number = strtod(text, NULL);
    } else if (!strcmp(type, "s")) {
        shared = strtoul(text, NULL, 10);
        cell->content = CONTENT_TEXT;
        cell->text = shared < book->string_count ? book->strings[shared] : "";
    } else if (!strcmp(type, "inlineStr")) {
        cell->content = CONTENT_TEXT;
        cell->text = string_text(book, xml_child(node, "is"));
    } else {
        cell->content = strcmp(type, "e") ? CONTENT_TEXT : CONTENT_ERROR;
        cell->text = text;
    }
}

/* Reads "C7" or "$C$7"; returns what follows. */
static const char *read_ref(const char *ref, struct spot *spot)
{
    spot->row = spot->column = 0;
    for (; *ref == '$' || (*ref >= 'A' && *ref <= 'Z'); ref++)
        if (*ref != '$')
            spot->column = spot->column * 26 + (*ref - 'A') + 1;
    for (; *ref >= '0' && *ref <= '9'; ref++)
        spot->row = spot->row * 10 + (*ref - '0');
    return ref;
}

static void read_cell(struct saved_book *book, size_t sheet, xmlNode *node)
{
    xmlNode *formula = xml_child(node, "f");
    size_t style = (size_t)number_of(xml_attribute(node, "s"));
    struct saved_cell cell = {
        .spot.sheet = sheet,
        .sheet = book->sheets[sheet].name,
        .ref = xml_attribute(node, "r"),
        .formula = formula ? xml_text(formula) : NULL,
        .percent = style < book->style_count && book->percents[style],
        .node = node,
    };

    read_ref(cell.ref, &cell.spot);
    read_value(book, &cell);
    book->cells =
        arena_grow(&book->arena, book->cells, book->cell_count, sizeof(cell));
    book->cells[book->cell_count++] = cell;
}

static bool read_sheet(struct saved_book *book, zip_t *zip, xmlNode *node,
                       xmlDoc *relations)
{
    struct sheet sheet = {
        .name = arena_copy(&book->arena, xml_attribute(node, "name")),
        .part = part_of(book, relations, xml_attribute(node, "id")),
    };
    size_t number = book->sheet_count;
    xmlNode *rows;

    sheet.xml = xml_part(zip, sheet.part);
    if (!sheet.xml)
        return false;
    book->sheets =
        arena_grow(&book->arena, book->sheets, number, sizeof(sheet));
    book->sheets[book->sheet_count++] = sheet;
    rows = xml_child(xmlDocGetRootElement(sheet.xml), "sheetData");
    for (xmlNode *row = xml_child(rows, "row"); row; row = xml_next(row))
        for (xmlNode *at = xml_child(row, "c"); at; at = xml_next(at))
            read_cell(book, number, at);
    return true;
}

/* The sheet's own name from 'It''s mine'!$C$7; returns what follows the '!'. */
static const char *read_sheet_name(struct saved_book *book, const char *area,
                                   char **name)
{
    bool quoted = *area == '\'';
    char *to;

    *name = to = arena_alloc(&book->arena, strlen(area) + 1);
    for (area += quoted; *area && (quoted || *area != '!'); area++) {
        if (quoted && *area == '\'' && *++area != '\'')
            break;
        *to++ = *area;
    }
    return *area ? area + 1 : area;
}

static bool find_sheet(const struct saved_book *book, const char *name,
                       size_t *sheet)
{
    for (size_t i = 0; i < book->sheet_count; i++)
        if (!strcmp(book->sheets[i].name, name)) {
            *sheet = i;
            return true;
        }
    return false;
}

static int spot_compare(struct spot a, struct spot b)
{
    if (a.sheet != b.sheet)
        return a.sheet < b.sheet ? -1 : 1;
    return a.row != b.row ? a.row - b.row : a.column - b.column;
}

/* Writers give a single cell as Inputs!$C$7 or as Inputs!$C$7:$C$7. */
static void read_name(struct saved_book *book, xmlNode *node)
{
    struct saved_name name;
    struct spot last;
    char *sheet;
    const char *area = read_sheet_name(book, xml_text(node), &sheet);

    if (xml_attribute(node, "localSheetId") ||
        !find_sheet(book, sheet, &name.spot.sheet))
        return;
    last.sheet = name.spot.sheet;
    area = read_ref(area, &name.spot);
    if (*area == ':')
        read_ref(area + 1, &last);
    else
        last = name.spot;
    if (spot_compare(name.spot, last) || !last.row || !last.column)
        return;
    name.name = arena_copy(&book->arena, xml_attribute(node, "name"));
    book->names =
        arena_grow(&book->arena, book->names, book->name_count, sizeof(name));
    book->names[book->name_count++] = name;
}

static bool read_workbook(struct saved_book *book, zip_t *zip)
{
    xmlDoc *xml = xml_part(zip, "xl/workbook.xml");
    xmlDoc *relations = xml_part(zip, "xl/_rels/workbook.xml.rels");
    xmlNode *root = xml ? xmlDocGetRootElement(xml) : NULL;
    bool good = xml && relations;

    for (xmlNode *at = xml_child(xml_child(root, "sheets"), "sheet");
         good && at; at = xml_next(at))
        good = read_sheet(book, zip, at, relations);
    for (xmlNode *at =
             xml_child(xml_child(root, "definedNames"), "definedName");
         good && at; at = xml_next(at))
        read_name(book, at);
    xmlFreeDoc(relations);
    xmlFreeDoc(xml);
    return good && book->sheet_count;
}

static int by_spot(const void *a, const void *b)
{
    return spot_compare(((const struct saved_cell *)a)->spot,
                        ((const struct saved_cell *)b)->spot);
}

struct saved_book *saved_open(const char *path)
{
    zip_t *zip = zip_open(path, ZIP_RDONLY, NULL);
    struct saved_book *book = calloc(1, sizeof(*book));
    bool good = zip && book;

    if (good) {
        book->path = arena_copy(&book->arena, path);
        read_strings(book, zip);
        read_styles(book, zip);
        good = read_workbook(book, zip);
    }
    if (zip)
        zip_discard(zip);
    if (!good) {
        saved_close(book);
        return NULL;
    }
    if (book->cell_count)
        qsort(book->cells, book->cell_count, sizeof(*book->cells), by_spot);
    return book;
}

void saved_close(struct saved_book *book)
{
    if (!book)
        return;
    for (size_t i = 0; i < book->sheet_count; i++)
        xmlFreeDoc(book->sheets[i].xml);
    arena_free(&book->arena);
    free(book);
}

const struct saved_cell *saved_cells(const struct saved_book *book,
                                     size_t *count)
{
    *count = book->cell_count;
    return book->cells;
}

const struct saved_name *saved_names(const struct saved_book *book,
                                     size_t *count)
{
    *count = book->name_count;
    return book->names;
}

static struct saved_cell *find_cell(const struct saved_book *book,
                                    struct spot spot)
{
    struct saved_cell key = {.spot = spot};

    if (!book->cell_count)
        return NULL;
    return bsearch(&key, book->cells, book->cell_count, sizeof(key), by_spot);
}

/* Whether names are the same but for dots and underscores. */
static bool is_named(const char *a, const char *b)
{
    while (*a && (*a == *b || (*a == '_' && *b == '.')))
        a++, b++;
    return !*a && !*b;
}

static struct saved_name *find_name(const struct saved_book *book,
                                    const char *name)
{
    for (size_t i = 0; i < book->name_count; i++)
        if (is_named(book->names[i].name, name))
            return &book->names[i];
    return NULL;
}

void saved_call(struct saved_book *book, const char *name)
{
    struct saved_name *found = find_name(book, name);

    if (found)
        found->name = arena_copy(&book->arena, name);
}

const struct saved_cell *saved_at(const struct saved_book *book,
                                  struct spot spot)
{
    static const struct saved_cell nothing = {
        .sheet = "", .ref = "", .text = ""};
    const struct saved_cell *cell = find_cell(book, spot);

    return cell ? cell : &nothing;
}

const struct saved_cell *saved_named(const struct saved_book *book,
                                     const char *name)
{
    const struct saved_name *found = find_name(book, name);

    return found ? saved_at(book, found->spot) : NULL;
}

static void drop_children(xmlNode *node, const char *name)
{
    xmlNode *next;

    for (xmlNode *at = xml_child(node, name); at; at = next) {
        next = xml_next(at);
        xmlUnlinkNode(at);
        xmlFreeNode(at);
    }
}

/* Removes the value of a cell; NULL if the file has no such cell. */
static struct saved_cell *emptied(struct saved_book *book, const char *name)
{
    const struct saved_name *found = find_name(book, name);
    struct saved_cell *cell = found ? find_cell(book, found->spot) : NULL;

    if (!cell)
        return NULL;
    drop_children(cell->node, "v");
    drop_children(cell->node, "is");
    xmlUnsetProp(cell->node, (const xmlChar *)"t");
    book->sheets[cell->spot.sheet].changed = true;
    return cell;
}

static void put_number(struct saved_cell *cell, double number)
{
    char text[32];

    snprintf(text, sizeof(text), "%.17g", number);
    xmlNewTextChild(cell->node, NULL, (const xmlChar *)"v",
                    (const xmlChar *)text);
}

static void put_text(struct saved_cell *cell, const char *text)
{
    xmlNode *string, *words;

    xmlSetProp(cell->node, (const xmlChar *)"t", (const xmlChar *)"inlineStr");
    string = xmlNewChild(cell->node, NULL, (const xmlChar *)"is", NULL);
    words = xmlNewTextChild(string, NULL, (const xmlChar *)"t",
                            (const xmlChar *)text);
    xmlNodeSetSpacePreserve(words, 1);
}

bool saved_number(const char *text, bool percent, double *number)
{
    struct date date;
    char *end;

    if (date_parse(text, &date)) {
        *number = date.day;
        return true;
    }
    *number = strtod(text, &end) / (percent ? 100 : 1);
    return *text && !*end;
}

bool saved_set(struct saved_book *book, const char *name, const char *value)
{
    struct saved_cell *cell = emptied(book, name);
    double number;

    if (!cell)
        return false;
    drop_children(cell->node, "f");
    cell->formula = NULL;
    if (saved_number(value, cell->percent, &number))
        put_number(cell, number);
    else if (*value)
        put_text(cell, value);
    read_value(book, cell);
    return true;
}

bool saved_set_result(struct saved_book *book, const char *name, double number)
{
    struct saved_cell *cell = emptied(book, name);

    if (!cell)
        return false;
    put_number(cell, number);
    read_value(book, cell);
    return true;
}

bool saved_extend_formula(struct saved_book *book, const char *name,
                          const char *more)
{
    const struct saved_cell *cell = saved_named(book, name);
    xmlNode *formula = cell ? xml_child(cell->node, "f") : NULL;

    if (!formula)
        return false;
    xmlNodeAddContent(formula, (const xmlChar *)more);
    book->sheets[cell->spot.sheet].changed = true;
    return true;
}

/* Puts a sheet's XML in place of the one that the archive has. */
static bool replace_part(zip_t *zip, const struct sheet *sheet)
{
    xmlChar *bytes;
    int size;
    zip_source_t *source;

    xmlDocDumpMemory(sheet->xml, &bytes, &size);
    source = zip_source_buffer(zip, bytes, (zip_uint64_t)size, 1);
    if (source && zip_file_add(zip, sheet->part, source, ZIP_FL_OVERWRITE) >= 0)
        return true;
    zip_source_free(source);
    return false;
}

bool saved_save(const struct saved_book *book, const char *path)
{
    bool good = true;
    zip_t *zip;

    run_well("cp '%s' '%s'", book->path, path);
    zip = zip_open(path, 0, NULL);

    for (size_t i = 0; zip && good && i < book->sheet_count; i++)
        if (book->sheets[i].changed)
            good = replace_part(zip, &book->sheets[i]);
    if (!zip || !good || zip_close(zip)) {
        if (zip)
            zip_discard(zip);
        return false;
    }
    return true;
}
