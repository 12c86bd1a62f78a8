#include "measure/locate.h"

#include <math.h>
#include <stdlib.h>

#include "base/csv.h"
#include "base/memory.h"
#include "base/number.h"
#include "geo/lonlat.h"
#include "measure/calibration.h"
#include "measure/stationing.h"
#include "measure/where.h"
#include "read/recognise.h"
#include "read/source.h"

enum { CSV_BYTES_MAX = 256 * 1024 * 1024 };

typedef struct locator {
    const cor_locate_options *options;
    cor_dataset *data;
    cor_stationing line;
    double precision_m; /* as the line says of itself; 0 when it does not */
    cor_calibration calibration;
    cor_arena *arena;
    cor_source *events, *posts;
    cor_report *report;
} locator;

static void take_line(locator *l, const cor_feature *f, const cor_part *part)
{
    const cor_value *precision = cor_value_get(&f->properties, COR_STR("precision_m"));
    if (!precision)
        precision = cor_value_get(&l->data->members, COR_STR("precision_m"));
    l->precision_m = precision && precision->kind == COR_NUMBER ? precision->as.number : 0;
    l->line = cor_stationing_new(l->data->coords + part->first, part->count);
}

/* The one line of the features that are accepted. */
static bool find_line(locator *l, const char *path)
{
    cor_where *where = NULL;
    size_t found = 0;
    if (l->options->where && !cor_where_parse(&where, "--where", l->options->where, l->report))
        return false;
    for (size_t i = 0; i < l->data->feature_count; i++) {
        const cor_feature *f = &l->data->features[i];
        if (!cor_where_accepts(where, l->data, i, l->report))
            continue;
        for (size_t k = 0; k < f->part_count; k++) {
            const cor_part *part = &l->data->parts[f->first_part + k];
            if (part->kind != COR_PART_LINE)
                continue;
            if (!found++)
                take_line(l, f, part);
        }
    }
    cor_where_free(where);
    if (found == 1)
        return true;
    return cor_fail(l->report, COR_KIND_MEASURE, (cor_span){ .file = path },
                    found ? "choose one with --where" : NULL,
                    found ? "there are %zu lines to locate on" : "there is no line to locate on",
                    found);
}

static bool cell_number(const locator *l, const cor_cell *cell, double min, double max, double *out)
{
    if (cor_number_parse(cell->text, out) && *out >= min && *out <= max)
        return true;
    return cor_fail(l->report, COR_KIND_DATA, cell->at, NULL,
                    "expected a number from %g to %g, found '%.*s'", min, max,
                    (int)(cell->text.len < 40 ? cell->text.len : 40), cell->text.ptr);
}

static bool cell_latitude(const locator *l, const cor_cell *cell, double *out)
{
    return (cor_number_parse(cell->text, out) && cor_latitude_settle(out)) ||
           cell_number(l, cell, -90, 90, out);
}

static bool cell_place(const locator *l, const cor_csv *csv, size_t row, cor_lonlat *out)
{
    return cell_number(l, cor_csv_cell(csv, row, cor_csv_column(csv, "lon")), -360, 360,
                       &out->lon_deg) &&
           cell_latitude(l, cor_csv_cell(csv, row, cor_csv_column(csv, "lat")), &out->lat_deg);
}

static bool has_place(const cor_csv *csv)
{
    return cor_csv_column(csv, "lon") >= 0 && cor_csv_column(csv, "lat") >= 0;
}

static bool is_table(const char *path, cor_report *report)
{
    cor_recognised found = cor_recognise(path);
    return found.format == COR_FORMAT_UNKNOWN || found.format == COR_FORMAT_TABLE ||
           cor_refuse_recognised(path, &found, (cor_span){ .file = path }, report);
}

static bool read_table(const locator *l, const char *path, cor_source **source, cor_csv *csv)
{
    return is_table(path, l->report) &&
           cor_source_open(source, path, CSV_BYTES_MAX, COR_NOWHERE, l->report) &&
           cor_csv_read(csv, *source, l->arena, l->report);
}

/* A post beside the line is worth a word; one that is nowhere near it is another line's, or has its
 * longitude and latitude the wrong way round. */
static bool check_offset(const locator *l, cor_span at, double offset_m)
{
    static const double beside_m = 100, lost_m = 5000;
    if (offset_m > lost_m)
        return cor_fail(l->report, COR_KIND_MEASURE, at, "is it a post of this line?",
                        "this post lies %.1f km from the line", offset_m / 1000);
    if (offset_m > fmax(beside_m, l->precision_m))
        cor_warn(l->report, COR_KIND_MEASURE, at, NULL,
                 "this post lies %.0f m from the line: its kilometre is put on the nearest place",
                 offset_m);
    return true;
}

