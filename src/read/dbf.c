#include "read/dbf.h"

#include <string.h>
#include <sys/stat.h>

#include "base/encoding.h"
#include "base/source_text.h"

/* The file beside the .shp, its extension in small letters or in capitals; NULL in *out when there
 * is none. False when it is there and cannot be read. */
static bool open_beside(cor_source **out, const char *path, const char *const spellings[2],
                        cor_report *report)
{
    static const size_t no_limit = SIZE_MAX / 2;
    bool ok = true;
    *out = NULL;
    for (int i = 0; ok && !*out && i < 2; i++) {
        struct stat status;
        cor_buf name = { 0 };
        cor_buf_append(&name, path, strlen(path) - strlen(".shp"));
        cor_buf_text(&name, spellings[i]);
        if (stat(name.ptr, &status) == 0)
            ok = cor_source_open(out, name.ptr, no_limit, COR_NOWHERE, report);
        cor_buf_free(&name);
    }
    return ok;
}

/* The first line without its blanks. */
static cor_str first_line(cor_str text)
{
    cor_str line = { text.ptr, 0 };
    while (line.len < text.len && text.ptr[line.len] != '\n' && text.ptr[line.len] != '\r')
        line.len++;
    while (line.len && line.ptr[line.len - 1] == ' ')
        line.len--;
    return line;
}

/* NULL in *out when there is no .cpg, or when it names nothing that is known. */
static bool read_cpg(const char **out, const char *path, cor_report *report)
{
    static const char *const spellings[2] = { ".cpg", ".CPG" };
    cor_source *source;
    *out = NULL;
    if (!open_beside(&source, path, spellings, report))
        return false;
    if (!source)
        return true;
    cor_str word = first_line(source->text);
    *out = cor_encoding_of_word(word);
    if (word.len && !*out)
        cor_warn(report, COR_KIND_ENCODING, (cor_span){ .file = source->file },
                 cor_encoding_examples, "'%.*s' is no encoding that is known",
                 word.len < 40 ? (int)word.len : 40, word.ptr);
    cor_source_free(source);
    return true;
}

/* How much of what is not ASCII is UTF-8. Fields are cut to their width, also within a letter. */
static bool looks_like_utf8(cor_str text)
{
    size_t letters = 0, faults = 0;
    for (size_t at = 0; at < text.len;) {
        if (!(text.ptr[at] & 0x80)) {
            at++;
            continue;
        }
        size_t before = at;
        bool fault = cor_utf8_next(text, &at) == 0xfffd && at - before < 3;
        letters += !fault;
        faults += fault;
    }
    return letters > 10 * faults;
}

static bool has_letters_beyond_ascii(cor_str text)
{
    for (size_t i = 0; i < text.len; i++)
        if (text.ptr[i] & 0x80)
            return true;
    return false;
}

static void warn_guess(const char *dbf, const char *guess, const cor_source_options *options,
                       cor_report *report)
{
    cor_buf hint = { 0 };
    cor_buf_text(&hint, "name another one ");
    if (options->names.encoding)
        cor_buf_printf(&hint, "%s, or ", options->names.encoding);
    cor_buf_printf(&hint, "in a file '%.*s.cpg'", (int)(strlen(dbf) - strlen(".dbf")), dbf);
    cor_warn(report, COR_KIND_ENCODING, (cor_span){ .file = dbf }, hint.ptr,
             "the file does not say how its texts are encoded: they are read as %s", guess);
    cor_buf_free(&hint);
}

static const char *guess(const cor_source *dbf, const cor_source_options *options,
                         cor_report *report)
{
    enum { DRIVER = 29, HEAD = 32 };
    cor_str text = dbf->text;
    if (text.len <= HEAD)
        return "UTF-8";
    const char *stated = cor_encoding_of_driver((unsigned char)text.ptr[DRIVER]);
    cor_str rest = { text.ptr + HEAD, text.len - HEAD };
    if (stated || !has_letters_beyond_ascii(rest))
        return stated ? stated : "UTF-8";
    bool utf8 = looks_like_utf8(rest);
    warn_guess(dbf->file, utf8 ? "UTF-8" : "windows-1252", options, report);
    return utf8 ? "UTF-8" : "CP1252";
}

static bool read_dbf(const char **out, const char *path, const cor_source_options *options,
                     cor_report *report)
{
    static const char *const spellings[2] = { ".dbf", ".DBF" };
    cor_source *dbf;
    if (!open_beside(&dbf, path, spellings, report))
        return false;
    *out = dbf ? guess(dbf, options, report) : "UTF-8";
    cor_source_free(dbf);
    return true;
}

bool cor_dbf_encoding(const char **out, const char *path, const cor_source_options *options,
                      cor_span at, cor_report *report)
{
    const char *found;
    if (options->encoding) {
        found = cor_encoding_of_word(cor_str_of(options->encoding));
        if (!found)
            return cor_fail(report, COR_KIND_ENCODING, at, cor_encoding_examples,
                            "'%.40s' is no encoding that is known", options->encoding);
    } else if (!read_cpg(&found, path, report) ||
               (!found && !read_dbf(&found, path, options, report))) {
        return false;
    }
    *out = found;
    return true;
}
