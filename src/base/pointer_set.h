/*
 * base/pointer_set: a set of addresses, for what is to be counted once.
 *
 *   in    addresses; nothing is read there
 *   out   whether one is new
 *   not   an order
 */
#ifndef COR_BASE_POINTER_SET_H
#define COR_BASE_POINTER_SET_H

#include <stdbool.h>

typedef struct cor_pointer_set cor_pointer_set;

cor_pointer_set *cor_pointer_set_new(void);
void cor_pointer_set_free(cor_pointer_set *set); /* NULL allowed */

/* False when it is there already, or NULL. */
bool cor_pointer_set_add(cor_pointer_set *set, const void *address);

#endif
