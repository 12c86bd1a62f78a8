#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "geo/crs_parts.h"

static PJ_CONTEXT *proj_of(const cor_crs *crs)
{
    return cor_crs_context_proj(crs->context);
}

static bool fail(const cor_crs *crs, cor_span at, cor_report *report, const char *hint,
                 const char *message)
{
    const char *said = cor_crs_context_message(crs->context);
    return cor_fail(report, COR_KIND_CRS, at, hint, "'%.200s' %s%s%s%s", crs->definition, message,
                    *said ? " (PROJ: " : "", said, *said ? ")" : "");
}

/* The definition is a method on an ellipsoid or on WGS 84: nothing is to be shifted, and neither
 * the database nor a search for operations is needed. */
static bool is_direct(const cor_crs_words *words)
{
    static const char *const geographic[] = { "longlat", "latlong", "lonlat", "latlon" };
    for (size_t i = 0; i < sizeof geographic / sizeof *geographic; i++)
        if (cor_crs_words_say(words, "proj", geographic[i]) ||
            cor_crs_words_say(words, "o_proj", geographic[i]))
            return false;
    if (cor_crs_words_has(words, "towgs84") || cor_crs_words_has(words, "pm"))
        return false;
    return !cor_crs_words_has(words, "datum") || cor_crs_words_say(words, "datum", "WGS84");
}

static void use_bare(cor_crs *crs, PJ *bare)
{
    crs->transform = bare;
    crs->in_radians = true;
    crs->has_inverse = proj_pj_info(bare).has_inverse;
    crs->axes = (cor_crs_axes){ .x_unit = 1, .y_unit = 1 };
}

static bool open_direct(cor_crs *crs, const cor_crs_text *text, cor_span at, cor_report *report)
{
    PJ *bare = cor_crs_bare(crs, &text->words);
    if (!bare)
        return fail(crs, at, report, NULL, "is not a projection");
    use_bare(crs, bare);
    return true;
}

/* What a code or WKT stands for, or NULL after a failure. */
static PJ *create_object(cor_crs *crs, const cor_crs_text *text, cor_span at, cor_report *report)
{
    cor_buf buf = { 0 };
    if (text->kind == COR_CRS_CODE)
        cor_buf_text(&buf, text->code);
    else
        cor_buf_str(&buf, text->text);
    if (text->kind == COR_CRS_PROJ)
        cor_buf_text(&buf, cor_crs_words_has(&text->words, "type") ? "" : " +type=crs");
    PJ *object = proj_create(proj_of(crs), buf.ptr);
    cor_buf_free(&buf);
    if (object && !proj_is_crs(object)) {
        proj_destroy(object);
        object = NULL;
    }
    if (object)
        return object;
    const char *hint = NULL;
    if (!proj_context_get_database_path(proj_of(crs)))
        hint = "PROJ's database proj.db is not installed, or PROJ_DATA does not name its folder";
    else if (text->kind == COR_CRS_CODE)
        hint = strncmp(text->code, "EPSG:", 5) == 0
                   ? "codes of EPSG are listed at epsg.org; those of Esri are written ESRI:54030"
                   : "`projinfo --list-crs` lists the codes";
    fail(crs, at, report, hint, "is not a coordinate reference system that PROJ knows");
    return NULL;
}

static const char *refusal(PJ_TYPE type)
{
    static const struct {
        PJ_TYPE type;
        const char *reason;
    } refusals[] = {
        { PJ_TYPE_GEOCENTRIC_CRS, "is geocentric: it has no plane" },
        { PJ_TYPE_VERTICAL_CRS, "is of heights only" },
        { PJ_TYPE_TEMPORAL_CRS, "is of times only" },
        { PJ_TYPE_ENGINEERING_CRS, "is local: it has no place on the earth" },
    };
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++)
        if (refusals[i].type == type)
            return refusals[i].reason;
    return "is neither projected nor geographic";
}

