/* PNG, whole: such images are small, and their rows come in no other order. */
#include "base/memory.h"
#include "read/png.h"
#include "read/raster_file.h"

bool cor_raster_open_png(cor_raster *raster, cor_report *report)
{
    static const size_t max_file_bytes = (size_t)256 << 20;
    const cor_png_rules rules = { .side_max = 200000, .pixels_max = 64e6, .at = raster->at };
    cor_source *source;
    cor_png png;
    if (!cor_source_open(&source, raster->path, max_file_bytes, raster->at, report))
        return false;
    bool ok = cor_png_read(&png, source, &rules, report);
    bool is_whole = cor_source_is_whole(source, raster->at, report);
    cor_source_free(source);
    if (ok && !is_whole)
        cor_free(png.rgba);
    if (!ok || !is_whole)
        return false;
    raster->rgba = png.rgba;
    raster->width = png.width;
    raster->height = png.height;
    return true;
}
