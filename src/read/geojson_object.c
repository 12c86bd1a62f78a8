#include <string.h>

#include "base/memory.h"
#include "read/geojson_reader.h"

/* The members that RFC 7946 knows, `crs` of its predecessor, and all others. */
typedef enum member {
    TYPE,
    FEATURES,
    GEOMETRY,
    PROPERTIES,
    ID,
    COORDINATES,
    GEOMETRIES,
    BBOX,
    CRS,
    FOREIGN,
    MEMBER_COUNT = FOREIGN
} member;

typedef enum level { AT_TOP, AT_FEATURE, AT_GEOMETRY } level;

enum {
    COLLECTION = 1u << COR_GEOJSON_FEATURE_COLLECTION,
    FEATURE = 1u << COR_GEOJSON_FEATURE,
    GROUP = 1u << COR_GEOJSON_GEOMETRY_COLLECTION,
    SHAPES = 1u << COR_GEOJSON_POINT | 1u << COR_GEOJSON_MULTI_POINT |
             1u << COR_GEOJSON_LINE_STRING | 1u << COR_GEOJSON_MULTI_LINE_STRING |
             1u << COR_GEOJSON_POLYGON | 1u << COR_GEOJSON_MULTI_POLYGON
};

/* The types that a member belongs to; 0: to any. */
static const struct {
    const char *name;
    unsigned types;
} members[MEMBER_COUNT] = {
    [TYPE] = { "type", 0 },
    [FEATURES] = { "features", COLLECTION },
    [GEOMETRY] = { "geometry", FEATURE },
    [PROPERTIES] = { "properties", FEATURE },
    [ID] = { "id", FEATURE },
    [COORDINATES] = { "coordinates", SHAPES },
    [GEOMETRIES] = { "geometries", GROUP },
    [BBOX] = { "bbox", 0 },
    [CRS] = { "crs", 0 },
};

/* Members come in any order, but what "coordinates" are depends on "type": members that come too
 * early are passed over and read when the object's end has been seen. */
typedef struct object {
    level level;
    cor_geojson_type type;
    size_t offset;
    unsigned seen, deferred; /* bits of members */
    cor_json_mark marks[MEMBER_COUNT];
    size_t key_offset, key_length; /* of the member being read */
    size_t foreign;                /* where its members begin in reader->foreign */
} object;

static bool read_object(cor_geojson *reader, level where);
static bool read_or_leave_out(cor_geojson *reader, level where);

static const char *name_of(level where)
{
    static const char *const names[] = { "a GeoJSON object", "a Feature", "a geometry" };
    return names[where];
}

static member member_named(cor_str key)
{
    int i = 0;
    while (i < MEMBER_COUNT && !cor_str_is(key, members[i].name))
        i++;
    return (member)i;
}

/* Line and column of `offset`, counted on from the last one asked for: one walk through the file,
 * however many features it has; from the start when a document is read again. */
static void count_place(cor_geojson *reader, size_t offset)
{
    const char *text = reader->json.source->text.ptr;
    if (offset < reader->place_offset) {
        reader->place_offset = 0;
        reader->place_line = reader->place_column = 1;
    }
    const char *at = text + reader->place_offset, *end = text + offset;
    for (const char *line; (line = memchr(at, '\n', (size_t)(end - at))); at = line + 1) {
        reader->place_line++;
        reader->place_column = 1;
    }
    for (; at < end; at++)
        reader->place_column += ((unsigned char)*at & 0xc0) != 0x80;
    reader->place_offset = offset;
}

static void begin_feature(cor_geojson *reader, size_t offset)
{
    count_place(reader, offset);
    cor_feature *feature = cor_builder_feature(&reader->builder);
    feature->line = reader->place_line;
    feature->column = reader->place_column;
    reader->feature_at = offset;
}

