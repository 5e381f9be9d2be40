/* look.h - what cells look like, whatever program draws them. */
#ifndef SHEET_LOOK_H
#define SHEET_LOOK_H

#include "figure/results.h"
#include "model/value.h"

/* How a cell looks; what kind of number it holds comes from its value. */
enum look {
    LOOK_TEXT,
    LOOK_WRAPPED,
    LOOK_QUIET, /* said beside the main thing */
    LOOK_QUIET_WRAPPED,
    LOOK_UNIT, /* right behind a number */
    LOOK_TITLE,
    LOOK_HEADING,
    LOOK_GROUP, /* heads a group of rows */
    LOOK_HEAD,  /* of a column of numbers */
    LOOK_HEAD_LEFT,
    LOOK_TIER, /* over several heads */
    LOOK_TAG,
    LOOK_NUMBER,
    LOOK_LEFT_NUMBER,
    LOOK_QUIET_NUMBER,
    LOOK_SUM_LABEL,
    LOOK_SUM,
    LOOK_TOP_LABEL, /* a sum of the rows below */
    LOOK_TOP,
    LOOK_ASK_LABEL,
    LOOK_ASK,
    LOOK_HIGHLIGHT, /* the one sentence to remember */
    LOOK_INPUT,
    LOOK_INPUT_TEXT,
    LOOK_FIXED, /* an input that cannot change in place */
    LOOK_CHECK,
    LOOK_WARNING,
    LOOK_LINK,
    LOOK_BAR, /* a number that is not shown, for a mark */
    LOOK_COUNT
};

enum page_class {
    CLASS_PRESENTATION,
    CLASS_INPUTS,
    CLASS_WORKINGS,
    CLASS_CONTROL,
    CLASS_COUNT
};

/* Changes of a look while a condition is true. */
enum mark {
    MARK_RECOMMENDED,
    MARK_BAD,
    MARK_WINDOW,
    MARK_MAKEUP,
    MARK_OTHER,
    MARK_COUNT
};

enum align {
    ALIGN_LEFT,
    ALIGN_RIGHT
};

enum line_rule {
    RULE_NONE,
    RULE_THIN,
    RULE_DOUBLE
};

/* Colours are 0xRRGGBB; 0 points and 0 colours are the usual ones. */
struct look_style {
    double points;
    int ink, ground;
    bool bold, wrapped, unlocked, underlined, indented, hidden;
    bool boxed; /* in white */
    enum line_rule top, bottom;
    enum align align;
};

extern const struct look_style look_styles[LOOK_COUNT];
extern const struct look_style look_marks[MARK_COUNT];
extern const int look_tabs[CLASS_COUNT];

/* Okabe and Ito's colours, told apart by colour-blind readers and in grey. */
extern const int look_parts[PART_COUNT + 1];

/*
 * A spreadsheet's number format for a value, by its kind and digits.  Texts are
 * marked as such where they are typed: with that mark a formula would become a
 * text once somebody opens its cell for editing.
 */
const char *look_number_format(const struct value *value, bool formula);

#endif
