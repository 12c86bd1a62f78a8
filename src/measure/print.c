#include "measure/print.h"

#include <math.h>

#include "base/number.h"

cor_str cor_printed_name(const cor_printed *p)
{
    const cor_value *properties = &p->data->features[p->survey->feature].properties;
    const cor_value *name = cor_value_get(properties, COR_STR("name:en"));
    if (!name || name->kind != COR_STRING)
        name = cor_value_get(properties, COR_STR("name"));
    return name && name->kind == COR_STRING ? name->as.string : (cor_str){ "", 0 };
}

/* Decimals of a length that is known to `precision_m`: the last one is as large as the precision,
 * or smaller by less than ten. Without a precision, metres. */
static int decimals_for(double precision_m, double unit_m)
{
    double step_m = isnan(precision_m) ? 1 : pow(10, floor(log10(precision_m) + 1e-9));
    return (int)fmin(fmax(ceil(log10(unit_m / step_m) - 1e-9), 0), 6);
}

static void put_length(cor_buf *out, const cor_printed *p, double length_m)
{
    double unit_m = cor_unit_metres(p->options->unit);
    cor_number_fixed(out, length_m / unit_m, decimals_for(p->survey->precision_m, unit_m));
    cor_buf_printf(out, " %s", cor_unit_name(p->options->unit));
}

static void begin_row(cor_buf *out, const char *title)
{
    cor_buf_printf(out, "  %-14s ", title);
}

static void put_percent(cor_buf *out, double share)
{
    if (share > 0)
        cor_buf_char(out, '+');
    cor_number_fixed(out, share * 100, 3);
    cor_buf_text(out, " %");
}

static void begin_text(cor_buf *out, const cor_measure_options *options)
{
    (void)options;
    cor_buf_text(out, "Lengths along geodesics of WGS 84 from vertex to vertex.\n");
}

static void put_head(cor_buf *out, const cor_printed *p)
{
    const cor_value *id = &p->data->features[p->survey->feature].id;
    cor_buf_printf(out, "\nfeature %zu", p->survey->feature);
    if (id->kind != COR_NULL) {
        cor_buf_text(out, ", id ");
        cor_value_print(out, id);
    }
    cor_str name = cor_printed_name(p);
    if (name.len) {
        cor_buf_text(out, ": ");
        cor_buf_printable(out, name);
    }
    cor_buf_char(out, '\n');
}

static void put_heights(cor_buf *out, const cor_printed *p)
{
    const cor_survey *s = p->survey;
    if (!s->heights)
        return;
    begin_row(out, "with heights");
    if (isnan(s->length_3d_m))
        cor_buf_printf(out, "-, for want of a height at %zu of %zu vertices",
                       s->vertices - s->heights, s->vertices);
    else
        put_length(out, p, s->length_3d_m);
    cor_buf_char(out, '\n');
}

static void put_terrain(cor_buf *out, const cor_printed *p)
{
    const cor_profile *t = &p->survey->terrain;
    if (!p->options->dem)
        return;
    begin_row(out, "over ground");
    if (!(t->lowest_m <= t->highest_m)) {
        cor_buf_text(out, "-, the line has no height in the height model\n");
        return;
    }
    put_length(out, p, t->length_m);
    if (p->survey->length_m > 0) {
        cor_buf_text(out, ", ");
        put_percent(out, t->length_m / p->survey->length_m - 1);
    }
    cor_buf_text(out, "; a height every ");
    cor_number_fixed(out, t->spacing_m, t->spacing_m < 10);
    cor_buf_text(out, " m at most\n");
    begin_row(out, "");
    cor_buf_printf(out, "%.0f to %.0f m, climb %.0f m, descent %.0f m", t->lowest_m, t->highest_m,
                   t->climb_m, t->descent_m);
    if (t->without_m > 0) {
        cor_buf_text(out, "; ");
        put_length(out, p, t->without_m);
        cor_buf_text(out, " without heights");
    }
    cor_buf_char(out, '\n');
}

static void put_ends(cor_buf *out, const cor_printed *p)
{
    const cor_survey *s = p->survey;
    begin_row(out, "end to end");
    put_length(out, p, s->end_to_end_m);
    if (s->gaps) {
        cor_buf_printf(out, ", %zu gap%s of ", s->gaps, s->gaps > 1 ? "s" : "");
        put_length(out, p, s->gaps_m);
        cor_buf_text(out, s->gaps > 1 ? " in all between its lines" : " between its lines");
    } else if (s->end_to_end_m > 0) {
        cor_buf_text(out, ", sinuosity ");
        cor_number_fixed(out, s->length_m / s->end_to_end_m, 2);
    } else {
        cor_buf_text(out, s->length_m > 0 ? ": it is closed" : ": all vertices are one place");
    }
    cor_buf_char(out, '\n');
}

static void put_shape(cor_buf *out, const cor_printed *p)
{
    const cor_survey *s = p->survey;
    begin_row(out, "length");
    put_length(out, p, s->length_m);
    if (!isnan(s->precision_m)) {
        cor_buf_text(out, ", drawn to ");
        cor_number_trimmed(out, s->precision_m, 3);
        cor_buf_text(out, " m");
    }
    cor_buf_char(out, '\n');
    put_heights(out, p);
    put_terrain(out, p);
    put_ends(out, p);
    begin_row(out, "vertices");
    cor_buf_printf(out, "%zu", s->vertices);
    if (s->lines > 1)
        cor_buf_printf(out, " in %zu lines", s->lines);
    if (s->vertices > s->lines) {
        cor_buf_text(out, ", ");
        cor_number_fixed(out, s->length_m / (double)(s->vertices - s->lines), 0);
        cor_buf_text(out, " m apart");
    }
    cor_buf_char(out, '\n');
}