static bool expect_array(cor_geojson *reader, const char *name)
{
    if (reader->json.token.kind == COR_JSON_ARRAY)
        return true;
    return cor_geojson_fail(reader, NULL, "expected a list for \"%s\", found %s", name,
                            cor_json_kind_name(reader->json.token.kind));
}

static bool read_features(cor_geojson *reader)
{
    if (!expect_array(reader, "features"))
        return false;
    for (;;) {
        if (!cor_json_next(&reader->json))
            return false;
        if (reader->json.token.kind == COR_JSON_ARRAY_END)
            return true;
        if (!read_or_leave_out(reader, AT_FEATURE))
            return false;
    }
}

static bool read_geometries(cor_geojson *reader, const object *o)
{
    if (!expect_array(reader, "geometries"))
        return false;
    size_t count = 0;
    if (reader->collection_depth++)
        cor_geojson_found(reader, COR_FOUND_NESTED_COLLECTION, o->offset, 1);
    for (;; count++) {
        if (!cor_json_next(&reader->json))
            return false;
        if (reader->json.token.kind == COR_JSON_ARRAY_END)
            break;
        if (!read_object(reader, AT_GEOMETRY))
            return false;
    }
    reader->collection_depth--;
    if (count == 0)
        cor_geojson_found(reader, COR_FOUND_EMPTY_GEOMETRY, o->offset, 1);
    if (count == 1)
        cor_geojson_found(reader, COR_FOUND_SINGLE_COLLECTION, o->offset, 1);
    return true;
}

static bool read_geometry(cor_geojson *reader)
{
    if (reader->json.token.kind != COR_JSON_NULL)
        return read_object(reader, AT_GEOMETRY);
    cor_geojson_found(reader, COR_FOUND_NO_GEOMETRY, reader->feature_at, 1);
    return true;
}

/* The current token begins the value of a member that belongs to the object's type. */
static bool read_member(cor_geojson *reader, const object *o, member m)
{
    switch (m) {
    case FEATURES:
        return read_features(reader);
    case GEOMETRY:
        return read_geometry(reader);
    case PROPERTIES:
        return cor_geojson_read_properties(reader);
    case ID:
        return cor_geojson_read_id(reader);
    case COORDINATES:
        return cor_geojson_read_coordinates(reader, o->type);
    case GEOMETRIES:
        return read_geometries(reader, o);
    case BBOX:
        return cor_geojson_read_bbox(reader);
    default:
        return cor_geojson_read_crs(reader, o->level == AT_TOP);
    }
}

static bool read_type(cor_geojson *reader, object *o)
{
    static const unsigned allowed[] = {
        [AT_TOP] = COLLECTION | FEATURE | GROUP | SHAPES,
        [AT_FEATURE] = FEATURE,
        [AT_GEOMETRY] = GROUP | SHAPES,
    };
    if (!cor_geojson_read_type(reader, &o->type, allowed[o->level]))
        return false;
    if (o->level == AT_TOP && o->type != COR_GEOJSON_FEATURE_COLLECTION)
        begin_feature(reader, o->offset);
    return true;
}

enum { MAX_FOREIGN_AT_TOP = 1024, MAX_FOREIGN = 64 };

static bool read_foreign(cor_geojson *reader, const object *o, cor_str key)
{
    size_t limit = o->level == AT_TOP ? MAX_FOREIGN_AT_TOP : MAX_FOREIGN;
    if (reader->foreign_count - o->foreign == limit)
        return cor_fail(reader->report, COR_KIND_LIMIT, cor_json_span(&reader->json), NULL,
                        "%s with more than %zu members of its own", name_of(o->level), limit);
    cor_value value;
    if (!cor_geojson_value(reader, &value))
        return false;
    reader->foreign = cor_grow(reader->foreign, &reader->foreign_capacity,
                               reader->foreign_count + 1, sizeof *reader->foreign);
    reader->foreign[reader->foreign_count++] = (cor_member){ .key = key, .value = value };
    if (o->level != AT_TOP)
        cor_geojson_found(reader, COR_FOUND_FOREIGN_MEMBER, o->key_offset, o->key_length);
    return true;
}

