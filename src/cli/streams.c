#include "cli/streams.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cli/commands.h"

void cor_streams_open(void)
{
    static const struct sigaction ignore = { .sa_handler = SIG_IGN };
    /* Each the wrong way round: a closed stdout keeps refusing what is written to it. */
    static const int ways[] = { O_WRONLY, O_RDONLY, O_RDONLY };
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) < 0 && open("/dev/null", ways[fd]) != fd)
            _exit(COR_EXIT_LATER);
    sigaction(SIGPIPE, &ignore, NULL);
    sigaction(SIGXFSZ, &ignore, NULL);
}

int cor_streams_close(int code)
{
    bool failed_before = ferror(stdout) != 0;
    errno = 0;
    if (fflush(stdout) == 0 && !failed_before)
        return code;
    if (errno != EPIPE)
        fprintf(stderr, "corridor: error: cannot write the results to stdout: %s [io.write]\n",
                errno ? strerror(errno) : "some of them were lost");
    return code == COR_EXIT_BUG ? code : COR_EXIT_OUTPUT;
}
