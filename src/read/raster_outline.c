/* A raster's edge as a polygon: what the extent, the legend and the credits ask of a source. */
#include <math.h>

#include "read/builder.h"
#include "read/raster_file.h"

enum { SIDE = 32 }; /* points */

static cor_pixel edge_point(const cor_raster *raster, int index)
{
    double w = (double)raster->width, h = (double)raster->height;
    double t = (double)(index % SIDE) / SIDE;
    switch (index / SIDE % 4) {
    case 0:
        return (cor_pixel){ w * t, 0 };
    case 1:
        return (cor_pixel){ w, h * t };
    case 2:
        return (cor_pixel){ w * (1 - t), h };
    default:
        return (cor_pixel){ 0, h * (1 - t) };
    }
}

/* Points follow each other without a jump at 180 degrees. */
static void add_point(cor_builder *builder, cor_lonlat p)
{
    const cor_dataset *data = builder->dataset;
    if (cor_builder_last_part(builder)->count) {
        double last = data->coords[data->coord_count - 1].lon_deg;
        p.lon_deg += 360 * round((last - p.lon_deg) / 360);
    }
    cor_builder_add(builder, p.lon_deg, p.lat_deg);
}

cor_dataset *cor_raster_outline(cor_raster *raster)
{
    cor_builder builder;
    cor_builder_begin(&builder, raster->path);
    cor_builder_feature(&builder);
    if (cor_builder_part(&builder, COR_PART_RING_OUTER) && cor_builder_room(&builder, 4 * SIDE + 1))
        for (int i = 0; i <= 4 * SIDE; i++) {
            cor_lonlat p;
            if (cor_raster_place(raster, edge_point(raster, i), &p))
                add_point(&builder, p);
        }
    cor_dataset *outline = cor_builder_take_made(&builder);
    cor_builder_clear(&builder);
    return outline;
}
