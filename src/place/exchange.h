/*
 * place/exchange: one option for each of a few labels, no two of them in conflict, with the least
 * sum of costs; by a search that exchanges one option at a time. Private to place.
 *
 * place/choose places as many labels as can be of very many with few options each; this is for a
 * few that must all be placed, with very many options each, nearly all in conflict with each other.
 *
 *   in    options in the order of their members; which of them are in conflict; costs
 *   out   the option of each member, or that none was found in a fixed number of steps
 *
 * Tabu search (Glover 1989, doi:10.1287/ijoc.1.3.190) on the number of conflicts and the costs.
 * Memory: none is kept. Threads: any. The answer does not depend on the machine.
 */
#ifndef COR_PLACE_EXCHANGE_H
#define COR_PLACE_EXCHANGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct cor_exchange {
    size_t member_count, option_count;
    const size_t *first;      /* [member_count + 1]: of each member's options; each has one */
    const double *cost;       /* of each option; >= 0 */
    const uint8_t *conflicts; /* [option_count * option_count]: whether two are in conflict */
} cor_exchange;

/* picked[i] becomes an option of member i. */
bool cor_exchange_solve(size_t *picked, const cor_exchange *problem);

#endif
