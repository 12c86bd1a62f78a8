/*
 * plan/credits: the text of the credits, put together from what the figure and its sources say.
 *
 *   in    a plan whose sources are resolved, the words of the part itself
 *   out   one text of sentences: those words, whose view of the boundaries it is, the attributions
 *         of the sources that are drawn, each once
 *   not   lines, type, places
 *
 * Each piece is ended as its own language ends a sentence. The sign of a copyright stays on the
 * line of the name behind it.
 *
 * Memory: in the plan's arena.
 */
#ifndef COR_PLAN_CREDITS_H
#define COR_PLAN_CREDITS_H

#include "plan/plan.h"

/* `own`: NULL when the part has no words of its own. */
const char *cor_credits_text(const cor_plan *plan, const char *own);

#endif
