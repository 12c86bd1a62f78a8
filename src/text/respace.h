/*
 * text/respace: a shaped line of text with its letters closer together or farther apart.
 *
 *   in    a straight run; how far apart
 *   out   a run that differs in positions only
 *   not   shaping: a ligature stays one, and moves like a letter
 *
 * Letters of joined scripts, as Arabic, stay as they are; so the words of other scripts, in the
 * same run, may be spaced alone. Memory: in the caller's arena. Threads: safe.
 */
#ifndef COR_TEXT_RESPACE_H
#define COR_TEXT_RESPACE_H

#include "base/arena.h"
#include "text/run.h"

/* After how many clusters room is added: 0 where all letters are joined. */
size_t cor_run_gaps(const cor_run *run);

/* With `spacing_pt` after each of them, instead of what there was. */
cor_run *cor_run_respaced(const cor_run *run, double spacing_pt, cor_arena *arena);

#endif
