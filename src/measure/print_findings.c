#include "measure/print_findings.h"

#include <math.h>
#include <string.h>

#include "base/number.h"

/* Decimals of kilometres at which the tolerance shows. */
static int decimals_of(const cor_finding *f)
{
    double tolerance_km = f->claim->tolerance_m / 1000;
    return tolerance_km > 0 ? (int)fmin(fmax(ceil(-log10(tolerance_km)), 1), 6) : 3;
}

static void put_km(cor_buf *out, double length_m, int decimals, int width)
{
    cor_buf text = { 0 };
    if (isfinite(length_m))
        cor_number_fixed(&text, length_m / 1000, decimals);
    else
        cor_buf_char(&text, '-');
    cor_buf_printf(out, "%*s", width, text.ptr);
    cor_buf_free(&text);
}

static const char not_stated_mark[] = "?";

/* As many decimals as the length, or more: what the data is unsure of is never 0. */
static void put_uncertainty(cor_buf *out, const cor_finding *f, int decimals, int width)
{
    if (!isnan(f->measured_m) && isnan(f->uncertainty_m)) {
        cor_buf_printf(out, "%*s", width, not_stated_mark);
        return;
    }
    while (f->uncertainty_m > 0 && decimals < 6 &&
           f->uncertainty_m / 1000 < 0.5 * pow(10, -decimals))
        decimals++;
    put_km(out, isnan(f->measured_m) ? f->measured_m : f->uncertainty_m, decimals, width);
}

static size_t widest_id(const cor_findings *findings)
{
    size_t most = strlen("claim");
    for (size_t i = 0; i < findings->count; i++) {
        size_t n = cor_utf8_count(cor_str_of(findings->items[i].claim->id));
        most = n > most ? n : most;
    }
    return most;
}

static size_t widest_value(const cor_findings *findings)
{
    size_t most = 9;
    for (size_t i = 0; i < findings->count; i++) {
        size_t n = cor_utf8_count(cor_str_of(findings->items[i].claim->value));
        most = n > most ? n : most;
    }
    return most;
}

static bool has_words(const cor_findings *findings)
{
    for (size_t i = 0; i < findings->count; i++)
        if (findings->items[i].claim->tolerance_implied && !findings->items[i].claim->is_plain)
            return true;
    return false;
}

static void put_row(cor_buf *out, const cor_finding *f, size_t id_width, size_t value_width)
{
    int decimals = decimals_of(f);
    cor_buf_padded(out, cor_str_of(f->claim->id), id_width);
    cor_buf_text(out, "  ");
    cor_buf_padded(out, cor_str_of(f->claim->value), value_width);
    put_km(out, f->measured_m, decimals, 9);
    cor_buf_text(out, " ±");
    put_uncertainty(out, f, decimals, 4);
    put_km(out, f->measured_m - f->claim->value_m, decimals, 9);
    cor_buf_text(out, "  ±");
    put_km(out, f->claim->tolerance_m, decimals, 4);
    cor_buf_printf(out, "%s  %-11s%s  ", f->claim->tolerance_implied ? "*" : " ",
                   cor_verdict_name(f->verdict), f->claim->known_to_fail ? " (known)" : "        ");
    cor_buf_printable(out, cor_str_of(f->claim->source));
    cor_buf_char(out, '\n');
}

void cor_findings_print(cor_buf *out, const cor_findings *findings)
{
    size_t id_width = widest_id(findings), value_width = widest_value(findings);
    size_t counts[3] = { 0 };
    bool implied = false, not_stated = false;
    cor_buf_padded(out, cor_str_of("claim"), id_width);
    cor_buf_text(out, "  ");
    cor_buf_padded(out, cor_str_of("claimed"), value_width);
    cor_buf_text(out, " measured, km     differs  tolerance verdict              source\n");
    for (size_t i = 0; i < findings->count; i++) {
        put_row(out, &findings->items[i], id_width, value_width);
        counts[findings->items[i].verdict]++;
        implied |= findings->items[i].claim->tolerance_implied;
        not_stated |=
            !isnan(findings->items[i].measured_m) && isnan(findings->items[i].uncertainty_m);
    }
    cor_buf_printf(out, "%zu claims: %zu hold, %zu fail, %zu are undecidable\n", findings->count,
                   counts[COR_HOLDS], counts[COR_FAILS], counts[COR_UNDECIDABLE]);
    if (implied)
        cor_buf_printf(out, "* half of the last digit that was published%s\n",
                       has_words(findings) ? ", or what the words around it mean" : "");
    if (not_stated)
        cor_buf_printf(out, "%s precision not stated in the data\n", not_stated_mark);
}

