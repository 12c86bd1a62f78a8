#include <math.h>

#include "base/decimal.h"
#include "base/number.h"
#include "geo/lonlat.h"
#include "read/geojson_reader.h"

/* How deep the lists of positions lie, and what they become. */
static const struct {
    int depth;
    cor_part_kind kind;
} shapes[] = {
    [COR_GEOJSON_POINT] = { 0, COR_PART_POINT },
    [COR_GEOJSON_MULTI_POINT] = { 1, COR_PART_POINT },
    [COR_GEOJSON_LINE_STRING] = { 1, COR_PART_LINE },
    [COR_GEOJSON_MULTI_LINE_STRING] = { 2, COR_PART_LINE },
    [COR_GEOJSON_POLYGON] = { 2, COR_PART_RING_OUTER },
    [COR_GEOJSON_MULTI_POLYGON] = { 3, COR_PART_RING_OUTER },
};

typedef struct position {
    double lon_deg, lat_deg, height_m; /* height NAN when there is none */
} position;

/* A plain place on earth, or nothing that longitude and latitude could settle: the file has a CRS
 * of its own, or is refused already unless one is found. */
static inline bool in_range(const cor_geojson *reader, const position *p)
{
    return (fabs(p->lon_deg) <= 180 && fabs(p->lat_deg) <= 90) ||
           cor_lonlat_is_place((cor_lonlat){ p->lon_deg, p->lat_deg }) || reader->options->crs ||
           reader->outside.length || (reader->named.words && *reader->named.words);
}

/* Past the limit of coordinates. */
static bool fail_too_many(cor_geojson *reader)
{
    return cor_fail(reader->report, COR_KIND_LIMIT, cor_json_span(&reader->json), NULL,
                    "more than %d positions or %d parts in one file", COR_MAX_COORDS,
                    COR_MAX_PARTS);
}

static void add(cor_geojson *reader, const position *p)
{
    cor_builder_add(&reader->builder, p->lon_deg, p->lat_deg);
    if (!isnan(p->height_m))
        cor_builder_set_height(&reader->builder, p->height_m);
}

