/* A CRS in the words of others. */
#include "geo/crs_parts.h"

static PJ *create(PJ_CONTEXT *context, const cor_crs_text *text)
{
    cor_buf buf = { 0 };
    if (text->kind == COR_CRS_CODE)
        cor_buf_text(&buf, text->code);
    else
        cor_buf_str(&buf, text->text);
    if (text->kind == COR_CRS_PROJ && !cor_crs_words_has(&text->words, "type"))
        cor_buf_text(&buf, " +type=crs");
    PJ *object = proj_create(context, buf.ptr);
    cor_buf_free(&buf);
    return object;
}

static void put(cor_buf *out, const char *text)
{
    if (text)
        cor_buf_text(out, text);
}

void cor_crs_describe(const cor_crs *crs, cor_buf *wkt, cor_buf *proj)
{
    static const char *const in_one_line[] = { "MULTILINE=NO", NULL };
    cor_report ignored = { 0 };
    cor_crs_text text;
    /* It has been opened: the text is well. */
    if (cor_crs_text_check(&text, cor_str_of(crs->definition), COR_NOWHERE, &ignored)) {
        cor_crs_context *context = cor_crs_context_new();
        if (text.kind != COR_CRS_PROJ) /* those say all of it: opening the database takes 8 ms */
            cor_crs_context_allow_database(context);
        PJ_CONTEXT *own = cor_crs_context_proj(context);
        PJ *object = create(own, &text);
        if (object) {
            put(wkt, proj_as_wkt(own, object, PJ_WKT2_2019, in_one_line));
            put(proj, proj_as_proj_string(own, object, PJ_PROJ_5, NULL));
        }
        proj_destroy(object);
        cor_crs_context_free(context);
    }
    cor_report_clear(&ignored);
}
