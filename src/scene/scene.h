/*
 * scene/scene: THE WAIST. What is to be drawn on one sheet, in order, in page points.
 *
 *   in    marks from symbolise, place and furniture, in drawing order
 *   out   the same list, for draw (cairo), encode/svg and scene_dump
 *   not   geodata, styles, cairo
 *
 * Eight kinds of mark. Every mark names the layer and the feature it came from. The scene copies
 * what it is given into its arena. A coordinate that is not finite, a pop that does not match its
 * push and nesting past COR_SCENE_MAX_DEPTH are bugs of the caller (COR_NEVER).
 *
 * Memory: owns an arena; cor_scene_free. Threads: one scene per sheet, frozen once composed.
 */
#ifndef COR_SCENE_SCENE_H
#define COR_SCENE_SCENE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "geo/coord.h"
#include "geo/path.h"
#include "text/run.h"

/* Straight (not premultiplied) sRGB, each in [0, 1]. In a scene r, g and b are whole 255ths, so
 * that all formats have the same colour. */
typedef struct cor_paint {
    double r, g, b, a;
} cor_paint;

typedef enum cor_cap { COR_CAP_BUTT, COR_CAP_ROUND, COR_CAP_SQUARE } cor_cap;
typedef enum cor_join { COR_JOIN_MITER, COR_JOIN_ROUND, COR_JOIN_BEVEL } cor_join;

typedef struct cor_stroke {
    cor_paint paint; /* a == 0: no stroke */
    double width_pt; /* > 0 when there is a stroke */
    cor_cap cap;
    cor_join join;
    double miter_limit;    /* >= 1 */
    const double *dash_pt; /* on, off, on, ...; all >= 0, sum > 0; NULL: solid */
    size_t dash_count;
    double dash_offset_pt;
} cor_stroke;

typedef struct cor_gradient_stop {
    double at; /* in [0, 1], not falling */
    cor_paint paint;
} cor_gradient_stop;

/* Colours along a line or outwards from a point; the first and the last go on beyond. Between stops
 * the straight channels are interpolated. */
typedef struct cor_gradient {
    cor_pt from, to;  /* of a line; `from` is the centre of a radial one */
    double radius_pt; /* > 0: radial */
    const cor_gradient_stop *stops;
    size_t stop_count; /* >= 1 */
} cor_gradient;

/* How a tile is laid. */
typedef struct cor_tiling {
    cor_pt origin;    /* the top left corner of one of them */
    double angle_rad; /* clockwise on the page, about origin */
    double scale;     /* > 0 */
    double opacity;   /* in (0, 1] */
    bool is_flipped;  /* upside down before it is turned: origin is the lower left corner */
} cor_tiling;

typedef enum cor_mark_kind {
    COR_MARK_PATH,      /* fill then stroke; fill rule even-odd unless it says nonzero */
    COR_MARK_GLYPHS,    /* a shaped run; halo (when halo.a > 0) under all its glyphs, then fill */
    COR_MARK_CLIP_PUSH, /* intersect with a path until the matching pop */
    COR_MARK_CLIP_POP,
    COR_MARK_GROUP_PUSH, /* opacity and a name, until the matching pop */
    COR_MARK_GROUP_POP,
    COR_MARK_IMAGE,
    COR_MARK_GRADIENT, /* a path filled or stroked with a gradient */
    COR_MARK_PATTERN   /* a path filled with a tile, again and again */
} cor_mark_kind;

typedef struct cor_mark {
    cor_mark_kind kind;
    const char *layer; /* id of the layer or name of the part ("legend"); never NULL */
    int64_t feature;   /* index in the dataset, -1 when none */
    uint32_t label;    /* the same for all marks of one label; 0: it is of none */
    union {
        struct {
            cor_path path;  /* arrays live in the scene's arena */
            cor_paint fill; /* a == 0: none */
            cor_stroke stroke;
            bool is_crisp; /* edges of the fill are not smoothed where there are pixels */
            bool nonzero;  /* fill rule */
        } path;
        struct {
            const cor_run *run; /* copied into the scene's arena */
            cor_pt origin;      /* of the run's baseline start */
            double angle_rad;   /* clockwise on the page, about origin */
            cor_paint fill;
            cor_paint halo;
            double halo_width_pt;           /* distance that the halo reaches beyond the glyph */
            const cor_paint *section_fills; /* by section of the run's spans; NULL: `fill` */
        } glyphs;
        struct {
            cor_path path;
        } clip;
        struct {
            double opacity;    /* in [0, 1] */
            const char *name;  /* id of the group in the SVG; may be NULL */
            const char *title; /* for readers of the SVG; may be NULL */
        } group;
        struct {
            const uint8_t *rgba; /* straight alpha, rows from the top, 4 bytes a pixel; borrowed */
            size_t width, height;
            cor_rect at;
            double angle_rad; /* clockwise on the page, about the middle of `at` */
        } image;
        struct {
            cor_path path;
            cor_gradient gradient;
            cor_stroke stroke; /* width_pt == 0: the area is filled; its paint says nothing */
        } gradient;
        struct {
            cor_path path;                /* fill rule even-odd */
            const struct cor_scene *tile; /* repeated in both directions; owned by the scene */
            cor_tiling tiling;
        } pattern;
    } as;
} cor_mark;

