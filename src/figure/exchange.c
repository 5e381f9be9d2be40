#include "figure/exchange.h"

#include "base/arena.h"

#include <stddef.h>
#include <string.h>

/* For one US dollar in 2000, 2005, 2010, 2015, 2020 and 2024. */
static const struct {
    const char *code;
    double in_year[6];
} rates[] = {
    {"USD", {1, 1, 1, 1, 1, 1}},
    {"EUR", {1.085, 0.804, 0.755, 0.901, 0.876, 0.924}},
    {"JPY", {107.8, 110.2, 87.8, 121, 106.8, 151.4}},
    {"GBP", {0.661, 0.55, 0.647, 0.654, 0.78, 0.783}},
    {"CNY", {8.28, 8.19, 6.77, 6.23, 6.9, 7.2}},
    {"AUD", {1.73, 1.31, 1.09, 1.33, 1.45, 1.52}},
    {"CAD", {1.49, 1.21, 1.03, 1.28, 1.34, 1.37}},
    {"CHF", {1.69, 1.25, 1.04, 0.962, 0.939, 0.881}},
    {"HKD", {7.79, 7.78, 7.77, 7.75, 7.76, 7.8}},
    {"SGD", {1.72, 1.66, 1.36, 1.37, 1.38, 1.34}},
    {"SEK", {9.16, 7.47, 7.21, 8.43, 9.21, 10.6}},
    {"KRW", {1131, 1024, 1156, 1131, 1180, 1363}},
    {"NOK", {8.8, 6.44, 6.04, 8.06, 9.42, 10.7}},
    {"NZD", {2.2, 1.42, 1.39, 1.43, 1.54, 1.65}},
    {"INR", {44.9, 44.1, 45.7, 64.2, 74.1, 83.7}},
    {"MXN", {9.46, 10.9, 12.6, 15.9, 21.5, 18.3}},
    {"TWD", {31.2, 32.2, 31.6, 31.9, 29.6, 32.1}},
    {"ZAR", {6.94, 6.36, 7.32, 12.8, 16.5, 18.3}},
    {"BRL", {1.83, 2.43, 1.76, 3.33, 5.16, 5.39}},
    {"DKK", {8.08, 6, 5.62, 6.73, 6.54, 6.89}},
    {"PLN", {4.35, 3.24, 3.02, 3.77, 3.9, 3.98}},
    {"THB", {40.1, 40.2, 31.7, 34.2, 31.3, 35.3}},
    {"ILS", {4.08, 4.49, 3.74, 3.89, 3.44, 3.7}},
    {"IDR", {8422, 9705, 9090, 13389, 14582, 15855}},
    {"CZK", {38.6, 24, 19.1, 24.6, 23.2, 23.2}},
    {"AED", {3.67, 3.67, 3.67, 3.67, 3.67, 3.67}},
    {"TRY", {0.625, 1.34, 1.5, 2.72, 7.01, 32.8}},
    {"HUF", {282, 200, 208, 279, 308, 366}},
    {"CLP", {540, 560, 510, 654, 793, 944}},
    {"SAR", {3.75, 3.75, 3.75, 3.75, 3.75, 3.75}},
};

/* The row of a currency, or the number of rows. */
static size_t find(struct currency currency)
{
    size_t row = 0;

    while (row < COUNT(rates) && strcmp(rates[row].code, currency.code) != 0)
        row++;
    return row;
}

bool exchange_range(struct currency one, struct currency in, double *least,
                    double *most)
{
    size_t a = find(one), b = find(in);

    if (a == COUNT(rates) || b == COUNT(rates))
        return false;
    *least = *most = rates[b].in_year[0] / rates[a].in_year[0];
    for (size_t year = 1; year < COUNT(rates[a].in_year); year++) {
        double rate = rates[b].in_year[year] / rates[a].in_year[year];

        *least = rate < *least ? rate : *least;
        *most = rate > *most ? rate : *most;
    }
    return true;
}
