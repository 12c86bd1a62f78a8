/*
 * conformance/text_casing: capital and small letters by language.
 *
 *     conformance_text_casing < casing.tsv
 *
 * A line is: upper or lower, language (und: none), text, what it becomes. For Armenian the capitals
 * of yev that Armenia writes are right too. Prints each line that does not hold and how many do; 1
 * when some do not.
 */
#include <stdio.h>
#include <string.h>

#include "style/letter_case.h"

enum { FIELDS = 4, LINE_MAX_BYTES = 2048 };

static bool split(char *line, char *field[FIELDS])
{
    line[strcspn(line, "\n")] = '\0';
    for (int i = 0; i < FIELDS; i++) {
        field[i] = line;
        char *tab = line ? strchr(line, '\t') : NULL;
        if (tab)
            *tab = '\0';
        else if (i + 1 < FIELDS)
            return false;
        line = tab ? tab + 1 : line;
    }
    return true;
}

static bool holds(char *field[FIELDS], cor_arena *arena)
{
    const char *language = strcmp(field[1], "und") ? field[1] : NULL;
    cor_str text = cor_str_of(field[2]);
    cor_str found = strcmp(field[0], "upper") ? cor_text_lower(text, language, arena)
                                              : cor_text_upper(text, language, arena);
    if (cor_str_is(found, field[3]))
        return true;
    printf("%s %s '%s': found '%.*s', expected '%s'\n", field[0], field[1], field[2],
           (int)found.len, found.ptr, field[3]);
    return false;
}

int main(void)
{
    char line[LINE_MAX_BYTES], *field[FIELDS];
    int all = 0, held = 0;
    cor_arena *arena = cor_arena_new();
    while (fgets(line, sizeof line, stdin)) {
        if (line[0] == '#' || !split(line, field))
            continue;
        all++;
        held += holds(field, arena);
    }
    cor_arena_free(arena);
    printf("%d of %d hold\n", held, all);
    return held == all && all > 0 ? 0 : 1;
}