enum { COR_SCENE_MAX_DEPTH = 32 };

typedef struct cor_scene_tile {
    const void *key;
    struct cor_scene *tile;
} cor_scene_tile;

typedef struct cor_scene {
    double width_pt, height_pt;
    const char *name;  /* of the figure, for ids; NULL when none; lives as long as the scene */
    const char *title; /* document metadata; NULL when none; likewise */
    const char *description; /* alt text; NULL when none; likewise */
    const char *language;    /* BCP 47; NULL when none; likewise */
    const char *title_language, *description_language; /* where theirs is another; likewise */
    cor_mark *marks;
    size_t count, capacity;
    size_t open[COR_SCENE_MAX_DEPTH]; /* the pushes that wait for their pop: indices of marks */
    size_t depth;
    uint32_t label_count, label; /* begun so far; whose marks are being added, 0: nobody's */
    cor_scene_tile *tiles;       /* owned; for patterns */
    size_t tile_count, tile_capacity;
    cor_arena *arena;
} cor_scene;

cor_scene *cor_scene_new(double width_pt, double height_pt);
void cor_scene_free(cor_scene *scene);

/* Each copies its arguments' arrays into the scene (but the pixels of an image). Nothing is added
 * for an empty path, or one with neither fill nor stroke, or a run without glyphs; a stroke without
 * width or colour is no stroke. */
void cor_scene_path(cor_scene *scene, const char *layer, int64_t feature, const cor_path *path,
                    cor_paint fill, const cor_stroke *stroke /* NULL: none */);
/* The same, filled without smoothing: neighbours that share an edge show no seam. */
void cor_scene_crisp_area(cor_scene *scene, const char *layer, int64_t feature,
                          const cor_path *path, cor_paint fill);
/* Fills the path, or strokes it where `stroke` is given, with a gradient. */
void cor_scene_gradient(cor_scene *scene, const char *layer, int64_t feature, const cor_path *path,
                        const cor_gradient *gradient, const cor_stroke *stroke);
typedef struct cor_glyph_look {
    cor_pt origin;    /* of the run's baseline start */
    double angle_rad; /* clockwise on the page, about origin */
    cor_paint fill;
    cor_paint halo;                 /* a == 0: none */
    double halo_width_pt;           /* how far it reaches beyond the glyph */
    const cor_paint *section_fills; /* [section_count], for the spans' sections; NULL: `fill` */
    size_t section_count;
} cor_glyph_look;
/* What a span is filled with. */
cor_paint cor_mark_span_fill(const cor_mark *mark, const cor_run_span *span);
void cor_scene_glyphs(cor_scene *scene, const char *layer, int64_t feature, const cor_run *run,
                      const cor_glyph_look *look);
/* A path of a drawing that is not a map's: it chooses its fill rule. */
typedef struct cor_painted_path {
    cor_path path;
    cor_paint fill;
    cor_stroke stroke;
    bool nonzero;
} cor_painted_path;
void cor_scene_painted_path(cor_scene *scene, const char *layer, int64_t feature,
                            const cor_painted_path *shape);

/* Straight alpha, rows from the top, 4 bytes a pixel; borrowed. */
typedef struct cor_scene_pixels {
    const uint8_t *rgba;
    size_t width, height;
} cor_scene_pixels;

/* An empty clip path hides everything until its pop. */
void cor_scene_clip_push(cor_scene *scene, const char *layer, const cor_path *path);
void cor_scene_clip_pop(cor_scene *scene);
void cor_scene_group_push(cor_scene *scene, const char *layer, double opacity, const char *name,
                          const char *title);
void cor_scene_group_pop(cor_scene *scene);
void cor_scene_image(cor_scene *scene, const char *layer, const uint8_t *rgba, size_t width,
                     size_t height, cor_rect at);

/* The same, turned about its middle. */
void cor_scene_icon(cor_scene *scene, const char *layer, int64_t feature,
                    const cor_scene_pixels *pixels, cor_rect at, double angle_rad);

/* The tile that was made for `key` (any address that tells tiles apart): *is_new when it is empty
 * and wants its marks. It belongs to the scene. */
cor_scene *cor_scene_tile_for(cor_scene *scene, const void *key, double width_pt, double height_pt,
                              bool *is_new);
void cor_scene_pattern(cor_scene *scene, const char *layer, int64_t feature, const cor_path *path,
                       const cor_scene *tile, const cor_tiling *tiling);

/* What is added until the end belongs to one label. */
void cor_scene_label_begin(cor_scene *scene);
void cor_scene_label_end(cor_scene *scene);

/* Convenience for furniture. */
void cor_scene_rect(cor_scene *scene, const char *layer, cor_rect rect, cor_paint fill,
                    const cor_stroke *stroke);
void cor_scene_line(cor_scene *scene, const char *layer, cor_pt a, cor_pt b,
                    const cor_stroke *stroke);

#endif
