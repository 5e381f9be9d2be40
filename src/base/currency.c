#include "base/currency.h"

#include "base/arena.h"

#include <ctype.h>
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

/* The digits of a code in capitals; -1 if no such currency is used. */
static int digits_of(struct currency currency)
{
    for (size_t g = 0; *currency.code && g < COUNT(groups); g++)
        if (strstr(groups[g].codes, currency.code))
            return groups[g].digits;
    return -1;
}

bool currency_parse(const char *text, struct currency *out)
{
    struct currency read = {""};

    if (strlen(text) != sizeof(read.code) - 1 || strchr(text, ' '))
        return false;
    for (size_t i = 0; text[i]; i++)
        read.code[i] = (char)toupper((unsigned char)text[i]);
    if (digits_of(read) < 0)
        return false;
    *out = read;
    return true;
}

int currency_digits(struct currency currency)
{
    int digits = digits_of(currency);

    return digits < 0 ? 2 : digits;
}

bool currency_same(struct currency a, struct currency b)
{
    return !strcmp(a.code, b.code);
}
