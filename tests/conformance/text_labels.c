/*
 * conformance/text_labels: labels in ten scripts against boxes measured with Pango.
 *
 *     conformance_text_labels strings.tsv reference.tsv
 *
 * A line of the first is: id, language, direction, text (⏎ for a newline), what it checks. A line
 * of the second: id, font and size, number of unknown glyphs, logical width and height, ink box,
 * faces used, separated by ';'. The font and the faces are the cascade. Text with unknown glyphs
 * must be refused; the refusal is printed. Prints each line that does not hold and how many do; 1
 * when some do not, 2 when a file cannot be read.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "text/shape.h"

enum { FIELDS = 6, LABELS_MAX = 100, LINE_MAX_BYTES = 2048, FACES_MAX = 8 };

/* Pango rounds to 1/1024 pt; the references to three places. */
static const double tolerance_pt = 0.02;

typedef struct row {
    char line[LINE_MAX_BYTES];
    char *field[FIELDS];
} row;

enum string_field { ID, LANGUAGE, DIRECTION, TEXT };
enum reference_field { REFERENCE_ID, FONT, UNKNOWN, LOGICAL, INK, FACES };

typedef struct box {
    double width, height, x, y, ink_width, ink_height;
} box;

typedef struct bench {
    row labels[LABELS_MAX];
    size_t label_count;
    cor_fonts *fonts;
    cor_arena *arena;
    cor_report report;
} bench;

static bool read_row(FILE *file, row *out)
{
    do {
        if (!fgets(out->line, sizeof out->line, file))
            return false;
        out->line[strcspn(out->line, "\n")] = '\0';
    } while (out->line[0] == '#' || out->line[0] == '\0');
    char *at = out->line;
    for (int i = 0; i < FIELDS; i++) {
        out->field[i] = at;
        char *tab = strchr(at, '\t');
        at = tab ? tab + 1 : at + strlen(at);
        if (tab)
            *tab = '\0';
    }
    return true;
}

/* In place: the newline is shorter than its sign. */
static void put_newlines(char *text)
{
    static const char sign[] = "⏎";
    for (char *at; (at = strstr(text, sign)) != NULL;) {
        *at = '\n';
        memmove(at + 1, at + strlen(sign), strlen(at + strlen(sign)) + 1);
    }
}

static const row *find_label(const bench *b, const char *id)
{
    for (size_t i = 0; i < b->label_count; i++)
        if (strcmp(b->labels[i].field[ID], id) == 0)
            return &b->labels[i];
    return NULL;
}

/* "Noto Sans 20" gives the size and, cut before it, the family; the faces follow it. */
static size_t read_cascade(row *reference, const char **fonts, double *size_pt)
{
    char *space = strrchr(reference->field[FONT], ' ');
    *size_pt = space ? strtod(space + 1, NULL) : 0;
    if (space)
        *space = '\0';
    size_t count = 0;
    fonts[count++] = reference->field[FONT];
    for (char *face = strtok(reference->field[FACES], ";"); face && count < FACES_MAX;
         face = strtok(NULL, ";"))
        if (strcmp(face, fonts[0]) != 0)
            fonts[count++] = face;
    return count;
}

static box box_of(const cor_block *block)
{
    double x0 = HUGE_VAL, y0 = HUGE_VAL, x1 = -HUGE_VAL, y1 = -HUGE_VAL;
    for (size_t i = 0; i < block->line_count; i++) {
        const cor_run *run = block->lines[i];
        double baseline = block->ascent_pt + (double)i * block->line_height_pt;
        x0 = fmin(x0, run->ink_x0_pt);
        x1 = fmax(x1, run->ink_x1_pt);
        y0 = fmin(y0, baseline + run->ink_y0_pt);
        y1 = fmax(y1, baseline + run->ink_y1_pt);
    }
    return (box){ block->width_pt, block->height_pt, x0, y0, x1 - x0, y1 - y0 };
}

