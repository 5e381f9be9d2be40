#include "sheet/numbers.h"

/* A number has the first of these decimals that is enough for it. */
static const int places[] = {0, 1, 2, 4, 6, 9};

const char *numbers_words(const struct pen *pen, const struct figure *figure)
{
    char text[NUMBER_TEXT_LONGEST];
    const struct value *value = &figure->value;
    size_t i = 0;

    while (i + 1 < COUNT(places) && places[i] < value->places &&
           value->units % power_of_ten(value->places - places[i]))
        i++;
    return arena_copy(
        pen->arena,
        decimal_print(text, value->units, value->places, places[i], true));
}

/*
 * (Gnumeric 1.12.55 joins 46.4 to a text as
 * 46.399999999999999, so that FIXED prints it.)
 */
const char *numbers_formula(const struct pen *pen, const char *number)
{
    const char *decimals = "9";

    for (size_t i = COUNT(places) - 1; i-- > 0;)
        decimals = pen_print(pen, "IF(ABS(%s-ROUND(%s,%d))<1E-10,%d,%s)",
                             number, number, places[i], places[i], decimals);
    return pen_print(pen, "FIXED(%s,%s)", number, decimals);
}

const char *numbers_date_formula(const struct pen *pen, const char *date)
{
    return formula_fill(pen->arena,
                        "YEAR(#)&IF(MONTH(#)<10,\"-0\",\"-\")&MONTH(#)&"
                        "IF(DAY(#)<10,\"-0\",\"-\")&DAY(#)",
                        '#', date);
}
