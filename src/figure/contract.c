#include "figure/contract.h"

#include "figure/rates.h"

struct exact contract_year(const struct model *model,
                           const struct contract *contract, struct exact amount,
                           struct percent effort)
{
    struct exact x = amount;
    bool weekly = contract->per >= PER_WEEK && contract->per <= PER_HOUR;

    if (contract->per == PER_MONTH)
        x = exact_times(x, 12);
    if (weekly)
        x = exact_decimal(x, contract->weeks_per_year);
    if (contract->per == PER_DAY)
        x = exact_decimal(x, contract->days_per_week);
    if (contract->per == PER_HOUR)
        x = exact_decimal(x, contract->hours_per_week);
    return rates_into(exact_percent(x, effort), model, contract->currency);
}

struct money contract_annual(const struct model *model,
                             const struct contract *contract)
{
    struct exact amount =
        exact_money(contract->amount, currency_digits(contract->currency));

    return exact_to_money(
        contract_year(model, contract, amount, contract->effort),
        currency_digits(model->grant.currency));
}
