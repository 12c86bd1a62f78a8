/*
 * unit/raster_writing: rasters for tests, written by GDAL into a folder that is taken away again.
 *
 * Threads: one.
 */
#ifndef RASTER_WRITING_H
#define RASTER_WRITING_H

#include <gdal.h>
#include <ogr_srs_api.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void GDALRegister_GTiff(void);

static char raster_folder[64];
static char raster_paths[16][128];
static int raster_path_count;

static inline void raster_folder_open(void)
{
    strcpy(raster_folder, "/tmp/corridor-raster-XXXXXX");
    if (!mkdtemp(raster_folder) || chdir(raster_folder) != 0)
        exit(1);
    GDALRegister_GTiff();
}

static inline void raster_folder_close(void)
{
    char command[96];
    snprintf(command, sizeof command, "rm -r '%s'", raster_folder);
    if (chdir("/") != 0 || system(command) != 0)
        exit(1);
}

/* The full path of a file in the folder; the last sixteen stay valid. */
static inline const char *raster_path(const char *name)
{
    char *path = raster_paths[raster_path_count++ % 16];
    snprintf(path, sizeof raster_paths[0], "%s/%s", raster_folder, name);
    return path;
}

typedef struct raster_file {
    const char *name, *crs; /* NULL: none */
    double place[6];
    int width, height, bands;
    GDALDataType type;
    char **options;
} raster_file;

static inline GDALDatasetH raster_create(const raster_file *file)
{
    GDALDatasetH made =
        GDALCreate(GDALGetDriverByName("GTiff"), raster_path(file->name), file->width, file->height,
                   file->bands, file->type, file->options);
    double place[6];
    memcpy(place, file->place, sizeof place);
    if (file->crs) {
        OGRSpatialReferenceH crs = OSRNewSpatialReference(NULL);
        OSRSetFromUserInput(crs, file->crs);
        OSRSetAxisMappingStrategy(crs, OAMS_TRADITIONAL_GIS_ORDER);
        GDALSetSpatialRef(made, crs);
        OSRDestroySpatialReference(crs);
        GDALSetGeoTransform(made, place);
    }
    return made;
}

/* Writes what `value` says of each cell; `type` is that of the value. */
typedef double raster_value(int column, int row, int band);
static inline void raster_fill(GDALDatasetH to, raster_value *value)
{
    int width = GDALGetRasterXSize(to), height = GDALGetRasterYSize(to);
    double *row = calloc((size_t)width, sizeof *row);
    for (int band = 1; band <= GDALGetRasterCount(to); band++)
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++)
                row[x] = value(x, y, band);
            if (GDALRasterIO(GDALGetRasterBand(to, band), GF_Write, 0, y, width, 1, row, width, 1,
                             GDT_Float64, 0, 0) != CE_None)
                exit(1);
        }
    free(row);
}

static inline void raster_write(const raster_file *file, raster_value *value)
{
    GDALDatasetH made = raster_create(file);
    raster_fill(made, value);
    GDALClose(made);
}

static inline void raster_write_text(const char *name, const char *text, size_t length)
{
    FILE *file = fopen(raster_path(name), "wb");
    if (!file || fwrite(text, 1, length, file) != length || fclose(file) != 0)
        exit(1);
}

#endif