/* The CRS under a datum shift that is bound to it. */
static PJ *base_of(PJ_CONTEXT *proj, PJ *object)
{
    if (proj_get_type(object) != PJ_TYPE_BOUND_CRS)
        return proj_clone(proj, object);
    return proj_get_source_crs(proj, object);
}

/* Takes the heights away that stand beside the CRS of a plane: proj_crs_get_sub_crs counts it
 * first. A shift that is bound to both together goes with them. */
static PJ *horizontal_of(PJ_CONTEXT *proj, PJ *object)
{
    PJ *base = base_of(proj, object);
    PJ *whole = base && proj_get_type(base) == PJ_TYPE_COMPOUND_CRS ? base : NULL;
    PJ *part = whole ? proj_crs_get_sub_crs(proj, whole, 0) : proj_clone(proj, object);
    proj_destroy(base);
    return part;
}

static bool check_type(cor_crs *crs, const PJ *base, cor_span at, cor_report *report)
{
    PJ_TYPE type = base ? proj_get_type(base) : PJ_TYPE_UNKNOWN;
    crs->geographic = type == PJ_TYPE_GEOGRAPHIC_2D_CRS || type == PJ_TYPE_GEOGRAPHIC_3D_CRS;
    if (crs->geographic || type == PJ_TYPE_PROJECTED_CRS)
        return true;
    cor_crs_context_clear_message(crs->context);
    return fail(crs, at, report, "a map needs a projected or a geographic CRS", refusal(type));
}

static void read_meridian(cor_crs *crs, const PJ *base)
{
    PJ *meridian = proj_get_prime_meridian(proj_of(crs), base);
    double angle, unit_rad;
    if (meridian &&
        proj_prime_meridian_get_parameters(proj_of(crs), meridian, &angle, &unit_rad, NULL))
        crs->meridian_deg = proj_todeg(angle * unit_rad);
    proj_destroy(meridian);
}

/* The sign of a direction along x or y; 0 when it is not along that one. */
static double sign_along(const char *direction, const char *positive, const char *negative)
{
    if (!direction)
        return 0;
    return strcmp(direction, positive) == 0 ? 1 : strcmp(direction, negative) == 0 ? -1 : 0;
}

/* proj_normalize_for_visualization puts an easting first when the axes are north and east, and
 * leaves all others alone: EPSG:2048 counts to the west and to the south, EPSG:2065 to the south
 * and to the west, and maps of them would stand on their head. */
static bool read_axes(cor_crs *crs, const PJ *base)
{
    PJ_CONTEXT *proj = proj_of(crs);
    PJ *system = proj_crs_get_coordinate_system(proj, base);
    const char *first = NULL, *second = NULL;
    double unit = 0;
    bool found =
        system &&
        proj_cs_get_axis_info(proj, system, 0, NULL, NULL, &first, &unit, NULL, NULL, NULL) &&
        proj_cs_get_axis_info(proj, system, 1, NULL, NULL, &second, NULL, NULL, NULL, NULL) &&
        isfinite(unit) && unit > 0;
    if (found) {
        if (crs->geographic)
            unit = proj_todeg(unit);
        crs->axes = (cor_crs_axes){ .x_unit = unit, .y_unit = unit };
        double x = sign_along(first, "east", "west"), y = sign_along(second, "north", "south");
        double x_second = sign_along(second, "east", "west");
        double y_first = sign_along(first, "north", "south");
        crs->axes.swapped = x_second * y_first != 0 && !(x_second > 0 && y_first > 0);
        double x_sign = crs->axes.swapped ? x_second : x * y != 0 ? x : 1;
        double y_sign = crs->axes.swapped ? y_first : x * y != 0 ? y : 1;
        crs->axes.x_unit *= x_sign;
        crs->axes.y_unit *= y_sign;
    }
    proj_destroy(system);
    return found;
}

