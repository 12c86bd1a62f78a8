/*
 * unit/measure/split_of: a line split by polygons, both written as GeoJSON.
 *
 * Threads: one.
 */
#ifndef UNIT_MEASURE_SPLIT_OF_H
#define UNIT_MEASURE_SPLIT_OF_H

#include "measure/split.h"
#include "read/geojson.h"
#include "unit/check.h"

typedef struct fixture {
    cor_dataset *polygons, *line;
    cor_borders *borders;
    cor_split split;
} fixture;

static inline cor_dataset *dataset_of(const char *text)
{
    cor_report report = { 0 };
    cor_dataset *data = NULL;
    CHECK(cor_geojson_read(&data, cor_source_from_memory("test", cor_str_of(text)), &report));
    cor_report_clear(&report);
    return data;
}

static inline fixture split_of(const char *polygons, const char *line)
{
    fixture f = { dataset_of(polygons), dataset_of(line), NULL, { 0 } };
    cor_report report = { 0 };
    CHECK(cor_borders_new(&f.borders, f.polygons, &(cor_border_choice){ 0 }, &report));
    cor_split_route(&f.split, f.line, &f.line->features[0], f.borders);
    cor_report_clear(&report);
    return f;
}

static inline void free_fixture(fixture *f)
{
    cor_split_free(&f->split);
    cor_borders_free(f->borders);
    cor_dataset_free(f->polygons);
    cor_dataset_free(f->line);
}

static inline double zone_m(const fixture *f, const char *name)
{
    for (size_t i = 0; i < f->borders->zone_count; i++)
        if (cor_str_is(f->borders->zones[i], name))
            return f->split.zone_m[i];
    return -1;
}

static inline double sum_m(const fixture *f)
{
    double sum = f->split.outside_m + f->split.border_m + f->split.overlap_m;
    for (size_t i = 0; i < f->borders->zone_count; i++)
        sum += f->split.zone_m[i];
    return sum;
}

#define RING(w, s, e, n)                                                                           \
    "[[" #w "," #s "],[" #e "," #s "],[" #e "," #n "],[" #w "," #n "],[" #w "," #s "]]"
#define NAMED(name, type, coordinates)                                                             \
    "{\"type\":\"Feature\",\"properties\":{\"name\":\"" name "\"},\"geometry\":{\"type\":\"" type  \
    "\",\"coordinates\":[" coordinates "]}}"
#define SQUARE(name, w, s, e, n) NAMED(name, "Polygon", RING(w, s, e, n))
#define COLLECTION(features) "{\"type\":\"FeatureCollection\",\"features\":[" features "]}"

#endif
