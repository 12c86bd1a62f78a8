/*
 * encode/encode: a scene into the bytes of a PNG, SVG or PDF file, and those bytes onto the disk.
 *
 *   in    a frozen scene
 *   out   bytes in memory; a file that is complete or not there
 *   not   what is on the figure
 *
 * Same scene, same bytes: no dates but SOURCE_DATE_EPOCH (default 1970-01-01), no ids from
 * process-wide counters. PDF text is searchable; SVG has <text> or outlines.
 */
#ifndef COR_ENCODE_ENCODE_H
#define COR_ENCODE_ENCODE_H

#include "base/report.h"
#include "base/str.h"
#include "scene/scene.h"

/* `pixels` of a PNG: round(size_mm / 25.4 * dpi), dpi recorded in pHYs. Limits: 16384 a side, 100
 * Mpx; page 14400 pt. On failure `out` is untouched. */
COR_MUST_CHECK bool cor_encode_png(const cor_scene *scene, double dpi, cor_buf *out,
                                   cor_report *report);
COR_MUST_CHECK bool cor_encode_svg(const cor_scene *scene, cor_buf *out, cor_report *report);
COR_MUST_CHECK bool cor_encode_pdf(const cor_scene *scene, cor_buf *out, cor_report *report);

typedef struct cor_new_file {
    const char *path;
    cor_str bytes;
} cor_new_file;

/* Writes all beside their names (without names where the file system can, else O_EXCL, O_NOFOLLOW
 * and hidden) and fsyncs them; only when every one is whole are they renamed, and their folders
 * fsynced. Fails with COR_KIND_IO_WRITE; then no temporary is left, and unless a rename itself
 * failed after another had gone well, older files are unchanged. Signals that end the process wait
 * while there are temporary names. */
COR_MUST_CHECK bool cor_write_files(const cor_new_file *files, size_t count, cor_report *report);

#endif
