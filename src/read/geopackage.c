#include "read/geopackage.h"

#include <string.h>
#include <strings.h>

#include "base/source_text.h"

enum { HEADER_BYTES = 100, MAX_PAGES = 100000, MAX_DEPTH = 20 };
enum { INTERIOR_PAGE = 5, LEAF_PAGE = 13 };

typedef enum verdict { FINE, BROKEN, COMPUTED } verdict;

typedef struct database {
    cor_str bytes;
    size_t page_size, usable;
    size_t pages_left; /* to visit: pages may point in a circle */
    cor_str computed;  /* the name of what is a view or virtual */
} database;

static bool read_big(const database *db, size_t at, size_t size, uint64_t *out)
{
    if (at > db->bytes.len || size > db->bytes.len - at)
        return false;
    *out = 0;
    for (size_t i = 0; i < size; i++)
        *out = *out << 8 | (unsigned char)db->bytes.ptr[at + i];
    return true;
}

/* Seven bits a byte, the ninth byte whole. Moves *at behind it. */
static bool read_varint(const database *db, size_t *at, uint64_t *out)
{
    *out = 0;
    for (int i = 0; i < 9; i++) {
        if (*at >= db->bytes.len)
            return false;
        unsigned char byte = (unsigned char)db->bytes.ptr[(*at)++];
        if (i == 8) {
            *out = *out << 8 | byte;
            return true;
        }
        *out = *out << 7 | (byte & 0x7f);
        if (!(byte & 0x80))
            return true;
    }
    return true;
}

/* The bytes of a column by its serial type. */
static uint64_t column_size(uint64_t serial)
{
    static const unsigned char sizes[] = { 0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0 };
    return serial < sizeof sizes ? sizes[serial] : (serial - 12) / 2;
}

/* How much of a payload lies on the leaf itself. */
static uint64_t local_size(const database *db, uint64_t payload)
{
    uint64_t most = db->usable - 35, least = (db->usable - 12) * 32 / 255 - 23;
    if (payload <= most)
        return payload;
    uint64_t local = least + (payload - least) % (db->usable - 4);
    return local <= most ? local : least;
}

static bool begins_gpkg(cor_str name)
{
    return name.len >= 5 && strncasecmp(name.ptr, "gpkg_", 5) == 0;
}

/* A row (type, name, table, root page, sql): only the last may lie on other pages. */
static verdict check_row(database *db, size_t at, uint64_t size)
{
    enum { TYPE, NAME, TABLE, ROOT, COLUMNS };
    uint64_t header, serials[COLUMNS], root = 0;
    size_t cursor = at, starts[COLUMNS];
    if (size > db->bytes.len - at || !read_varint(db, &cursor, &header) || header > size)
        return BROKEN;
    uint64_t used = header;
    for (int i = 0; i < COLUMNS; i++) {
        if (!read_varint(db, &cursor, &serials[i]))
            return BROKEN;
        starts[i] = at + (size_t)used;
        uint64_t bytes = column_size(serials[i]);
        if (bytes > size - used)
            return BROKEN;
        used += bytes;
    }
    bool none = serials[ROOT] == 0 || serials[ROOT] == 8; /* NULL, or the number 0 */
    if (!none && serials[ROOT] != 9 &&
        !read_big(db, starts[ROOT], (size_t)column_size(serials[ROOT]), &root))
        return BROKEN;
    cor_str type = { db->bytes.ptr + starts[TYPE], (size_t)column_size(serials[TYPE]) };
    cor_str name = { db->bytes.ptr + starts[NAME], (size_t)column_size(serials[NAME]) };
    bool stored = serials[ROOT] == 9 || root > 0;
    bool plain = cor_str_is(type, "index") || cor_str_is(type, "trigger") ||
                 (cor_str_is(type, "table") && stored);
    if (plain || !begins_gpkg(name))
        return FINE;
    db->computed = name;
    return COMPUTED;
}

static verdict check_leaf(database *db, size_t cell)
{
    uint64_t payload, row;
    size_t at = cell;
    if (!read_varint(db, &at, &payload) || !read_varint(db, &at, &row))
        return BROKEN;
    return check_row(db, at, local_size(db, payload));
}

static verdict check_page(database *db, uint64_t number, int depth);

static verdict check_child(database *db, size_t at, int depth)
{
    uint64_t child;
    return read_big(db, at, 4, &child) ? check_page(db, child, depth + 1) : BROKEN;
}

static verdict check_page(database *db, uint64_t number, int depth)
{
    if (number == 0 || number > db->bytes.len / db->page_size || depth > MAX_DEPTH ||
        db->pages_left-- == 0)
        return BROKEN;
    size_t page = (size_t)(number - 1) * db->page_size;
    size_t header = page + (number == 1 ? HEADER_BYTES : 0);
    uint64_t kind, cells;
    if (!read_big(db, header, 1, &kind) || !read_big(db, header + 3, 2, &cells) ||
        (kind != LEAF_PAGE && kind != INTERIOR_PAGE))
        return BROKEN;
    bool leaf = kind == LEAF_PAGE;
    size_t pointers = header + (leaf ? 8 : 12);
    for (size_t i = 0; i < cells; i++) {
        uint64_t offset;
        if (!read_big(db, pointers + 2 * i, 2, &offset) || offset >= db->page_size)
            return BROKEN;
        size_t cell = page + (size_t)offset;
        verdict v = leaf ? check_leaf(db, cell) : check_child(db, cell, depth);
        if (v != FINE)
            return v;
    }
    return leaf ? FINE : check_child(db, header + 8, depth);
}

static verdict check_database(database *db)
{
    static const char magic[16] = "SQLite format 3"; /* its NUL is part of it */
    uint64_t page_size, reserved, encoding;
    if (db->bytes.len < HEADER_BYTES || memcmp(db->bytes.ptr, magic, sizeof magic) != 0 ||
        !read_big(db, 16, 2, &page_size) || !read_big(db, 20, 1, &reserved) ||
        !read_big(db, 56, 4, &encoding))
        return BROKEN;
    db->page_size = page_size == 1 ? 65536 : (size_t)page_size;
    if (db->page_size < 512 || reserved > 32 || encoding > 1) /* 0: nothing in it; 1: UTF-8 */
        return BROKEN;
    db->usable = db->page_size - (size_t)reserved;
    db->pages_left = MAX_PAGES;
    return check_page(db, 1, 0);
}

bool cor_geopackage_check(const char *path, cor_span at, cor_report *report)
{
    static const size_t no_limit = SIZE_MAX / 2;
    cor_source *source;
    if (!cor_source_open(&source, path, no_limit, at, report))
        return false;
    database db = { .bytes = source->text };
    verdict v = check_database(&db);
    if (v == BROKEN)
        cor_fail(report, COR_KIND_DATA, at, "a GeoPackage is a SQLite database, in UTF-8",
                 "'%s' cannot be read as the format that its extension says", path);
    if (v == COMPUTED)
        cor_fail(report, COR_KIND_UNSUPPORTED, at, "copy it: ogr2ogr new.gpkg old.gpkg",
                 "'%.*s' of '%s' is a view or computed; only tables are read",
                 db.computed.len < 60 ? (int)db.computed.len : 60, db.computed.ptr, path);
    cor_source_free(source);
    return v == FINE;
}