typedef struct post {
    cor_post_mark mark;
    cor_span at; /* in the table */
} post;

static bool read_post(post *out, const locator *l, const cor_csv *csv, size_t row)
{
    cor_lonlat at;
    double km, offset_m;
    if (!cell_place(l, csv, row, &at) ||
        !cell_number(l, cor_csv_cell(csv, row, cor_csv_column(csv, "km")), -1e6, 1e6, &km))
        return false;
    cor_station station = cor_stationing_nearest(&l->line, at, &offset_m);
    *out = (post){ { station.distance_m, km * 1000 }, cor_csv_cell(csv, row, 0)->at };
    return check_offset(l, out->at, offset_m);
}

static int along_line(const void *a, const void *b)
{
    const post *x = a, *y = b;
    if (x->mark.measured_m != y->mark.measured_m)
        return x->mark.measured_m < y->mark.measured_m ? -1 : 1;
    return x->at.line < y->at.line ? -1 : x->at.line > y->at.line;
}

/* The table may list them in any order, and the line may run against their count. */
static bool take_posts(locator *l, post *posts, size_t count)
{
    cor_post_mark *marks = cor_arena_alloc(l->arena, count + 1, sizeof *marks);
    if (count)
        qsort(posts, count, sizeof *posts, along_line);
    bool falls = count > 1 && posts[count - 1].mark.counted_m < posts[0].mark.counted_m;
    for (size_t i = 0; i < count; i++) {
        const cor_post_mark *p = &posts[i].mark, *before = i ? &posts[i - 1].mark : NULL;
        bool goes_on =
            !before ||
            (p->measured_m > before->measured_m &&
             (falls ? p->counted_m < before->counted_m : p->counted_m > before->counted_m));
        if (!goes_on)
            return cor_fail(l->report, COR_KIND_DATA, posts[i].at,
                            "along the line the kilometres of posts rise all the way, or fall",
                            "the post of km %.10g stands behind that of km %.10g on the line",
                            p->counted_m / 1000, before->counted_m / 1000);
        marks[i] = *p;
    }
    l->calibration = (cor_calibration){ marks, count, falls };
    return true;
}

static bool read_posts(locator *l)
{
    cor_csv csv;
    if (!read_table(l, l->options->calibration, &l->posts, &csv))
        return false;
    if (!has_place(&csv) || cor_csv_column(&csv, "km") < 0)
        return cor_fail(l->report, COR_KIND_DATA, csv.header[0].at,
                        "a table of posts has the columns km, lon, lat",
                        "a column is missing in the table of posts");
    post *posts = cor_arena_alloc(l->arena, csv.rows + 1, sizeof *posts);
    for (size_t i = 0; i < csv.rows; i++)
        if (!read_post(&posts[i], l, &csv, i))
            return false;
    return take_posts(l, posts, csv.rows);
}

static void put_number(cor_buf *out, double value, int decimals)
{
    cor_buf_char(out, ',');
    cor_number_trimmed(out, value, decimals);
}

/* km, lon, lat, bearing, distance from the line */
static void put_station(cor_buf *out, const locator *l, const cor_station *s, double offset_m)
{
    cor_number_trimmed(out, cor_counted_m(&l->calibration, s->distance_m) / 1000, 6);
    put_number(out, s->at.lon_deg, 7);
    put_number(out, s->at.lat_deg, 7);
    put_number(out, cor_bearing_deg(s->azimuth_deg, 3), 3);
    put_number(out, offset_m, 3);
}

static bool put_distance(cor_buf *out, const locator *l, double counted_m, cor_span at)
{
    /* Half of the last digit that `corridor measure` prints lies on the line. */
    static const double slack_m = 0.5e-3;
    double measured = cor_measured_m(&l->calibration, counted_m);
    if (measured < -slack_m || measured > l->line.length_m + slack_m)
        return cor_fail(l->report, COR_KIND_MEASURE, at, NULL,
                        "%.10g km is not on the line: it runs from km %.10g to %.10g",
                        counted_m / 1000, cor_counted_m(&l->calibration, 0) / 1000,
                        cor_counted_m(&l->calibration, l->line.length_m) / 1000);
    cor_station s = cor_stationing_at(&l->line, measured);
    put_station(out, l, &s, 0);
    return true;
}

