#include "base/currency.h"

#include "base/arena.h"
#include "base/text.h"

#include <string.h>

/*
 * ISO 4217 list one, as amended up to 2026, without metals, testing codes and
 * units that have no minor unit.
 */
static const struct {
    int digits;
    const char *codes;
} groups[] = {
    {2, "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL "
        "BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK "
        "DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD "
        "HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR "
        "LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN "
        "NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR "
        "SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT "
        "TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER "
        "ZAR ZMW ZWG"},
    {0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"},
    {3, "BHD IQD JOD KWD LYD OMR TND"},
    {4, "CLF UYW"},
};

enum {
    CODE_LENGTH = 3,
    CODE_STEP = 4
};

bool currency_parse(const char *text, struct currency *out)
{
    if (strlen(text) != CODE_LENGTH)
        return false;
    for (size_t g = 0; g < COUNT(groups); g++)
        for (const char *c = groups[g].codes;; c += CODE_STEP) {
            struct currency known = {""};

            memcpy(known.code, c, CODE_LENGTH);
            if (text_same_letters(known.code, text)) {
                *out = known;
                return true;
            }
            if (!c[CODE_LENGTH])
                break;
        }
    return false;
}

int currency_digits(struct currency currency)
{
    for (size_t g = 0; g < COUNT(groups); g++)
        if (currency.code[0] && strstr(groups[g].codes, currency.code))
            return groups[g].digits;
    return 2;
}

bool currency_same(struct currency a, struct currency b)
{
    return !strcmp(a.code, b.code);
}