static void put_plane(cor_buf *out, const cor_printed *p)
{
    const cor_plane_length *plane = &p->survey->plane;
    if (!p->options->crs)
        return;
    begin_row(out, "in the CRS");
    if (isnan(plane->length_m)) {
        cor_buf_text(out, "no image of the whole line\n");
        return;
    }
    put_length(out, p, plane->length_m);
    if (p->survey->length_m > 0) {
        cor_buf_text(out, ", ");
        put_percent(out, plane->length_m / p->survey->length_m - 1);
    }
    if (!(plane->predicted_m > 0)) {
        cor_buf_text(out,
                     p->survey->length_m > 0 ? "; there is no scale at a place of it\n" : "\n");
        return;
    }
    cor_buf_text(out, "; scale along the line ");
    cor_number_fixed(out, plane->scale_min, 5);
    cor_buf_text(out, " to ");
    cor_number_fixed(out, plane->scale_max, 5);
    cor_buf_text(out, " explains ");
    put_percent(out, plane->predicted_m / p->survey->length_m - 1);
    cor_buf_char(out, '\n');
}

static void put_details(cor_buf *out, const cor_printed *p)
{
    for (size_t i = 0; i < p->survey->detail_count; i++) {
        const cor_detail *d = &p->survey->details[i];
        begin_row(out, i ? "" : "simplified");
        cor_buf_printf(out, "by %3.0f m: ", d->tolerance_m);
        put_length(out, p, d->length_m);
        cor_buf_text(out, ", ");
        put_percent(out, d->length_m / p->survey->length_m - 1);
        cor_buf_printf(out, ", %zu vertices\n", d->vertices);
    }
}

static void put_name(cor_buf *out, cor_str name)
{
    cor_buf_text(out, "    ");
    cor_buf_padded(out, name, 20);
    cor_buf_char(out, ' ');
}

static void put_part(cor_buf *out, const cor_printed *p, cor_str name, double length_m)
{
    put_name(out, name);
    put_length(out, p, length_m);
    cor_buf_char(out, '\n');
}

static void put_zones(cor_buf *out, const cor_printed *p)
{
    const cor_split *split = &p->survey->split;
    for (size_t i = 0; i < p->borders->zone_count; i++)
        if (split->zone_m[i] > 0)
            put_part(out, p, p->borders->zones[i], split->zone_m[i]);
    if (split->outside_m > 0)
        put_part(out, p, COR_STR("outside"), split->outside_m);
    if (split->border_m > 0)
        put_part(out, p, COR_STR("along a border"), split->border_m);
    if (split->overlap_m > 0)
        put_part(out, p, COR_STR("where they overlap"), split->overlap_m);
}

static void put_crossings(cor_buf *out, const cor_printed *p)
{
    const cor_split *split = &p->survey->split;
    for (size_t i = 1; i < split->count; i++) {
        const cor_piece *piece = &split->pieces[i];
        if (piece->begins_part)
            continue;
        begin_row(out, "crossing");
        put_length(out, p, piece->from_m);
        cor_buf_text(out, " at ");
        cor_number_fixed(out, piece->from.lat_deg, 5);
        cor_buf_text(out, ", ");
        cor_number_fixed(out, piece->from.lon_deg, 5);
        cor_buf_text(out, ": ");
        cor_buf_printable(out, cor_piece_name(p->borders, split->pieces[i - 1].zone));
        cor_buf_text(out, " to ");
        cor_buf_printable(out, cor_piece_name(p->borders, piece->zone));
        cor_buf_char(out, '\n');
    }
}

static void put_ranges(cor_buf *out, const cor_printed *p)
{
    for (size_t i = 0; i < p->survey->sensitivity_count; i++) {
        const cor_sensitivity *s = &p->survey->sensitivities[i];
        begin_row(out, i ? "" : "near a border");
        cor_buf_printf(out, "within %3.0f m: ", s->distance_m);
        put_length(out, p, s->within_m);
        cor_buf_char(out, '\n');
        for (size_t z = 0; z < p->borders->zone_count; z++) {
            if (!(s->zones[z].most_m > 0))
                continue;
            put_name(out, p->borders->zones[z]);
            put_length(out, p, s->zones[z].least_m);
            cor_buf_text(out, " to ");
            put_length(out, p, s->zones[z].most_m);
            cor_buf_char(out, '\n');
        }
    }
}

static void put_stations(cor_buf *out, const cor_printed *p)
{
    for (size_t i = 0; i < p->station_count; i++) {
        begin_row(out, i ? "" : "stations");
        put_length(out, p, p->stations[i].distance_m);
        cor_buf_text(out, " at ");
        cor_number_fixed(out, p->stations[i].at.lat_deg, 5);
        cor_buf_text(out, ", ");
        cor_number_fixed(out, p->stations[i].at.lon_deg, 5);
        cor_buf_text(out, ", bearing ");
        cor_number_fixed(out, cor_bearing_deg(p->stations[i].azimuth_deg, 0), 0);
        cor_buf_text(out, "°\n");
    }
}

static void put_route(cor_buf *out, const cor_printed *p)
{
    put_head(out, p);
    put_shape(out, p);
    put_plane(out, p);
    put_details(out, p);
    if (p->borders) {
        begin_row(out, "split");
        cor_buf_char(out, '\n');
        put_zones(out, p);
        put_crossings(out, p);
        put_ranges(out, p);
    }
    put_stations(out, p);
}

static void end_text(cor_buf *out)
{
    (void)out;
}

const cor_printer cor_printer_text = { begin_text, put_route, end_text };
