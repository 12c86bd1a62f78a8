#include "text/catalogue.h"

#include <fontconfig/fontconfig.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* fontconfig's widths are percentages, OpenType's usWidthClass counts from 1 to 9. */
static int width_class(int percent)
{
    static const int classes[] = { 50, 63, 75, 87, 100, 113, 125, 150, 200 };
    int nearest = 0;
    for (int i = 1; i < (int)(sizeof classes / sizeof *classes); i++)
        if (abs(classes[i] - percent) < abs(classes[nearest] - percent))
            nearest = i;
    return nearest + 1;
}

static int integer_of(FcPattern *pattern, const char *object, int missing)
{
    int value;
    return FcPatternGetInteger(pattern, object, 0, &value) == FcResultMatch ? value : missing;
}

static bool flag_of(FcPattern *pattern, const char *object)
{
    FcBool value;
    return FcPatternGetBool(pattern, object, 0, &value) == FcResultMatch && value != FcFalse;
}

/* PDF and HarfBuzz want an sfnt; what is neither TrueType nor CFF is not listed at all. */
static bool is_usable(FcPattern *pattern)
{
    FcChar8 *format;
    if (FcPatternGetString(pattern, FC_FONTFORMAT, 0, &format) != FcResultMatch)
        return false;
    const char *name = (const char *)format;
    return flag_of(pattern, FC_SCALABLE) &&
           (strcmp(name, "TrueType") == 0 || strcmp(name, "CFF") == 0);
}

/* A variable font is listed once as itself (its weight is a range) and once for each of its named
 * instances, which have their number in the upper half of the index. */
static cor_font_entry describe(FcPattern *pattern)
{
    int index = integer_of(pattern, FC_INDEX, 0);
    double weight = FcWeightToOpenTypeDouble(integer_of(pattern, FC_WEIGHT, FC_WEIGHT_REGULAR));
    return (cor_font_entry){
        .index = index & 0xffff,
        .look = { .weight = (int)(weight + 0.5),
                  .width = width_class(integer_of(pattern, FC_WIDTH, FC_WIDTH_NORMAL)),
                  .italic = integer_of(pattern, FC_SLANT, FC_SLANT_ROMAN) != FC_SLANT_ROMAN },
        .is_variable = flag_of(pattern, FC_VARIABLE) || index >> 16 != 0,
    };
}

static void add_entry(cor_catalogue *catalogue, cor_font_entry entry, const FcChar8 *family,
                      const FcChar8 *style, const FcChar8 *file)
{
    entry.family = cor_strdup((const char *)family);
    entry.style = cor_strdup((const char *)style);
    entry.file = cor_strdup((const char *)file);
    catalogue->entries =
        cor_grow(catalogue->entries, &catalogue->capacity, catalogue->count + 1, sizeof entry);
    catalogue->entries[catalogue->count++] = entry;
}

static void add_pattern(cor_catalogue *catalogue, FcPattern *pattern)
{
    FcChar8 *file, *family, *style;
    if (!is_usable(pattern) || FcPatternGetString(pattern, FC_FILE, 0, &file) != FcResultMatch)
        return;
    cor_font_entry entry = describe(pattern);
    for (int f = 0; FcPatternGetString(pattern, FC_FAMILY, f, &family) == FcResultMatch; f++) {
        int s = 0;
        for (; FcPatternGetString(pattern, FC_STYLE, s, &style) == FcResultMatch; s++)
            add_entry(catalogue, entry, family, style, file);
        if (s == 0)
            add_entry(catalogue, entry, family, (const FcChar8 *)"", file);
    }
}

static int compare_entries(const void *left, const void *right)
{
    const cor_font_entry *a = left, *b = right;
    int order = strcmp(a->family, b->family);
    if (order == 0)
        order = (a->look.weight > b->look.weight) - (a->look.weight < b->look.weight);
    if (order == 0)
        order = strcmp(a->style, b->style);
    if (order == 0)
        order = strcmp(a->file, b->file);
    if (order == 0)
        order = (a->index > b->index) - (a->index < b->index);
    return order;
}

static FcFontSet *list_fonts(FcConfig *config)
{
    FcPattern *any = FcPatternCreate();
    FcObjectSet *wanted =
        FcObjectSetBuild(FC_FAMILY, FC_STYLE, FC_FILE, FC_INDEX, FC_WEIGHT, FC_WIDTH, FC_SLANT,
                         FC_SCALABLE, FC_VARIABLE, FC_FONTFORMAT, (char *)NULL);
    if (!any || !wanted)
        cor_out_of_memory();
    FcFontSet *set = FcFontList(config, any, wanted);
    FcPatternDestroy(any);
    FcObjectSetDestroy(wanted);
    return set;
}

bool cor_catalogue_read(cor_catalogue *out, cor_report *report)
{
    FcConfig *config = FcInitLoadConfigAndFonts();
    FcFontSet *set = config ? list_fonts(config) : NULL;
    cor_catalogue catalogue = { 0 };
    for (int i = 0; set && i < set->nfont; i++)
        add_pattern(&catalogue, set->fonts[i]);
    if (set)
        FcFontSetDestroy(set);
    if (config)
        FcConfigDestroy(config);
    if (catalogue.count == 0)
        return cor_fail(report, COR_KIND_FONT, COR_NOWHERE,
                        "install fonts, such as Debian's fonts-noto-core, and see that fc-list "
                        "lists them",
                        "fontconfig lists no font that has outlines");
    qsort(catalogue.entries, catalogue.count, sizeof *catalogue.entries, compare_entries);
    *out = catalogue;
    return true;
}

void cor_catalogue_free(cor_catalogue *catalogue)
{
    for (size_t i = 0; i < catalogue->count; i++) {
        cor_free(catalogue->entries[i].family);
        cor_free(catalogue->entries[i].style);
        cor_free(catalogue->entries[i].file);
    }
    cor_free(catalogue->entries);
    *catalogue = (cor_catalogue){ 0 };
}
