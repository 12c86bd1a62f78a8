#include <cairo-pdf.h>
#include <string.h>

#include "draw/draw.h"
#include "encode/encode.h"
#include "encode/page.h"

static cairo_status_t append(void *user, const unsigned char *data, unsigned int length)
{
    cor_buf_append(user, data, length);
    return CAIRO_STATUS_SUCCESS;
}

/* cairo takes the date from the wall clock unless it is told one. */
static void set_metadata(cairo_surface_t *surface, const cor_scene *scene)
{
    char date[32];
    cor_page_date(date);
    const struct {
        cairo_pdf_metadata_t key;
        const char *value;
    } entries[] = {
        { CAIRO_PDF_METADATA_TITLE, scene->title },
        { CAIRO_PDF_METADATA_SUBJECT, scene->description },
        { CAIRO_PDF_METADATA_CREATOR, "corridor" },
        { CAIRO_PDF_METADATA_CREATE_DATE, date },
        { CAIRO_PDF_METADATA_MOD_DATE, date },
    };
    for (size_t i = 0; i < sizeof entries / sizeof *entries; i++)
        if (entries[i].value)
            cairo_pdf_surface_set_metadata(surface, entries[i].key, entries[i].value);
}

static bool draw_page(cairo_surface_t *surface, const cor_scene *scene, cor_report *report)
{
    cairo_t *cr = cairo_create(surface);
    bool ok = cor_draw_scene(cr, scene, COR_DRAW_TEXT_FONTS, report);
    if (ok)
        cairo_show_page(cr);
    cairo_destroy(cr);
    return ok;
}

/* cairo 1.16 leaves out the "D:" that ISO 32000-1 7.9.4 asks for. It takes the place of the seconds
 * (which may be left out), so that no offset in the file moves. Parentheses inside a text are
 * escaped, so the key with a bare one is the key itself. */
static void mend_date(char *pdf, size_t size, const char *key)
{
    enum { DATE = 15, MINUTES = 12 }; /* YYYYMMDDhhmmssZ */
    size_t length = strlen(key);
    for (size_t i = 0; i + length + DATE < size; i++) {
        if (pdf[i] != '/' || memcmp(pdf + i, key, length) != 0 || pdf[i + length] == 'D')
            continue;
        char mended[DATE] = "D:";
        memcpy(mended + 2, pdf + i + length, MINUTES);
        mended[DATE - 1] = 'Z';
        memcpy(pdf + i + length, mended, DATE);
    }
}

bool cor_encode_pdf(const cor_scene *scene, cor_buf *out, cor_report *report)
{
    if (!cor_page_check(scene, report))
        return false;
    cor_buf made = { 0 };
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(append, &made, scene->width_pt, scene->height_pt);
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5);
    set_metadata(surface, scene);
    bool ok = draw_page(surface, scene, report);
    cairo_surface_finish(surface);
    cairo_status_t status = cairo_surface_status(surface);
    if (ok && status != CAIRO_STATUS_SUCCESS)
        ok = cor_fail(report, COR_KIND_BUG, COR_NOWHERE, NULL, "cairo: %s",
                      cairo_status_to_string(status));
    if (ok) {
        mend_date(made.ptr, made.len, "/CreationDate (");
        mend_date(made.ptr, made.len, "/ModDate (");
        cor_buf_append(out, made.ptr, made.len);
    }
    cairo_surface_destroy(surface);
    cor_buf_free(&made);
    return ok;
}
