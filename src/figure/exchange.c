#include "figure/exchange.h"

#include "base/arena.h"

#include <stddef.h>
#include <string.h>

/* The thirty currencies that are traded most. */
static const struct {
    const char *code;
    double least, most;
} ranges[] = {
    {"USD", 1, 1},       {"EUR", 0.62, 1.22}, {"JPY", 75, 162},
    {"GBP", 0.47, 0.94}, {"CNY", 6, 8.3},     {"AUD", 0.9, 2.1},
    {"CAD", 0.9, 1.62},  {"CHF", 0.72, 1.83}, {"HKD", 7.7, 7.9},
    {"SGD", 1.2, 1.87},  {"SEK", 5.8, 11.5},  {"KRW", 890, 1600},
    {"NOK", 4.9, 12},    {"NZD", 1.1, 2.6},   {"INR", 39, 91},
    {"MXN", 8.9, 25.5},  {"TWD", 27, 36},     {"ZAR", 5.6, 20},
    {"BRL", 1.5, 6.4},   {"DKK", 4.6, 9.1},   {"PLN", 2, 5.1},
    {"THB", 28, 46},     {"ILS", 3, 5},       {"IDR", 6700, 17000},
    {"CZK", 14, 43},     {"AED", 3.6, 3.7},   {"TRY", 0.5, 43},
    {"HUF", 140, 450},   {"CLP", 450, 1060},  {"SAR", 3.7, 3.8},
};

bool exchange_range(struct currency one, struct currency in, double *least,
                    double *most)
{
    size_t a = 0, b = 0;

    while (a < COUNT(ranges) && strcmp(ranges[a].code, one.code) != 0)
        a++;
    while (b < COUNT(ranges) && strcmp(ranges[b].code, in.code) != 0)
        b++;
    if (a == COUNT(ranges) || b == COUNT(ranges))
        return false;
    *least = ranges[b].least / ranges[a].most;
    *most = ranges[b].most / ranges[a].least;
    return true;
}
