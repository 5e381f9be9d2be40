#include "sheet/look.h"

enum {
    ACCENT = 0x0072B2,
    TINT = 0xE3F0F8,
    QUIET = 0x5F6A72,
    INPUT_INK = 0x0000FF,
    INPUT_GROUND = 0xFFF8E1,
    FIXED_GROUND = 0xF0F0F0,
    BAD = 0xB00020,
    BAD_GROUND = 0xFDE7E9
};

/* clang-format off */
const struct look_style look_styles[LOOK_COUNT] = {
    [LOOK_TEXT] = {.align = ALIGN_LEFT},
    [LOOK_WRAPPED] = {.wrapped = true, .align = ALIGN_LEFT},
    [LOOK_QUIET] = {.ink = QUIET, .align = ALIGN_LEFT},
    [LOOK_QUIET_WRAPPED] = {.ink = QUIET, .wrapped = true,
                            .align = ALIGN_LEFT},
    [LOOK_UNIT] = {.ink = QUIET, .indented = true, .align = ALIGN_LEFT},
    [LOOK_TITLE] = {.points = 20, .bold = true, .wrapped = true,
                    .align = ALIGN_LEFT},
    [LOOK_HEADING] = {.points = 14, .bold = true, .ink = ACCENT,
                      .align = ALIGN_LEFT},
    [LOOK_GROUP] = {.bold = true, .ink = ACCENT, .align = ALIGN_LEFT},
    [LOOK_HEAD] = {.bold = true, .wrapped = true, .bottom = RULE_THIN,
                   .align = ALIGN_RIGHT},
    [LOOK_HEAD_LEFT] = {.bold = true, .wrapped = true, .bottom = RULE_THIN,
                        .align = ALIGN_LEFT},
    [LOOK_TIER] = {.bold = true, .wrapped = true, .align = ALIGN_RIGHT},
    [LOOK_TAG] = {.points = 9, .bold = true, .ink = ACCENT,
                  .align = ALIGN_RIGHT},
    [LOOK_NUMBER] = {.align = ALIGN_RIGHT},
    [LOOK_LEFT_NUMBER] = {.align = ALIGN_LEFT},
    [LOOK_QUIET_NUMBER] = {.ink = QUIET, .align = ALIGN_RIGHT},
    [LOOK_SUM_LABEL] = {.bold = true, .top = RULE_THIN,
                        .align = ALIGN_LEFT},
    [LOOK_SUM] = {.bold = true, .top = RULE_THIN,
                  .align = ALIGN_RIGHT},
    [LOOK_TOP_LABEL] = {.bold = true, .bottom = RULE_THIN,
                        .align = ALIGN_LEFT},
    [LOOK_TOP] = {.bold = true, .bottom = RULE_THIN,
                  .align = ALIGN_RIGHT},
    [LOOK_ASK_LABEL] = {.points = 13, .bold = true, .ink = ACCENT,
                        .bottom = RULE_DOUBLE, .align = ALIGN_LEFT},
    [LOOK_ASK] = {.points = 13, .bold = true, .ink = ACCENT,
                  .bottom = RULE_DOUBLE, .align = ALIGN_RIGHT},
    [LOOK_HIGHLIGHT] = {.points = 13, .bold = true, .ground = TINT,
                        .wrapped = true, .align = ALIGN_LEFT},
    [LOOK_INPUT] = {.ink = INPUT_INK, .ground = INPUT_GROUND,
                    .unlocked = true, .align = ALIGN_RIGHT},
    [LOOK_INPUT_TEXT] = {.ink = INPUT_INK, .ground = INPUT_GROUND,
                         .unlocked = true, .wrapped = true,
                         .align = ALIGN_LEFT},
    [LOOK_FIXED] = {.ground = FIXED_GROUND, .wrapped = true,
                         .align = ALIGN_LEFT},
    [LOOK_CHECK] = {.align = ALIGN_RIGHT},
    [LOOK_WARNING] = {.ink = BAD, .bold = true, .align = ALIGN_LEFT},
    [LOOK_BAR] = {.hidden = true, .align = ALIGN_RIGHT},
    [LOOK_LINK] = {.ink = ACCENT, .underlined = true, .align = ALIGN_LEFT},
};

const struct look_style look_marks[MARK_COUNT] = {
    [MARK_RECOMMENDED] = {.ground = TINT},
    [MARK_WINDOW] = {.boxed = true, .ground = ACCENT},
    [MARK_MAKEUP] = {.boxed = true, .ground = 0x009E73},
    [MARK_OTHER] = {.boxed = true, .ground = 0xE69F00},
    [MARK_BAD] = {.ink = BAD, .ground = BAD_GROUND, .bold = true},
};

const int look_tabs[CLASS_COUNT] = {
    [CLASS_PRESENTATION] = ACCENT, [CLASS_INPUTS] = 0xE69F00,
    [CLASS_WORKINGS] = 0x999999, [CLASS_CONTROL] = 0x009E73,
};

/* Okabe and Ito's colours, told apart by colour-blind readers and in grey. */
const int look_parts[PART_COUNT + 1] = {
    [PART_STIPEND] = 0x0072B2, [PART_PEOPLE] = 0xD55E00,
    [PART_ONCOSTS] = 0x56B4E9,
    [PART_TUTORING] = 0x009E73, [PART_COMPUTE] = 0xE69F00,
    [PART_EXPENSE] = 0xCC79A7, [PART_CONTINGENCY] = 0x999999,
    [PART_FEES] = 0x666666, [PART_COUNT] = 0xD9D9D9,
};
/* clang-format on */

const char *look_number_format(const struct value *value, bool formula)
{
    static const char *const money[DIGITS_MOST + 1] = {
        "#,##0;(#,##0);\"–\"",           "#,##0.0;(#,##0.0);\"–\"",
        "#,##0.00;(#,##0.00);\"–\"",     "#,##0.000;(#,##0.000);\"–\"",
        "#,##0.0000;(#,##0.0000);\"–\"",
    };
    static const char *const price[DIGITS_MOST + 1] = {
        "General",
        "#,##0.0########;(#,##0.0########)",
        "#,##0.00#######;(#,##0.00#######)",
        "#,##0.000######;(#,##0.000######)",
        "#,##0.0000#####;(#,##0.0000#####)",
    };

    switch (value->kind) {
    case KIND_MONEY:
        return money[value->least];
    case KIND_PRICE:
        return price[value->least];
    case KIND_PERCENT:
        return "0.0###%";
    case KIND_YEARS:
        return "0.0000";
    case KIND_COUNT:
        return "#,##0";
    case KIND_DATE:
        return "yyyy-mm-dd";
    case KIND_TEXT:
    case KIND_CHOICE:
    case KIND_CURRENCY:
    case KIND_TIERS:
    case KIND_NAME:
    case KIND_NAMES:
        return formula ? "General" : "@";
    case KIND_DECIMAL:
    case KIND_COUNT_OF_KINDS:
        break;
    }
    return "General";
}
