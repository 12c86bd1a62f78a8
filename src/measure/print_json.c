#include <math.h>

#include "base/number.h"
#include "measure/print.h"

/* Metres to the millimetre, degrees to 1e-7 (a centimetre). */
enum { METRE_DECIMALS = 3, DEGREE_DECIMALS = 7 };

static void put_number(cor_buf *out, const char *key, double value, int decimals)
{
    cor_buf_printf(out, ", \"%s\": ", key);
    if (isfinite(value))
        cor_number_trimmed(out, value, decimals);
    else
        cor_buf_text(out, "null");
}

static void put_metres(cor_buf *out, const char *key, double value)
{
    put_number(out, key, value, METRE_DECIMALS);
}

static void put_lonlat(cor_buf *out, cor_lonlat at)
{
    cor_buf_text(out, ", \"lonlat\": [");
    cor_number_trimmed(out, at.lon_deg, DEGREE_DECIMALS);
    cor_buf_text(out, ", ");
    cor_number_trimmed(out, at.lat_deg, DEGREE_DECIMALS);
    cor_buf_char(out, ']');
}

static void begin_json(cor_buf *out, const cor_measure_options *options)
{
    cor_buf_text(out, "{\"ellipsoid\": \"WGS 84\", ");
    if (options->crs) {
        cor_buf_text(out, "\"crs\": ");
        cor_buf_json(out, cor_str_of(options->crs));
        cor_buf_text(out, ", ");
    }
    if (options->dem) {
        cor_buf_text(out, "\"dem\": ");
        cor_buf_json(out, cor_str_of(options->dem));
        cor_buf_text(out, ", ");
    }
    cor_buf_text(out, "\"routes\": [");
}

static void put_plane(cor_buf *out, const cor_printed *p)
{
    const cor_plane_length *plane = &p->survey->plane;
    if (!p->options->crs)
        return;
    put_metres(out, "plane_m", plane->length_m);
    put_metres(out, "plane_predicted_m", plane->predicted_m);
    put_number(out, "scale_min", plane->scale_min, 9);
    put_number(out, "scale_max", plane->scale_max, 9);
}

static void put_terrain(cor_buf *out, const cor_profile *t)
{
    bool any = t->lowest_m <= t->highest_m;
    cor_buf_text(out, ", \"terrain\": {\"spacing_m\": ");
    cor_number_trimmed(out, t->spacing_m, METRE_DECIMALS);
    put_metres(out, "length_m", any ? t->length_m : (double)NAN);
    put_metres(out, "without_heights_m", t->without_m);
    put_metres(out, "lowest_m", t->lowest_m);
    put_metres(out, "highest_m", t->highest_m);
    put_metres(out, "climb_m", t->climb_m);
    put_metres(out, "descent_m", t->descent_m);
    cor_buf_char(out, '}');
}

static void put_details(cor_buf *out, const cor_printed *p)
{
    if (!p->survey->detail_count)
        return;
    cor_buf_text(out, ", \"detail\": [");
    for (size_t i = 0; i < p->survey->detail_count; i++) {
        const cor_detail *d = &p->survey->details[i];
        cor_buf_printf(out, "%s{\"tolerance_m\": ", i ? ", " : "");
        cor_number_trimmed(out, d->tolerance_m, METRE_DECIMALS);
        put_metres(out, "length_m", d->length_m);
        cor_buf_printf(out, ", \"vertices\": %zu}", d->vertices);
    }
    cor_buf_char(out, ']');
}

static void put_parts(cor_buf *out, const cor_printed *p)
{
    const cor_split *split = &p->survey->split;
    bool first = true;
    cor_buf_text(out, ", \"parts\": [");
    for (size_t i = 0; i < p->borders->zone_count; i++) {
        if (!(split->zone_m[i] > 0))
            continue;
        cor_buf_text(out, first ? "{\"name\": " : ", {\"name\": ");
        cor_buf_json(out, p->borders->zones[i]);
        put_metres(out, "length_m", split->zone_m[i]);
        cor_buf_char(out, '}');
        first = false;
    }
    cor_buf_char(out, ']');
    put_metres(out, "outside_m", split->outside_m);
    put_metres(out, "border_m", split->border_m);
    put_metres(out, "overlap_m", split->overlap_m);
}

