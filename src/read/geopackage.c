#include "read/geopackage.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/source_text.h"
#include "geo/crs.h"
#include "geo/crs_check.h"
#include "read/sql_columns.h"
#include "read/sqlite.h"

/* Longer names are no table's that anybody has made. */
enum { NAME_MAX_BYTES = 60 };

typedef struct looking {
    uint64_t crs_page;                     /* where the table of CRS begins; 0: there is none */
    int id, organization, organization_id; /* its columns; -1 */
    char name[NAME_MAX_BYTES + 1];         /* of what was found: a table that is none, a CRS */
} looking;

static bool begins(cor_str name, const char *with)
{
    cor_str start = cor_str_of(with);
    return name.len >= start.len && strncasecmp(name.ptr, start.ptr, start.len) == 0;
}

static void keep_name(looking *l, cor_str name)
{
    size_t length = name.len < NAME_MAX_BYTES ? name.len : NAME_MAX_BYTES;
    for (size_t i = 0; i < length; i++)
        l->name[i] = name.ptr[i];
    l->name[length] = '\0';
}

/* A text that stands in the SQL is the value of a column in rows that were there before it. */
static bool has_default_crs(const cor_sqlite_row *row)
{
    enum { SQL = 4 };
    cor_str sql = row->columns[SQL].text;
    return !cor_crs_text_is_harmless(sql) || (sql.len && memchr(sql.ptr, '{', sql.len));
}

/* A table that has no page is virtual. */
static bool is_computed(const cor_sqlite_row *row)
{
    enum { TYPE, NAME, TABLE, PAGE, SQL };
    cor_str type = row->columns[TYPE].text;
    if (cor_str_is(type, "index") || cor_str_is(type, "trigger"))
        return false;
    bool stored = cor_str_is(type, "table") && row->columns[PAGE].number > 0;
    return !stored || cor_sql_has_computed_column(row->columns[SQL].text);
}

/* False, with its name, at one of the tables that GDAL reads when it opens the file. */
static bool take_entry(void *user, const cor_sqlite_row *row)
{
    enum { NAME = 1, PAGE = 3, SQL = 4, COLUMNS = 5 };
    looking *l = user;
    if (row->count < COLUMNS)
        return true;
    cor_str name = row->columns[NAME].text;
    bool read_at_once = begins(name, "gpkg_") || begins(name, "ogr_") || begins(name, "sqlite_");
    bool is_crs_table = begins(name, "gpkg_spatial_ref_sys");
    if (read_at_once && (is_computed(row) || (is_crs_table && has_default_crs(row)))) {
        keep_name(l, name);
        return false;
    }
    cor_str sql = row->columns[SQL].text;
    if (is_crs_table && name.len == 20 && row->columns[PAGE].number > 0) {
        l->crs_page = (uint64_t)row->columns[PAGE].number;
        l->id = cor_sql_column(sql, "srs_id");
        l->organization = cor_sql_column(sql, "organization");
        l->organization_id = cor_sql_column(sql, "organization_coordsys_id");
    }
    return true;
}

static bool is_known_code(int64_t code)
{
    cor_report ignored = { 0 };
    cor_crs *crs = NULL;
    char name[32];
    snprintf(name, sizeof name, "EPSG:%" PRId64, code);
    bool known = cor_crs_open(&crs, name, COR_NOWHERE, &ignored);
    cor_crs_free(crs);
    cor_report_clear(&ignored);
    return known;
}

static const cor_sqlite_value *column(const cor_sqlite_row *row, int index)
{
    static const cor_sqlite_value none = { .is_text = false };
    return index >= 0 && (size_t)index < row->count ? &row->columns[index] : &none;
}

/* GDAL takes the code and does not look at the words: NAD27's, as older versions of GDAL wrote
 * them, name grids. */
static bool is_taken_by_code(const looking *l, const cor_sqlite_row *row)
{
    const cor_sqlite_value *id = column(row, l->id), *code = column(row, l->organization_id);
    cor_str organization = column(row, l->organization)->text;
    return l->id >= 0 && code->is_number && organization.len == 4 && begins(organization, "EPSG") &&
           code->number == (id->is_number ? id->number : row->id) && is_known_code(code->number);
}

/* False at a CRS whose description would make PROJ open another file. */
static bool take_crs(void *user, const cor_sqlite_row *row)
{
    looking *l = user;
    bool harmless = true;
    for (size_t i = 0; i < row->count; i++)
        harmless &= !row->columns[i].is_text || cor_crs_text_is_harmless(row->columns[i].text);
    if (harmless || is_taken_by_code(l, row))
        return true;
    keep_name(l, row->columns[0].text);
    return false;
}

static bool fail_broken(const char *path, cor_span at, cor_report *report)
{
    return cor_fail(report, COR_KIND_DATA, at, "a GeoPackage is a SQLite database, in UTF-8",
                    "'%s' cannot be read as the format that its extension says", path);
}

static bool check_entries(cor_sqlite *db, looking *l, const char *path, cor_span at,
                          cor_report *report)
{
    cor_sqlite_verdict verdict = cor_sqlite_rows(db, COR_SQLITE_SCHEMA_PAGE, take_entry, l);
    if (verdict == COR_SQLITE_STOPPED)
        return cor_fail(report, COR_KIND_UNSUPPORTED, at, "copy it: ogr2ogr new.gpkg old.gpkg",
                        "'%s' of '%s' is a view or computed; only tables are read", l->name, path);
    return verdict == COR_SQLITE_FINE || fail_broken(path, at, report);
}

static bool check_crs(cor_sqlite *db, looking *l, const char *path, cor_span at, cor_report *report)
{
    if (!l->crs_page)
        return true;
    cor_sqlite_verdict verdict = cor_sqlite_rows(db, l->crs_page, take_crs, l);
    if (verdict == COR_SQLITE_STOPPED)
        return cor_fail(report, COR_KIND_CRS, at,
                        "give the layer a CRS of a code: ogr2ogr -a_srs EPSG:n new.gpkg old.gpkg",
                        "the CRS '%s' of '%s' names another file: it is refused", l->name, path);
    return verdict == COR_SQLITE_FINE || fail_broken(path, at, report);
}

bool cor_geopackage_check(const char *path, cor_span at, cor_report *report)
{
    static const size_t no_limit = SIZE_MAX / 2;
    cor_source *source;
    cor_sqlite db;
    looking l = { .id = -1, .organization = -1, .organization_id = -1 };
    if (!cor_source_open(&source, path, no_limit, at, report))
        return false;
    bool ok = cor_sqlite_open(&db, source->text) || fail_broken(path, at, report);
    ok = ok && check_entries(&db, &l, path, at, report) && check_crs(&db, &l, path, at, report);
    cor_source_free(source);
    return ok;
}