/* The method among the steps of the conversion; NULL when there is none. */
static PJ *find_bare(cor_crs *crs, const PJ *base)
{
    static const char separator[] = "+step";
    PJ_CONTEXT *proj = proj_of(crs);
    PJ *conversion = proj_crs_get_coordoperation(proj, base);
    const char *text = conversion ? proj_as_proj_string(proj, conversion, PJ_PROJ_5, NULL) : NULL;
    PJ *bare = NULL;
    for (const char *next; text && !bare; text = next) {
        cor_crs_words step;
        const char *end = strstr(text, separator);
        next = end ? end + strlen(separator) : NULL;
        cor_str words = { text, end ? (size_t)(end - text) : strlen(text) };
        if (cor_crs_words_split(&step, words))
            bare = cor_crs_bare(crs, &step);
    }
    proj_destroy(conversion);
    return bare;
}

/* Longitude and latitude of the CRS are those of WGS 84. */
static bool is_on_wgs84(const cor_crs *crs, const PJ *base)
{
    PJ *datum = proj_crs_get_datum_forced(proj_of(crs), base);
    const char *name = datum ? proj_get_name(datum) : NULL;
    bool same = name && crs->meridian_deg == 0 &&
                (strcmp(name, "World Geodetic System 1984") == 0 ||
                 strcmp(name, "World Geodetic System 1984 ensemble") == 0);
    proj_destroy(datum);
    return same;
}

/* The first of the operations, best first, that PROJ can do without a grid. */
static PJ *best_operation(PJ_CONTEXT *proj, PJ_OBJ_LIST *list, bool *ballpark)
{
    int count = list ? proj_list_get_count(list) : 0;
    for (int i = 0; i < count; i++) {
        PJ *operation = proj_list_get(proj, list, i);
        PJ *turned = NULL;
        if (operation && proj_coordoperation_get_grid_used_count(proj, operation) == 0)
            turned = proj_normalize_for_visualization(proj, operation);
        *ballpark = turned && proj_coordoperation_has_ballpark_transformation(proj, operation);
        proj_destroy(operation);
        if (turned)
            return turned;
    }
    return NULL;
}

/* One operation for the whole map, so that it has no steps where the area of use of another begins;
 * it need not be meant for all of the area of the CRS: else EPSG:27700 and EPSG:23030 have none
 * without a grid. Looking for detours over third CRS takes up to half a second and finds operations
 * of other continents. */
static PJ *find_operation(cor_crs *crs, const PJ *object, bool *ballpark)
{
    PJ_CONTEXT *proj = proj_of(crs);
    PJ *wgs84 = proj_create(proj, "EPSG:4326");
    PJ_OPERATION_FACTORY_CONTEXT *factory = proj_create_operation_factory_context(proj, NULL);
    PJ *operation = NULL;
    if (wgs84 && factory) {
        proj_operation_factory_context_set_allow_ballpark_transformations(proj, factory, true);
        proj_operation_factory_context_set_grid_availability_use(
            proj, factory, PROJ_GRID_AVAILABILITY_DISCARD_OPERATION_IF_MISSING_GRID);
        proj_operation_factory_context_set_spatial_criterion(
            proj, factory, PROJ_SPATIAL_CRITERION_PARTIAL_INTERSECTION);
        proj_operation_factory_context_set_allow_use_intermediate_crs(
            proj, factory, PROJ_INTERMEDIATE_CRS_USE_NEVER);
        PJ_OBJ_LIST *list = proj_create_operations(proj, wgs84, object, factory);
        operation = best_operation(proj, list, ballpark);
        proj_list_destroy(list);
    }
    if (factory)
        proj_operation_factory_context_destroy(factory);
    proj_destroy(wgs84);
    return operation;
}