static bool differs(double a, double b)
{
    return !(fabs(a - b) <= tolerance_pt);
}

static bool compare(const row *reference, box found)
{
    box want = { 0 };
    if (sscanf(reference->field[LOGICAL], "%lf,%lf", &want.width, &want.height) != 2 ||
        sscanf(reference->field[INK], "%lf,%lf,%lf,%lf", &want.x, &want.y, &want.ink_width,
               &want.ink_height) != 4)
        return false;
    if (!differs(found.width, want.width) && !differs(found.height, want.height) &&
        !differs(found.x, want.x) && !differs(found.y, want.y) &&
        !differs(found.ink_width, want.ink_width) && !differs(found.ink_height, want.ink_height))
        return true;
    printf("%s, %s: found %.3f,%.3f %.3f,%.3f,%.3f,%.3f expected %s %s\n",
           reference->field[REFERENCE_ID], reference->field[FONT], found.width, found.height,
           found.x, found.y, found.ink_width, found.ink_height, reference->field[LOGICAL],
           reference->field[INK]);
    return false;
}

static bool check_reference(bench *b, row *reference)
{
    const row *label = find_label(b, reference->field[REFERENCE_ID]);
    const char *fonts[FACES_MAX + 1];
    cor_text_style style = { .fonts = fonts };
    style.font_count = read_cascade(reference, fonts, &style.size_pt);
    if (!label || !(style.size_pt > 0))
        return false;
    style.language = strcmp(label->field[LANGUAGE], "und") ? label->field[LANGUAGE] : NULL;
    cor_block block;
    cor_report_clear(&b->report);
    bool ok = cor_shape_block(&block, b->fonts, &style, cor_str_of(label->field[TEXT]), b->arena,
                              &b->report);
    if (strtol(reference->field[UNKNOWN], NULL, 10) > 0) {
        if (!ok)
            printf("%s, %s: refused: %s\n", reference->field[REFERENCE_ID], reference->field[FONT],
                   b->report.items[0].message);
        return !ok && b->report.items[0].kind == COR_KIND_GLYPH;
    }
    if (!ok) {
        cor_report_print(stdout, &b->report);
        return false;
    }
    if (block.line_count > 1) { /* Pango sets lines solid */
        block.line_height_pt = block.ascent_pt + block.descent_pt;
        block.height_pt = (double)block.line_count * block.line_height_pt;
    }
    box found = box_of(&block);
    if (label->field[TEXT][0] == '\0')
        found.y = block.ascent_pt; /* Pango's empty ink is on the baseline */
    return compare(reference, found);
}

static bool read_labels(bench *b, const char *path)
{
    FILE *file = fopen(path, "r");
    if (!file)
        return false;
    while (b->label_count < LABELS_MAX && read_row(file, &b->labels[b->label_count]))
        put_newlines(b->labels[b->label_count++].field[TEXT]);
    fclose(file);
    return b->label_count > 0;
}

static int run(bench *b, const char *references)
{
    FILE *file = fopen(references, "r");
    if (!file)
        return 2;
    size_t held = 0, count = 0;
    row reference;
    for (; read_row(file, &reference); count++)
        held += check_reference(b, &reference);
    fclose(file);
    printf("%zu of %zu hold\n", held, count);
    return held == count && count > 0 ? 0 : 1;
}

int main(int argc, char **argv)
{
    static bench b;
    if (argc != 3 || !read_labels(&b, argv[1])) {
        fprintf(stderr, "usage: conformance_text_labels strings.tsv reference.tsv\n");
        return 2;
    }
    int result = 2;
    b.arena = cor_arena_new();
    if (cor_fonts_new(&b.fonts, &b.report))
        result = run(&b, argv[2]);
    else
        cor_report_print(stderr, &b.report);
    cor_fonts_free(b.fonts);
    cor_arena_free(b.arena);
    cor_report_clear(&b.report);
    return result;
}