static void put_place(cor_buf *out, const locator *l, cor_lonlat p)
{
    double offset_m;
    cor_station s = cor_stationing_nearest(&l->line, p, &offset_m);
    put_station(out, l, &s, offset_m);
}

static const char header[] = "km,lon,lat,bearing_deg,offset_m";

static bool locate_at(cor_buf *out, const locator *l)
{
    const cor_span here = { .file = "--at" };
    cor_buf_printf(out, "%s\n", header);
    bool well = put_distance(out, l, *l->options->at_m, here);
    cor_buf_char(out, '\n');
    return well;
}

static bool locate_point(cor_buf *out, const locator *l)
{
    cor_str text = cor_str_of(l->options->point);
    size_t comma = 0;
    cor_lonlat p;
    while (comma < text.len && text.ptr[comma] != ',')
        comma++;
    if (comma == text.len || !cor_number_parse((cor_str){ text.ptr, comma }, &p.lon_deg) ||
        !cor_number_parse((cor_str){ text.ptr + comma + 1, text.len - comma - 1 }, &p.lat_deg) ||
        !cor_latitude_settle(&p.lat_deg) || fabs(p.lon_deg) > 360)
        return cor_fail(l->report, COR_KIND_USAGE, (cor_span){ .file = "--point" },
                        "write --point 46.24,38.90", "'%s' is no longitude and latitude",
                        l->options->point);
    cor_buf_printf(out, "%s\n", header);
    put_place(out, l, p);
    cor_buf_char(out, '\n');
    return true;
}

/* What the answer says in columns of its own. */
static bool is_answered(cor_str column)
{
    static const char *const names[] = { "km", "lon", "lat", "bearing_deg", "offset_m" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (cor_str_is(column, names[i]))
            return true;
    return false;
}

static void put_cells(cor_buf *out, const cor_csv *csv, const cor_cell *cells)
{
    for (size_t i = 0; i < csv->columns; i++) {
        if (is_answered(csv->header[i].text))
            continue;
        cor_buf_text(out, ",\"");
        for (size_t k = 0; k < cells[i].text.len; k++) {
            if (cells[i].text.ptr[k] == '"')
                cor_buf_char(out, '"');
            cor_buf_char(out, cells[i].text.ptr[k]);
        }
        cor_buf_char(out, '"');
    }
    cor_buf_char(out, '\n');
}

static bool locate_events(cor_buf *out, locator *l)
{
    cor_csv csv;
    if (!read_table(l, l->options->events, &l->events, &csv))
        return false;
    int km_column = cor_csv_column(&csv, "km");
    if (km_column >= 0 && has_place(&csv))
        return cor_fail(l->report, COR_KIND_DATA, csv.header[km_column].at,
                        "leave out either km, or lon and lat",
                        "the table says twice where its events are");
    if (km_column < 0 && !has_place(&csv))
        return cor_fail(l->report, COR_KIND_DATA, csv.header[0].at,
                        "a table of events has a column km, or lon and lat",
                        "the table does not say where its events are");
    cor_buf_text(out, header);
    put_cells(out, &csv, csv.header);
    for (size_t i = 0; i < csv.rows; i++) {
        cor_lonlat p;
        double km;
        if (km_column >= 0) {
            const cor_cell *cell = cor_csv_cell(&csv, i, km_column);
            if (!cell_number(l, cell, -1e6, 1e6, &km) || !put_distance(out, l, km * 1000, cell->at))
                return false;
        } else {
            if (!cell_place(l, &csv, i, &p))
                return false;
            put_place(out, l, p);
        }
        put_cells(out, &csv, cor_csv_cell(&csv, i, 0));
    }
    return true;
}

bool cor_locate(cor_buf *out, const char *path, const cor_locate_options *options,
                cor_report *report)
{
    locator l = { .options = options, .report = report, .arena = cor_arena_new() };
    const cor_source_options how = { .layer = options->layer,
                                     .crs = options->source_crs,
                                     .names = cor_command_option_names };
    cor_buf text = { 0 };
    bool well = cor_dataset_load(&l.data, path, &how, COR_NOWHERE, report) && find_line(&l, path);
    well = well && (!options->calibration || read_posts(&l)) &&
           (options->at_m    ? locate_at(&text, &l)
            : options->point ? locate_point(&text, &l)
                             : locate_events(&text, &l));
    if (well)
        cor_buf_str(out, cor_buf_view(&text));
    cor_buf_free(&text);
    cor_source_free(l.events);
    cor_source_free(l.posts);
    cor_stationing_free(&l.line);
    cor_dataset_free(l.data);
    cor_arena_free(l.arena);
    return well;
}
