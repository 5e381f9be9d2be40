/* contract.h - what a contract pays in a year: of a salary, or of a person. */
#ifndef FIGURE_CONTRACT_H
#define FIGURE_CONTRACT_H

#include "figure/figures.h"

/*
 * An amount that a contract pays for its time, times an effort, for a year in
 * the grant's currency, exactly.  If it pays per grant, the same for that.
 */
struct exact contract_year(const struct model *model,
                           const struct contract *contract, struct exact amount,
                           struct percent effort);

/* The contract's own amount and effort, rounded. */
struct money contract_annual(const struct model *model,
                             const struct contract *contract);

/*
 * contract_year as a formula of an amount and an effort; [*rate] is the rate of
 * the contract's currency.
 */
#define CONTRACT_YEAR(contract, amount, effort)                                \
    amount "*IF(" contract ".per=\"year\",1,IF(" contract                      \
           ".per=\"month\",12,IF(" contract ".per=\"grant\",1," contract       \
           ".weeks_per_year*IF(" contract ".per=\"week\",1,IF(" contract       \
           ".per=\"day\"," contract ".days_per_week," contract                 \
           ".hours_per_week)))))*" effort "[*rate]"

#endif
