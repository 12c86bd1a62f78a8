/*
 * cli/streams: stdin, stdout and stderr, from the first line of a run to its last. Private to cli.
 *
 * In: what the shell left open. Out: whether all results arrived, as an exit code. Not: what is
 * printed. Once a process, before anything else is opened; not for threads.
 */
#ifndef COR_CLI_STREAMS_H
#define COR_CLI_STREAMS_H

/* Takes the places of streams that were closed, so that no output file gets their number and
 * messages end up in it; a reader that goes away, and a limit on the size of files, are errors to
 * be told, not signals to die of. */
void cor_streams_open(void);

/* `code`, or COR_EXIT_OUTPUT when stdout did not take all that was printed; says so on stderr,
 * unless the reader has gone away: it knows. */
int cor_streams_close(int code);

#endif
