#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "text/catalogue.h"

/* Names that differ in case only are one family, so its entries need not be neighbours. */
typedef struct family {
    const cor_catalogue *catalogue;
    cor_str name;
} family;

static const int regular_weight = 400, normal_width = 5;

static bool is_of(const family *f, const cor_font_entry *entry)
{
    return cor_font_name_compare(cor_str_of(entry->family), f->name) == 0;
}

static bool family_exists(const family *f)
{
    for (size_t i = 0; i < f->catalogue->count; i++)
        if (is_of(f, &f->catalogue->entries[i]))
            return true;
    return false;
}

/* The weight and width that all faces of the family have, 0 where they differ. */
static cor_font_look family_look(const family *f)
{
    cor_font_look look = { 0 };
    bool first = true;
    for (size_t i = 0; i < f->catalogue->count; i++) {
        const cor_font_entry *entry = &f->catalogue->entries[i];
        if (!is_of(f, entry))
            continue;
        look.weight = first || look.weight == entry->look.weight ? entry->look.weight : 0;
        look.width = first || look.width == entry->look.width ? entry->look.width : 0;
        first = false;
    }
    return look;
}

/* What is not asked for is what the whole family is, or else what is usual. */
static cor_font_look complete(const family *f, cor_font_look asked)
{
    cor_font_look whole = family_look(f);
    if (!asked.weight)
        asked.weight = whole.weight ? whole.weight : regular_weight;
    if (!asked.width)
        asked.width = whole.width ? whole.width : normal_width;
    return asked;
}

/* How far an entry is from the look, INT_MAX when it is another. Weights are half a step of CSS
 * apart at most: DejaVu's "Book" is 380 or 400, depending on fontconfig's version. */
static int distance(const cor_font_entry *entry, cor_font_look look)
{
    int weight = abs(entry->look.weight - look.weight);
    if (entry->look.italic != look.italic || entry->look.width != look.width || weight > 50)
        return INT_MAX;
    return weight;
}

/* The nearest entry, static before variable; among equals the first. */
static const cor_font_entry *find_look(const family *f, cor_font_look look)
{
    const cor_font_entry *best = NULL;
    int nearest = INT_MAX;
    for (size_t i = 0; i < f->catalogue->count; i++) {
        const cor_font_entry *entry = &f->catalogue->entries[i];
        int apart = is_of(f, entry) ? distance(entry, look) : INT_MAX;
        if (apart != INT_MAX && entry->is_variable)
            apart += 1000;
        if (apart < nearest) {
            nearest = apart;
            best = entry;
        }
    }
    return best;
}

static const cor_font_entry *find_style(const family *f, cor_str style)
{
    for (size_t i = 0; i < f->catalogue->count; i++) {
        const cor_font_entry *entry = &f->catalogue->entries[i];
        if (is_of(f, entry) && cor_font_name_compare(cor_str_of(entry->style), style) == 0)
            return entry;
    }
    return NULL;
}

static const cor_font_entry *find_in_family(const family *f, cor_str style)
{
    cor_font_look look = { 0 };
    const cor_font_entry *found = NULL;
    if (cor_font_look_read(&look, style))
        found = find_look(f, complete(f, look));
    return found || style.len == 0 ? found : find_style(f, style);
}

/* "Regular, Bold": names of styles in the order of weight. */
static bool fail_style(const family *f, cor_str style, cor_span at, cor_report *report)
{
    cor_buf hint = { 0 };
    const cor_font_entry *last = NULL;
    cor_buf_text(&hint, "installed styles: ");
    for (size_t i = 0; i < f->catalogue->count; i++) {
        const cor_font_entry *entry = &f->catalogue->entries[i];
        if (!is_of(f, entry) || (last && strcmp(last->style, entry->style) == 0))
            continue;
        cor_buf_printf(&hint, "%s%s", last ? ", " : "", entry->style);
        last = entry;
    }
    cor_buf shown = { 0 };
    cor_buf_printable(&shown, f->name);
    cor_buf_text(&shown, "' is installed, but not in the style '");
    cor_buf_printable(&shown, style.len ? style : COR_STR("Regular"));
    cor_fail(report, COR_KIND_FONT, at, hint.ptr, "font family '%s'", shown.ptr);
    cor_buf_free(&hint);
    cor_buf_free(&shown);
    return false;
}

/* The family whose name is nearest to what was written, with or without the words of style. */
static const char *nearest_family(const cor_catalogue *catalogue, cor_str name)
{
    const char **names = cor_alloc(catalogue->count, sizeof *names);
    size_t count = 0;
    for (size_t i = 0; i < catalogue->count; i++)
        if (count == 0 || strcmp(names[count - 1], catalogue->entries[i].family) != 0)
            names[count++] = catalogue->entries[i].family;
    const char *nearest =
        cor_str_nearest((cor_str){ name.ptr, cor_font_name_stem(name) }, names, count);
    if (!nearest)
        nearest = cor_str_nearest(name, names, count);
    cor_free(names);
    return nearest;
}

static bool fail_family(const cor_catalogue *catalogue, cor_str name, cor_span at,
                        cor_report *report)
{
    const char *nearest = nearest_family(catalogue, name);
    cor_buf hint = { 0 }, shown = { 0 };
    if (nearest)
        cor_buf_printf(&hint, "did you mean '%s'?", nearest);
    else
        cor_buf_text(&hint, "fc-list lists the fonts that are installed");
    cor_buf_printable(&shown, name);
    cor_fail(report, COR_KIND_FONT, at, hint.ptr, "font '%s' is not installed",
             shown.ptr ? shown.ptr : "");
    cor_buf_free(&hint);
    cor_buf_free(&shown);
    return false;
}

static bool check_static(const cor_font_entry *entry, cor_span at, cor_report *report)
{
    if (!entry->is_variable)
        return true;
    return cor_fail(report, COR_KIND_FONT, at, "install the static fonts of the family",
                    "font '%s %s' is installed as a variable font only, which PDF cannot embed",
                    entry->family, entry->style);
}

/* Cuts the name before each of its words, the last first. */
bool cor_catalogue_find(const cor_font_entry **out, const cor_catalogue *catalogue,
                        const char *name, cor_span at, cor_report *report)
{
    cor_str whole = cor_str_of(name);
    family widest = { .catalogue = catalogue };
    for (size_t end = whole.len; end > 0; end--) {
        if (end < whole.len && whole.ptr[end] != ' ')
            continue;
        family f = { .catalogue = catalogue, .name = { whole.ptr, end } };
        if (!family_exists(&f))
            continue;
        if (!widest.name.len)
            widest = f;
        size_t style = end < whole.len ? end + 1 : end;
        const cor_font_entry *found =
            find_in_family(&f, (cor_str){ whole.ptr + style, whole.len - style });
        if (!found)
            continue;
        if (!check_static(found, at, report))
            return false;
        *out = found;
        return true;
    }
    size_t style = widest.name.len < whole.len ? widest.name.len + 1 : whole.len;
    cor_str words = { whole.ptr + style, whole.len - style };
    cor_font_look look;
    if (!widest.name.len || !cor_font_look_read(&look, words))
        return fail_family(catalogue, whole, at, report);
    return fail_style(&widest, words, at, report);
}