static void put_crossings(cor_buf *out, const cor_printed *p)
{
    const cor_split *split = &p->survey->split;
    bool first = true;
    cor_buf_text(out, ", \"crossings\": [");
    for (size_t i = 1; i < split->count; i++) {
        if (split->pieces[i].begins_part)
            continue;
        cor_buf_text(out, first ? "{\"from\": " : ", {\"from\": ");
        cor_buf_json(out, cor_piece_name(p->borders, split->pieces[i - 1].zone));
        cor_buf_text(out, ", \"to\": ");
        cor_buf_json(out, cor_piece_name(p->borders, split->pieces[i].zone));
        put_metres(out, "at_m", split->pieces[i].from_m);
        put_lonlat(out, split->pieces[i].from);
        cor_buf_char(out, '}');
        first = false;
    }
    cor_buf_char(out, ']');
}

static void put_ranges(cor_buf *out, const cor_printed *p, const cor_sensitivity *s)
{
    bool first = true;
    for (size_t z = 0; z < p->borders->zone_count; z++) {
        if (!(s->zones[z].most_m > 0))
            continue;
        cor_buf_text(out, first ? "{\"name\": " : ", {\"name\": ");
        cor_buf_json(out, p->borders->zones[z]);
        put_metres(out, "least_m", s->zones[z].least_m);
        put_metres(out, "most_m", s->zones[z].most_m);
        cor_buf_char(out, '}');
        first = false;
    }
}

static void put_sensitivities(cor_buf *out, const cor_printed *p)
{
    cor_buf_text(out, ", \"sensitivity\": [");
    for (size_t i = 0; i < p->survey->sensitivity_count; i++) {
        const cor_sensitivity *s = &p->survey->sensitivities[i];
        cor_buf_printf(out, "%s{\"distance_m\": ", i ? ", " : "");
        cor_number_trimmed(out, s->distance_m, METRE_DECIMALS);
        put_metres(out, "within_m", s->within_m);
        cor_buf_text(out, ", \"parts\": [");
        put_ranges(out, p, s);
        cor_buf_text(out, "]}");
    }
    cor_buf_char(out, ']');
}

static void put_stations(cor_buf *out, const cor_printed *p)
{
    if (!p->station_count)
        return;
    cor_buf_text(out, ", \"stations\": [");
    for (size_t i = 0; i < p->station_count; i++) {
        cor_buf_printf(out, "%s{\"at_m\": ", i ? ", " : "");
        cor_number_trimmed(out, p->stations[i].distance_m, METRE_DECIMALS);
        put_lonlat(out, p->stations[i].at);
        put_number(out, "bearing_deg", cor_bearing_deg(p->stations[i].azimuth_deg, 3), 3);
        cor_buf_char(out, '}');
    }
    cor_buf_char(out, ']');
}

static void put_route(cor_buf *out, const cor_printed *p)
{
    const cor_survey *s = p->survey;
    cor_str name = cor_printed_name(p);
    cor_buf_printf(out, "%s\n  {\"feature\": %zu, \"id\": ", p->number ? "," : "", s->feature);
    cor_value_print(out, &p->data->features[s->feature].id);
    cor_buf_text(out, ", \"name\": ");
    if (name.len)
        cor_buf_json(out, name);
    else
        cor_buf_text(out, "null");
    put_metres(out, "length_m", s->length_m);
    put_metres(out, "end_to_end_m", s->end_to_end_m);
    cor_buf_printf(out, ", \"vertices\": %zu, \"lines\": %zu", s->vertices, s->lines);
    put_metres(out, "length_3d_m", s->length_3d_m);
    put_metres(out, "precision_m", s->precision_m);
    if (s->gaps)
        put_metres(out, "gaps_m", s->gaps_m);
    if (p->options->dem)
        put_terrain(out, &s->terrain);
    put_plane(out, p);
    put_details(out, p);
    if (p->borders) {
        put_parts(out, p);
        put_crossings(out, p);
        put_sensitivities(out, p);
    }
    put_stations(out, p);
    cor_buf_char(out, '}');
}

static void end_json(cor_buf *out)
{
    cor_buf_text(out, "\n]}\n");
}

const cor_printer cor_printer_json = { begin_json, put_route, end_json };