static void put_metres(cor_buf *out, const char *key, double value_m)
{
    cor_buf_printf(out, ", \"%s\": ", key);
    if (isfinite(value_m))
        cor_number_trimmed(out, value_m, 3);
    else
        cor_buf_text(out, "null");
}

static void put_text(cor_buf *out, const char *text)
{
    if (text)
        cor_buf_json(out, cor_str_of(text));
    else
        cor_buf_text(out, "null");
}

void cor_finding_print_json(cor_buf *out, const cor_finding *f)
{
    cor_buf_text(out, "\"id\": ");
    cor_buf_json(out, cor_str_of(f->claim->id));
    put_metres(out, "measured_m", f->measured_m);
    bool is_stated = f->features && !isnan(f->uncertainty_m);
    put_metres(out, "uncertainty_m", is_stated ? f->uncertainty_m : (double)NAN);
    cor_buf_printf(out, ", \"precision_stated\": %s", is_stated ? "true" : "false");
    put_metres(out, "expected_m", f->claim->value_m);
    put_metres(out, "tolerance_m", f->claim->tolerance_m);
    cor_buf_printf(out, ", \"tolerance_implied\": %s, \"verdict\": \"%s\", \"reason\": ",
                   f->claim->tolerance_implied ? "true" : "false", cor_verdict_name(f->verdict));
    put_text(out, cor_doubt_name(f->doubt));
    cor_buf_printf(
        out, ", \"known_to_fail\": %s, \"text\": ", f->claim->known_to_fail ? "true" : "false");
    put_text(out, f->claim->text);
    cor_buf_text(out, ", \"source\": ");
    cor_buf_json(out, cor_str_of(f->claim->source));
}

void cor_findings_print_json(cor_buf *out, const cor_findings *findings)
{
    cor_buf_text(out, "{\"claims\": [");
    for (size_t i = 0; i < findings->count; i++) {
        cor_buf_text(out, i ? ",\n  {" : "\n  {");
        cor_finding_print_json(out, &findings->items[i]);
        cor_buf_char(out, '}');
    }
    cor_buf_text(out, "\n]}\n");
}

static void put_xml(cor_buf *out, const char *text)
{
    cor_buf clean = { 0 };
    cor_buf_printable(&clean, cor_str_of(text));
    for (size_t i = 0; i < clean.len; i++) {
        const char c = clean.ptr[i];
        const char *escape = c == '&'   ? "&amp;"
                             : c == '<' ? "&lt;"
                             : c == '>' ? "&gt;"
                             : c == '"' ? "&quot;"
                                        : NULL;
        if (escape)
            cor_buf_text(out, escape);
        else
            cor_buf_char(out, c);
    }
    cor_buf_free(&clean);
}

static void put_case(cor_buf *out, const cor_finding *f, const char *name)
{
    cor_buf_text(out, "  <testcase classname=\"");
    put_xml(out, name);
    cor_buf_text(out, "\" name=\"");
    put_xml(out, f->claim->id);
    cor_buf_text(out, "\">");
    if (f->verdict == COR_UNDECIDABLE)
        cor_buf_text(out, "<skipped message=\"undecidable\"/>");
    else if (cor_finding_surprises(f)) {
        cor_buf_printf(out, "<failure message=\"%s: measured ", cor_verdict_name(f->verdict));
        put_km(out, f->measured_m, decimals_of(f), 0);
        cor_buf_text(out, " km, claimed ");
        put_xml(out, f->claim->value);
        cor_buf_text(out, " (");
        put_xml(out, f->claim->source);
        cor_buf_text(out, ")\"/>");
    }
    cor_buf_text(out, "</testcase>\n");
}

void cor_findings_print_junit(cor_buf *out, const cor_findings *findings, const char *name)
{
    size_t failures = 0, skipped = 0;
    for (size_t i = 0; i < findings->count; i++) {
        failures += cor_finding_surprises(&findings->items[i]);
        skipped += findings->items[i].verdict == COR_UNDECIDABLE;
    }
    cor_buf_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"");
    put_xml(out, name);
    cor_buf_printf(out, "\" tests=\"%zu\" failures=\"%zu\" skipped=\"%zu\">\n", findings->count,
                   failures, skipped);
    for (size_t i = 0; i < findings->count; i++)
        put_case(out, &findings->items[i], name);
    cor_buf_text(out, "</testsuite>\n");
}