static inline const char *skip_space(const char *at)
{
    while (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t')
        at++;
    return at;
}

/* `at` is behind the bracket. Returns the byte behind the closing one, or NULL for anything that is
 * not two or three plain numbers: the careful path reads or refuses that. */
static inline const char *scan_position(const char *at, position *p)
{
    at = cor_decimal_scan(skip_space(at), &p->lon_deg);
    if (!at || *(at = skip_space(at)) != ',')
        return NULL;
    at = cor_decimal_scan(skip_space(at + 1), &p->lat_deg);
    if (!at)
        return NULL;
    p->height_m = (double)NAN;
    at = skip_space(at);
    if (*at == ',') {
        at = cor_decimal_scan(skip_space(at + 1), &p->height_m);
        if (!at)
            return NULL;
        at = skip_space(at);
    }
    return *at == ']' ? at + 1 : NULL;
}

/* Reads as many items of the current array as are plain positions in range. */
static void read_plain_positions(cor_geojson *reader)
{
    const char *start = cor_json_cursor(&reader->json);
    const char *done = start;
    bool comma = cor_json_after_item(&reader->json);
    for (;;) {
        const char *at = skip_space(done);
        if (comma) {
            if (*at != ',')
                break;
            at = skip_space(at + 1);
        }
        if (*at != '[')
            break;
        position p;
        at = scan_position(at + 1, &p);
        if (!at || !in_range(reader, &p) ||
            (!cor_builder_has_room(&reader->builder) && !cor_builder_room(&reader->builder, 1)))
            break;
        add(reader, &p);
        comma = true;
        done = at;
    }
    if (done != start)
        cor_json_advance(&reader->json, done);
}

/* NaN comes as null. */
static bool is_nan_word(const cor_json_token *token)
{
    return token->kind == COR_JSON_NULL && token->string.len > 0;
}

static const char *found_instead(const cor_json_token *token)
{
    return is_nan_word(token) ? "NaN or an infinity" : cor_json_kind_name(token->kind);
}

/* The ordinates of the position whose bracket is the current token; how many are in *count. */
static bool read_ordinates(cor_geojson *reader, position *p, size_t *count)
{
    double values[3] = { 0, 0, (double)NAN };
    cor_json *json = &reader->json;
    size_t n = 0;
    for (;; n++) {
        if (!cor_json_next(json))
            return false;
        if (json->token.kind == COR_JSON_ARRAY_END)
            break;
        bool no_height = n >= 2 && is_nan_word(&json->token);
        if (no_height)
            cor_geojson_found(reader, COR_FOUND_NAN, json->token.offset, json->token.length);
        if (!no_height && json->token.kind != COR_JSON_NUMBER)
            return cor_geojson_fail(
                reader,
                json->token.kind == COR_JSON_ARRAY ? "the coordinates are nested one level too deep"
                                                   : "a position is [longitude, latitude]",
                "expected a number in a position, found %s", found_instead(&json->token));
        if (n < 3 && !no_height)
            values[n] = json->token.number;
    }
    *p = (position){ values[0], values[1], values[2] };
    *count = n;
    return true;
}

/* Whether that is a fault is known when "crs" has been seen, which may stand last. */
static void note_outside(cor_geojson *reader, const position *p, size_t offset, size_t length)
{
    double lat_deg = p->lat_deg;
    bool is_latitude = !cor_latitude_settle(&lat_deg);
    reader->outside = (cor_geojson_outside){ .offset = offset,
                                             .length = length,
                                             .is_latitude = is_latitude,
                                             .degrees = is_latitude ? p->lat_deg : p->lon_deg };
}

bool cor_geojson_fail_outside(cor_geojson *reader)
{
    const cor_geojson_outside *outside = &reader->outside;
    const char *say = reader->options->names.crs;
    if (!outside->length)
        return true;
    cor_buf degrees = { 0 }, hint = { 0 };
    cor_number_shortest(&degrees, outside->degrees);
    cor_buf_text(&hint, "coordinates are [longitude, latitude] in degrees");
    if (say)
        cor_buf_printf(&hint, "; for another CRS name it %s", say);
    cor_fail(reader->report, COR_KIND_GEOMETRY,
             cor_json_span_at(&reader->json, outside->offset, outside->length), hint.ptr,
             outside->is_latitude ? "latitude %s is outside -90..90"
                                  : "longitude %s is outside -360..360",
             degrees.ptr);
    cor_buf_free(&degrees);
    cor_buf_free(&hint);
    return false;
}

static bool check_position(cor_geojson *reader, const position *p, size_t count, size_t offset)
{
    size_t length = reader->json.token.offset + 1 - offset;
    if (count < 2)
        return cor_fail(reader->report, COR_KIND_GEOMETRY,
                        cor_json_span_at(&reader->json, offset, length),
                        "a position is [longitude, latitude]",
                        count ? "a position of one number" : "a position without numbers");
    if (!in_range(reader, p))
        note_outside(reader, p, offset, length);
    if (count > 3)
        cor_geojson_found(reader, COR_FOUND_EXTRA_ORDINATES, offset, length);
    return true;
}

/* The careful way to read the position that begins at the current token. *empty when it is []. */
static bool read_position(cor_geojson *reader, bool *empty)
{
    size_t offset = reader->json.token.offset;
    if (reader->json.token.kind != COR_JSON_ARRAY)
        return cor_geojson_fail(reader, "a position is [longitude, latitude]",
                                "expected a position, found %s",
                                cor_json_kind_name(reader->json.token.kind));
    position p = { .height_m = (double)NAN };
    size_t count = 0;
    if (!read_ordinates(reader, &p, &count))
        return false;
    if (empty && count == 0) {
        *empty = true;
        return true;
    }
    if (!check_position(reader, &p, count, offset))
        return false;
    if (!cor_builder_room(&reader->builder, 1))
        return fail_too_many(reader);
    add(reader, &p);
    return true;
}

static bool begin_part(cor_geojson *reader, cor_part_kind kind)
{
    return cor_builder_part(&reader->builder, kind) || fail_too_many(reader);
}

static bool read_point(cor_geojson *reader)
{
    if (!begin_part(reader, COR_PART_POINT))
        return false;
    position p = { .height_m = (double)NAN };
    const char *behind = scan_position(cor_json_cursor(&reader->json), &p);
    if (behind && in_range(reader, &p) && cor_builder_room(&reader->builder, 1)) {
        add(reader, &p);
        cor_json_leave(&reader->json, behind);
        return true;
    }
    bool empty = false;
    if (!read_position(reader, &empty))
        return false;
    if (empty)
        cor_builder_drop_part(&reader->builder);
    return true;
}

/* Each position of the current array becomes a part of its own. */
static bool read_points(cor_geojson *reader)
{
    for (;;) {
        if (!cor_json_next(&reader->json))
            return false;
        if (reader->json.token.kind == COR_JSON_ARRAY_END)
            return true;
        if (!begin_part(reader, COR_PART_POINT) || !read_position(reader, NULL))
            return false;
    }
}

static bool read_positions(cor_geojson *reader)
{
    for (;;) {
        read_plain_positions(reader);
        if (!cor_json_next(&reader->json))
            return false;
        if (reader->json.token.kind == COR_JSON_ARRAY_END)
            return true;
        if (!read_position(reader, NULL))
            return false;
    }
}

/* Twice the area of the ring, counterclockwise positive; longitudes from the first, so that small
 * rings far from 0 keep their digits. */
static double twice_area(const cor_lonlat *ring, size_t count)
{
    double sum = 0;
    for (size_t i = 0; i + 1 < count; i++)
        sum += (ring[i].lon_deg - ring[0].lon_deg) * (ring[i + 1].lat_deg - ring[0].lat_deg) -
               (ring[i + 1].lon_deg - ring[0].lon_deg) * (ring[i].lat_deg - ring[0].lat_deg);
    return sum;
}

static bool same_height(double a, double b)
{
    return a == b || (isnan(a) && isnan(b));
}

/* Repeats the first position at the end when the file does not. */
static bool close_ring(cor_geojson *reader, size_t offset, size_t length)
{
    cor_dataset *dataset = reader->builder.dataset;
    const cor_part *part = cor_builder_last_part(&reader->builder);
    size_t last = part->first + part->count - 1;
    cor_lonlat from = dataset->coords[part->first], to = dataset->coords[last];
    const double *heights = last < reader->builder.height_capacity ? dataset->heights_m : NULL;
    if (from.lon_deg == to.lon_deg && from.lat_deg == to.lat_deg) {
        if (heights && !same_height(heights[part->first], heights[last]))
            cor_geojson_found(reader, COR_FOUND_HEIGHT_STEP, offset, length);
        return true;
    }
    if (!cor_builder_room(&reader->builder, 1))
        return fail_too_many(reader);
    add(reader,
        &(position){ from.lon_deg, from.lat_deg, heights ? heights[part->first] : (double)NAN });
    cor_geojson_found(reader, COR_FOUND_OPEN_RING, offset, length);
    return true;
}

/* RFC 7946 section 3.1 lets a reader take empty "coordinates" as none; so are those of a member. */
static bool leave_out(cor_geojson *reader, size_t offset, size_t length)
{
    cor_builder_drop_part(&reader->builder);
    cor_geojson_found(reader, COR_FOUND_EMPTY_PART, offset, length);
    return true;
}

static bool finish_ring(cor_geojson *reader, size_t offset, size_t length)
{
    const cor_part *part = cor_builder_last_part(&reader->builder);
    size_t written = part->count;
    if (written == 0)
        return leave_out(reader, offset, length);
    if (!close_ring(reader, offset, length))
        return false;
    if (part->count < 4)
        return cor_fail(reader->report, COR_KIND_GEOMETRY,
                        cor_json_span_at(&reader->json, offset, length),
                        "a ring needs four positions or more, the last the same as the first",
                        "a ring of %zu position%s", written, written == 1 ? "" : "s");
    double area = twice_area(&reader->builder.dataset->coords[part->first], part->count);
    if (part->kind == COR_PART_RING_OUTER ? area < 0 : area > 0)
        cor_geojson_found(reader, COR_FOUND_WINDING, offset, length);
    return true;
}

static bool finish_line(cor_geojson *reader, size_t offset, size_t length, bool outermost)
{
    size_t count = cor_builder_last_part(&reader->builder)->count;
    if (count >= 2)
        return true;
    if (count == 1)
        return cor_fail(reader->report, COR_KIND_GEOMETRY,
                        cor_json_span_at(&reader->json, offset, length),
                        "a line needs two positions or more", "a line of one position");
    if (!outermost)
        return leave_out(reader, offset, length);
    cor_builder_drop_part(&reader->builder);
    return true;
}

/* A list of positions: one line or one ring. */
static bool read_part(cor_geojson *reader, cor_part_kind kind, bool outermost)
{
    size_t offset = reader->json.token.offset;
    if (!begin_part(reader, kind) || !read_positions(reader))
        return false;
    size_t length = reader->json.token.offset + 1 - offset;
    if (kind == COR_PART_LINE)
        return finish_line(reader, offset, length, outermost);
    return finish_ring(reader, offset, length);
}

static bool expect_array(cor_geojson *reader, int depth)
{
    if (reader->json.token.kind == COR_JSON_ARRAY)
        return true;
    return cor_geojson_fail(reader,
                            reader->json.token.kind == COR_JSON_NUMBER
                                ? "the coordinates are not nested deep enough for this type"
                                : NULL,
                            "expected %s in \"coordinates\", found %s",
                            depth > 1 ? "a list of lists of positions" : "a list of positions",
                            cor_json_kind_name(reader->json.token.kind));
}

/* The rings of the polygon whose bracket is the current token; the first is the outer one. */
static bool read_rings(cor_geojson *reader, bool outermost)
{
    cor_json *json = &reader->json;
    const cor_dataset *dataset = reader->builder.dataset;
    size_t polygon = json->token.offset, before = dataset->part_count, count = 0;
    for (;; count++) {
        if (!cor_json_next(json))
            return false;
        if (json->token.kind == COR_JSON_ARRAY_END)
            break;
        size_t offset = json->token.offset;
        if (!expect_array(reader, 1) ||
            !read_part(reader, count ? COR_PART_RING_INNER : COR_PART_RING_OUTER, false))
            return false;
        if (dataset->part_count > before && dataset->parts[before].kind == COR_PART_RING_INNER)
            return cor_fail(reader->report, COR_KIND_GEOMETRY,
                            cor_json_span_at(json, offset, json->token.offset + 1 - offset),
                            "the first ring of a polygon is its outer one",
                            "a hole in a polygon whose outer ring is empty");
    }
    if (count == 0 && !outermost)
        cor_geojson_found(reader, COR_FOUND_EMPTY_PART, polygon, json->token.offset + 1 - polygon);
    return true;
}

static bool read_list(cor_geojson *reader, int depth, cor_part_kind kind, bool outermost);

static bool read_lists(cor_geojson *reader, int depth, cor_part_kind kind)
{
    for (;;) {
        if (!cor_json_next(&reader->json))
            return false;
        if (reader->json.token.kind == COR_JSON_ARRAY_END)
            return true;
        if (!read_list(reader, depth - 1, kind, false))
            return false;
    }
}

static bool read_list(cor_geojson *reader, int depth, cor_part_kind kind, bool outermost)
{
    if (!expect_array(reader, depth))
        return false;
    if (depth == 2 && kind == COR_PART_RING_OUTER)
        return read_rings(reader, outermost);
    if (depth > 1)
        return read_lists(reader, depth, kind);
    if (depth == 0)
        return read_point(reader);
    return kind == COR_PART_POINT ? read_points(reader) : read_part(reader, kind, outermost);
}

bool cor_geojson_read_coordinates(cor_geojson *reader, cor_geojson_type type)
{
    size_t offset = reader->json.token.offset, before = reader->builder.dataset->coord_count;
    if (!read_list(reader, shapes[type].depth, shapes[type].kind, true))
        return false;
    if (reader->builder.dataset->coord_count == before)
        cor_geojson_found(reader, COR_FOUND_EMPTY_GEOMETRY, offset,
                          reader->json.token.offset + 1 - offset);
    return true;
}
