/*
 * place/crowd: a contest with very many options, rank after rank: who is placed stays, and the next
 * rank has what is free then. Private to place; see place/choose.
 */
#ifndef COR_PLACE_CROWD_H
#define COR_PLACE_CROWD_H

#include "place/choose.h"

void cor_choose_in_turn(int *chosen, const cor_contest *contest);

#endif
