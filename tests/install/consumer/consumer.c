/* A program of somebody else: draws the figure it is given, and says which version did it. */
#include <corridor.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    if (argc != 3)
        return 2;
    char *messages = NULL;
    cor_request request = { .figure = argv[1], .folder = argv[2], .formats = "svg" };
    int code = cor_render(&request, &messages);
    printf("corridor %s\n%s", cor_version(), messages ? messages : "");
    cor_messages_free(messages);
    return code;
}