static bool set_operation(cor_crs *crs, const PJ *object, cor_span at, cor_report *report)
{
    bool ballpark = false;
    cor_crs_context_clear_message(crs->context);
    crs->transform = find_operation(crs, object, &ballpark);
    if (!crs->transform)
        return fail(crs, at, report, NULL, "cannot be reached from WGS 84");
    crs->has_inverse = proj_pj_info(crs->transform).has_inverse;
    if (ballpark)
        cor_note(report, COR_KIND_PROJECTION, at, NULL,
                 "no shift is known without a grid from WGS 84 to the datum of '%.200s': it is "
                 "taken for WGS 84",
                 crs->definition);
    return true;
}

/* A geographic CRS that is computed from another: a turned earth. */
static bool is_derived(const cor_crs *crs, const PJ *base)
{
    PJ *conversion = proj_crs_get_coordoperation(proj_of(crs), base);
    proj_destroy(conversion);
    return conversion != NULL;
}

static bool set_transform(cor_crs *crs, const PJ *object, const PJ *base, cor_span at,
                          cor_report *report)
{
    read_meridian(crs, base);
    if (!read_axes(crs, base))
        return fail(crs, at, report, NULL, "has axes without a unit");
    PJ *bare = crs->geographic ? NULL : find_bare(crs, base);
    if (bare && is_on_wgs84(crs, base)) {
        use_bare(crs, bare);
        return true;
    }
    crs->bare = bare;
    crs->is_shifted = bare != NULL || (crs->geographic && !is_derived(crs, base));
    return set_operation(crs, object, at, report);
}

static void set_geographic(cor_crs *crs)
{
    crs->geographic = true;
    crs->family = COR_FAMILY_GEOGRAPHIC;
    crs->method = cor_strdup("Plate carrée");
    snprintf(crs->proj_id, sizeof crs->proj_id, "longlat");
    crs->central_lon_deg = crs->meridian_deg;
}

static void set_family(cor_crs *crs, const PJ *base)
{
    if (crs->geographic && !is_derived(crs, base))
        set_geographic(crs);
    else if (!crs->proj_id[0])
        crs->family = COR_FAMILY_OTHER;
}

static void set_name(cor_crs *crs, const PJ *base)
{
    const char *name = proj_get_name(base);
    if (name && *name && strcmp(name, "unknown") != 0 && strcmp(name, "unnamed") != 0)
        crs->name = cor_strdup(name);
}

static bool open_horizontal(cor_crs *crs, PJ *object, cor_span at, cor_report *report)
{
    PJ *base = object ? base_of(proj_of(crs), object) : NULL;
    bool ok = check_type(crs, base, at, report) && set_transform(crs, object, base, at, report);
    if (ok) {
        set_name(crs, base);
        set_family(crs, base);
        crs->seams = cor_crs_seams_of(crs);
    }
    proj_destroy(base);
    return ok;
}

static bool open_object(cor_crs *crs, const cor_crs_text *text, cor_span at, cor_report *report)
{
    cor_crs_context_allow_database(crs->context);
    PJ *object = create_object(crs, text, at, report);
    if (!object)
        return false;
    PJ *horizontal = horizontal_of(proj_of(crs), object);
    bool ok = open_horizontal(crs, horizontal, at, report);
    proj_destroy(horizontal);
    proj_destroy(object);
    return ok;
}

/* The commonest of all; PROJ would take 15 ms to find that there is nothing to do. */
static bool is_wgs84(const cor_crs_text *text)
{
    return text->kind == COR_CRS_CODE &&
           (strcmp(text->code, "EPSG:4326") == 0 || strcmp(text->code, "OGC:CRS84") == 0);
}

bool cor_crs_build(cor_crs *crs, const cor_crs_text *text, cor_span at, cor_report *report)
{
    if (is_wgs84(text)) {
        set_geographic(crs);
        crs->axes = (cor_crs_axes){ .x_unit = 1, .y_unit = 1 };
        crs->name = cor_strdup("WGS 84");
        return true;
    }
    crs->context = cor_crs_context_new();
    if (text->kind == COR_CRS_PROJ && is_direct(&text->words))
        return open_direct(crs, text, at, report);
    return open_object(crs, text, at, report);
}
