/*
 * rules.h - what funders want: a file for each, with sentences, sources, and
 * tests of figures by their names.
 */
#ifndef MODEL_RULES_H
#define MODEL_RULES_H

#include "model/record.h"

enum {
    RULES_MOST = 32, /* of a file */
    RULE_KEYS = 14   /* that a rule may have */
};

/* clang-format off */
#define CONFIDENCES(X) \
    X(CONFIDENCE_CODE, "code") \
    X(CONFIDENCE_PAGE, "page") \
    X(CONFIDENCE_SECOND_HAND, "second_hand") \
    X(CONFIDENCE_QUOTED, "quoted")
enum confidence { CONFIDENCES(CHOICE_CONSTANT) };

#define WHICHES(X) \
    X(WHICH_EVERY, "every") \
    X(WHICH_LOWEST, "lowest") \
    X(WHICH_RECOMMENDED, "recommended")
enum which { WHICHES(CHOICE_CONSTANT) };
/* clang-format on */

/* A rule; all of its tests must hold. */
struct funder_rule {
    struct head head;
    const char *says, *source;
    struct date checked;
    enum confidence confidence;
    enum answer usual; /* what is common, and no rule */
    struct name_list of, times;
    enum which which;
    const char *least, *most; /* as the kind of what they test */
    struct decimal multiple;
    const char *one_of;
    int64_t longest; /* characters */
    enum answer given;
    int lines[RULE_KEYS]; /* of its keys, for complaints that come later */
};

/* The rules of one funder; freed by rules_free. */
struct rule_pack {
    struct head head;
    struct arena arena;
    const char *path, *id; /* the name of its file, without ".ini" */
    const char *name, *source, *note;
    struct currency currency;
    struct date checked;
    enum confidence confidence;
    struct funder_rule rules[RULES_MOST];
    size_t rule_count;
};

/* Loads the files that [funder] names into the model. */
void rules_load(struct model *model, const struct reading *reading);

/* Checks what [funder] says of them: that what it drops is there. */
void rules_check(const struct reading *reading);

/* Whether a rule is dropped, by its name or by PACK/NAME. */
bool rules_dropped(const struct model *model, const struct rule_pack *pack,
                   const struct funder_rule *rule);

/* Reads one file; NULL if nothing could be read. */
struct rule_pack *rules_read(const char *path, const char *id,
                             struct diag *diag);

/* The same from an open file. */
struct rule_pack *rules_read_ini(struct ini *ini, const char *id,
                                 struct diag *diag);

/* The line of a rule's key, for complaints. */
int rules_line(const struct funder_rule *rule, const char *key);

/* Whether a file is one of rules, and no model. */
bool rules_is(const struct ini *ini);

/* Does nothing with NULL. */
void rules_free(struct rule_pack *pack);

/* The sections of such a file: [funder] and [rule.NAME]. */
extern const struct dialect dialect_rules;

/* The words of confidences and of which tiers. */
extern const char rules_confidences[], rules_whiches[];

#endif
