#include "draw/stencil.h"

void cor_stencil_init(cor_stencil *out, cor_window window)
{
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_A8, window.width, window.height);
    *out = (cor_stencil){
        window,
        surface,
        { .rows = cairo_image_surface_get_data(surface),
          .width = (size_t)cairo_image_surface_get_width(surface),
          .height = (size_t)cairo_image_surface_get_height(surface),
          .stride = (size_t)cairo_image_surface_get_stride(surface) },
    };
}

void cor_stencil_free(cor_stencil *stencil)
{
    cairo_surface_destroy(stencil->surface);
    *stencil = (cor_stencil){ 0 };
}

/* A surface in its error state puts the context into its own, which is looked at after each mark.
 */
void cor_stencil_paint(cairo_t *cr, const cor_stencil *stencil, cor_paint paint)
{
    cairo_surface_mark_dirty(stencil->surface);
    cairo_save(cr);
    cairo_identity_matrix(cr);
    cairo_set_source_rgba(cr, paint.r, paint.g, paint.b, paint.a);
    cairo_mask_surface(cr, stencil->surface, stencil->window.x, stencil->window.y);
    cairo_restore(cr);
}