static bool check_unique(cor_geojson *reader, object *o, member m)
{
    cor_str key = reader->json.token.string;
    if (m != FOREIGN) {
        bool twice = o->seen >> m & 1;
        o->seen |= 1u << m;
        return !twice || cor_json_duplicate(&reader->json);
    }
    for (size_t i = o->foreign; i < reader->foreign_count; i++)
        if (cor_str_equal(reader->foreign[i].key, key))
            return cor_json_duplicate(&reader->json);
    return true;
}

/* A feature's members are read before its type has been seen: there is no other that it may have.
 */
static cor_geojson_type presumed(const object *o)
{
    return o->level == AT_FEATURE ? COR_GEOJSON_FEATURE : o->type;
}

/* A member of another type's objects: `id` is a name like any other there. */
static bool read_strange(cor_geojson *reader, const object *o, member m)
{
    if (m == ID)
        return read_foreign(reader, o, COR_STR("id"));
    cor_geojson_found(reader, COR_FOUND_RESERVED_MEMBER, o->key_offset, o->key_length);
    cor_value ignored;
    return cor_json_value(&reader->json, &ignored); /* not skipped: keys that come twice */
}

static bool read_known(cor_geojson *reader, object *o, member m)
{
    if (m == TYPE)
        return read_type(reader, o);
    cor_geojson_type type = presumed(o);
    if (!members[m].types || members[m].types >> type & 1)
        return read_member(reader, o, m);
    if (type != COR_GEOJSON_NO_TYPE)
        return read_strange(reader, o, m);
    o->deferred |= 1u << m;
    o->marks[m] = cor_json_here(&reader->json);
    return cor_json_skip(&reader->json);
}

static bool read_deferred(cor_geojson *reader, object *o)
{
    cor_json_mark end = cor_json_here(&reader->json);
    for (int m = 0; m < MEMBER_COUNT; m++) {
        if (!(o->deferred >> m & 1))
            continue;
        cor_json_rewind(&reader->json, &o->marks[m]);
        o->key_offset = reader->json.token.offset;
        o->key_length = reader->json.token.length;
        if (!read_known(reader, o, (member)m))
            return false;
    }
    cor_json_rewind(&reader->json, &end);
    return true;
}

static bool fail_missing(cor_geojson *reader, const object *o, const char *name)
{
    cor_span at = cor_json_span_at(&reader->json, o->offset, 1);
    const char *what = o->type ? cor_geojson_type_name(o->type) : name_of(o->level);
    return cor_fail(reader->report, COR_KIND_GEOJSON, at, NULL, "%s without \"%s\"", what, name);
}

static bool check_complete(cor_geojson *reader, const object *o)
{
    unsigned optional = 1u << PROPERTIES | 1u << GEOMETRY | 1u << ID;
    if (!(o->seen >> TYPE & 1))
        return fail_missing(reader, o, "type");
    if (o->type == COR_GEOJSON_FEATURE && !(o->seen >> PROPERTIES & 1))
        cor_geojson_found(reader, COR_FOUND_NO_PROPERTIES, o->offset, 1);
    if (o->type == COR_GEOJSON_FEATURE && !(o->seen >> GEOMETRY & 1))
        cor_geojson_found(reader, COR_FOUND_MISSING_GEOMETRY, o->offset, 1);
    for (int m = 0; m < MEMBER_COUNT; m++)
        if (!(optional >> m & 1) && members[m].types >> o->type & 1 && !(o->seen >> m & 1))
            return fail_missing(reader, o, members[m].name);
    return true;
}

