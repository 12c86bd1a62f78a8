#include <math.h>

#include "base/number.h"
#include "measure/print.h"

enum { METRE_DECIMALS = 3, DEGREE_DECIMALS = 7 };

/* Quoted where RFC 4180 asks for it. */
static void put_text(cor_buf *out, cor_str text)
{
    bool quoted = false;
    for (size_t i = 0; i < text.len; i++)
        quoted |=
            text.ptr[i] == ',' || text.ptr[i] == '"' || text.ptr[i] == '\n' || text.ptr[i] == '\r';
    if (!quoted) {
        cor_buf_str(out, text);
        return;
    }
    cor_buf_char(out, '"');
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '"')
            cor_buf_char(out, '"');
        cor_buf_char(out, text.ptr[i]);
    }
    cor_buf_char(out, '"');
}

static void put_number(cor_buf *out, double value, int decimals)
{
    cor_buf_char(out, ',');
    if (isfinite(value))
        cor_number_trimmed(out, value, decimals);
}

static void begin_csv(cor_buf *out, const cor_measure_options *options)
{
    if (options->every_m > 0)
        cor_buf_text(out, "feature,name,at_m,lon,lat,bearing_deg\n");
    else if (options->split)
        cor_buf_text(out, "feature,name,part,length_m\n");
    else
        cor_buf_text(out, "feature,name,length_m,end_to_end_m,vertices,lines,length_3d_m,"
                          "precision_m,plane_m,terrain_m,without_heights_m\n");
}

static void put_key(cor_buf *out, const cor_printed *p)
{
    cor_buf_printf(out, "%zu,", p->survey->feature);
    put_text(out, cor_printed_name(p));
}

static void put_stations(cor_buf *out, const cor_printed *p)
{
    for (size_t i = 0; i < p->station_count; i++) {
        put_key(out, p);
        put_number(out, p->stations[i].distance_m, METRE_DECIMALS);
        put_number(out, p->stations[i].at.lon_deg, DEGREE_DECIMALS);
        put_number(out, p->stations[i].at.lat_deg, DEGREE_DECIMALS);
        put_number(out, cor_bearing_deg(p->stations[i].azimuth_deg, 3), 3);
        cor_buf_char(out, '\n');
    }
}

static void put_part(cor_buf *out, const cor_printed *p, cor_str name, double length_m)
{
    if (!(length_m > 0))
        return;
    put_key(out, p);
    cor_buf_char(out, ',');
    put_text(out, name);
    put_number(out, length_m, METRE_DECIMALS);
    cor_buf_char(out, '\n');
}

static void put_parts(cor_buf *out, const cor_printed *p)
{
    const cor_split *split = &p->survey->split;
    for (size_t i = 0; i < p->borders->zone_count; i++)
        put_part(out, p, p->borders->zones[i], split->zone_m[i]);
    put_part(out, p, COR_STR("outside"), split->outside_m);
    put_part(out, p, COR_STR("border"), split->border_m);
    put_part(out, p, COR_STR("overlap"), split->overlap_m);
}

static void put_route(cor_buf *out, const cor_printed *p)
{
    const cor_survey *s = p->survey;
    if (p->options->every_m > 0) {
        put_stations(out, p);
        return;
    }
    if (p->borders) {
        put_parts(out, p);
        return;
    }
    put_key(out, p);
    put_number(out, s->length_m, METRE_DECIMALS);
    put_number(out, s->end_to_end_m, METRE_DECIMALS);
    cor_buf_printf(out, ",%zu,%zu", s->vertices, s->lines);
    put_number(out, s->length_3d_m, METRE_DECIMALS);
    put_number(out, s->precision_m, METRE_DECIMALS);
    put_number(out, p->options->crs ? s->plane.length_m : (double)NAN, METRE_DECIMALS);
    bool has_terrain = p->options->dem && s->terrain.lowest_m <= s->terrain.highest_m;
    put_number(out, has_terrain ? s->terrain.length_m : (double)NAN, METRE_DECIMALS);
    put_number(out, p->options->dem ? s->terrain.without_m : (double)NAN, METRE_DECIMALS);
    cor_buf_char(out, '\n');
}

static void end_csv(cor_buf *out)
{
    (void)out;
}

const cor_printer cor_printer_csv = { begin_csv, put_route, end_csv };