/* The foreign members of the file's outermost object go into the dataset; others were noted. */
static void close_foreign(cor_geojson *reader, const object *o)
{
    size_t count = reader->foreign_count - o->foreign;
    if (o->level == AT_TOP && count) {
        cor_dataset *dataset = reader->builder.dataset;
        dataset->members.count = count;
        dataset->members.as.members = cor_arena_copy(dataset->arena, reader->foreign + o->foreign,
                                                     count, sizeof *reader->foreign);
    }
    reader->foreign_count = o->foreign;
}

static bool read_members(cor_geojson *reader, object *o)
{
    cor_json *json = &reader->json;
    for (;;) {
        if (!cor_json_next(json))
            return false;
        if (json->token.kind == COR_JSON_OBJECT_END)
            return true;
        cor_str key = json->token.string;
        member m = member_named(key);
        o->key_offset = json->token.offset;
        o->key_length = json->token.length;
        if (!check_unique(reader, o, m) || !cor_json_next(json))
            return false;
        if (!(m == FOREIGN ? read_foreign(reader, o, key) : read_known(reader, o, m)))
            return false;
    }
}

static bool read_object(cor_geojson *reader, level where)
{
    cor_json *json = &reader->json;
    if (json->token.kind != COR_JSON_OBJECT)
        return cor_geojson_fail(reader, NULL, "expected %s (an object), found %s", name_of(where),
                                cor_json_kind_name(json->token.kind));
    object o;
    o.level = where;
    o.type = COR_GEOJSON_NO_TYPE;
    o.offset = json->token.offset;
    o.seen = o.deferred = 0;
    o.foreign = reader->foreign_count;
    if (where == AT_FEATURE)
        begin_feature(reader, o.offset);
    if (!read_members(reader, &o) || !read_deferred(reader, &o) || !check_complete(reader, &o))
        return false;
    close_foreign(reader, &o);
    return true;
}

/* What reading a feature changes, to be undone when it is left out. */
typedef struct attempt {
    cor_json_mark token;
    cor_builder_mark built;
    cor_geojson_crs named;
    cor_geojson_outside outside;
    size_t collection_depth, foreign_count;
    size_t found[COR_FINDING_COUNT];
} attempt;

static attempt begin_attempt(const cor_geojson *reader)
{
    attempt a = { .token = cor_json_here(&reader->json),
                  .built = cor_builder_here(&reader->builder),
                  .named = reader->named,
                  .outside = reader->outside,
                  .collection_depth = reader->collection_depth,
                  .foreign_count = reader->foreign_count };
    for (int i = 0; i < COR_FINDING_COUNT; i++)
        a.found[i] = reader->findings[i].count;
    return a;
}

static void undo(cor_geojson *reader, const attempt *a)
{
    cor_json_rewind(&reader->json, &a->token);
    cor_builder_rewind(&reader->builder, &a->built);
    reader->named = a->named;
    reader->outside = a->outside;
    reader->collection_depth = a->collection_depth;
    reader->foreign_count = a->foreign_count;
    for (int i = 0; i < COR_FINDING_COUNT; i++)
        reader->findings[i].count = a->found[i];
}

/* Only the first that is left out has its place counted, for which the file is walked through; a
 * fault that is not the feature's own is found again, with its place. */
static bool read_or_leave_out(cor_geojson *reader, level where)
{
    cor_json *json = &reader->json;
    attempt before = begin_attempt(reader);
    bool without_places = json->without_places;
    cor_report *report = reader->report, fault = { 0 };
    reader->report = json->report = &fault;
    json->without_places = without_places || reader->left_out.count > 0;
    bool ok = read_object(reader, where);
    reader->report = json->report = report;
    json->without_places = without_places;
    if (ok)
        return true;
    bool left_out = cor_left_out_add(&reader->left_out, &fault);
    cor_report_clear(&fault);
    undo(reader, &before);
    return left_out ? cor_json_skip(json) : read_object(reader, where);
}

bool cor_geojson_read_document(cor_geojson *reader)
{
    return read_or_leave_out(reader, AT_TOP);
}
