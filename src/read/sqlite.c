#include "read/sqlite.h"

#include <string.h>

enum { HEADER_BYTES = 100, MAX_PAGES = 100000, MAX_DEPTH = 20 };
enum { INTERIOR_PAGE = 5, LEAF_PAGE = 13 };

/* Of one row: the description of a CRS or the SQL of a table takes a few thousand. */
static const uint64_t row_bytes_max = 1 << 20;

typedef struct walk {
    cor_sqlite *db;
    cor_sqlite_take *take;
    void *user;
} walk;

static bool read_big(const cor_sqlite *db, size_t at, size_t size, uint64_t *out)
{
    if (at > db->bytes.len || size > db->bytes.len - at)
        return false;
    *out = 0;
    for (size_t i = 0; i < size; i++)
        *out = *out << 8 | (unsigned char)db->bytes.ptr[at + i];
    return true;
}

/* Seven bits a byte, the ninth byte whole. Moves *at behind it. */
static bool read_varint(cor_str bytes, size_t *at, uint64_t *out)
{
    *out = 0;
    for (int i = 0; i < 9; i++) {
        if (*at >= bytes.len)
            return false;
        unsigned char byte = (unsigned char)bytes.ptr[(*at)++];
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

/* Big-endian, in two's complement. */
static int64_t signed_number(cor_str bytes)
{
    uint64_t value = bytes.len && (bytes.ptr[0] & 0x80) ? UINT64_MAX : 0;
    for (size_t i = 0; i < bytes.len; i++)
        value = value << 8 | (unsigned char)bytes.ptr[i];
    return (int64_t)value;
}

static cor_sqlite_value value_of(uint64_t serial, cor_str bytes)
{
    enum { WIDEST_INTEGER = 6, ZERO = 8, ONE = 9, BLOB = 12 };
    if (serial >= BLOB) /* SQLite gives a blob as a text to who asks for one */
        return (cor_sqlite_value){ .is_text = true, .text = bytes };
    if (serial == ZERO || serial == ONE)
        return (cor_sqlite_value){ .is_number = true, .number = serial == ONE };
    if (serial >= 1 && serial <= WIDEST_INTEGER)
        return (cor_sqlite_value){ .is_number = true, .number = signed_number(bytes) };
    return (cor_sqlite_value){ .is_text = false };
}

/* The serial types of the columns, then their bytes. */
static bool read_record(cor_sqlite_row *row, cor_str record)
{
    size_t at = 0;
    uint64_t header, serial;
    if (!read_varint(record, &at, &header) || header > record.len)
        return false;
    uint64_t data = header;
    for (row->count = 0; at < header && row->count < COR_SQLITE_COLUMNS_MAX; row->count++) {
        if (!read_varint(record, &at, &serial) || column_size(serial) > record.len - data)
            return false;
        cor_str bytes = { record.ptr + data, (size_t)column_size(serial) };
        row->columns[row->count] = value_of(serial, bytes);
        data += bytes.len;
    }
    return at >= header; /* else there are too many columns */
}

/* How much of a payload lies on the leaf itself. */
static uint64_t local_size(const cor_sqlite *db, uint64_t payload)
{
    uint64_t most = db->usable - 35, least = (db->usable - 12) * 32 / 255 - 23;
    if (payload <= most)
        return payload;
    uint64_t local = least + (payload - least) % (db->usable - 4);
    return local <= most ? local : least;
}

/* Counts it as visited. */
static bool is_page(cor_sqlite *db, uint64_t number)
{
    if (number == 0 || number > db->bytes.len / db->page_size || !db->pages_left)
        return false;
    db->pages_left--;
    return true;
}

/* The rest of a payload: pages that begin with the number of the next. */
static bool read_overflow(cor_buf *out, cor_sqlite *db, uint64_t page, uint64_t size)
{
    for (; out->len < size;) {
        if (!is_page(db, page))
            return false;
        size_t at = (size_t)(page - 1) * db->page_size;
        size_t piece = db->usable - 4, left = (size_t)size - out->len;
        cor_buf_append(out, db->bytes.ptr + at + 4, piece < left ? piece : left);
        if (!read_big(db, at, 4, &page))
            return false;
    }
    return true;
}

static cor_sqlite_verdict take_record(const walk *w, int64_t id, cor_str record)
{
    cor_sqlite_row row = { .id = id };
    if (!read_record(&row, record))
        return COR_SQLITE_BROKEN;
    return w->take(w->user, &row) ? COR_SQLITE_FINE : COR_SQLITE_STOPPED;
}

static cor_sqlite_verdict take_cell(const walk *w, size_t cell)
{
    cor_sqlite *db = w->db;
    uint64_t payload, id, overflow;
    size_t at = cell;
    if (!read_varint(db->bytes, &at, &payload) || !read_varint(db->bytes, &at, &id) ||
        payload > row_bytes_max)
        return COR_SQLITE_BROKEN;
    size_t local = (size_t)local_size(db, payload);
    if (local > db->bytes.len - at)
        return COR_SQLITE_BROKEN;
    cor_str here = { db->bytes.ptr + at, local };
    if (local == payload)
        return take_record(w, (int64_t)id, here);
    cor_buf whole = { 0 };
    cor_buf_str(&whole, here);
    bool ok =
        read_big(db, at + local, 4, &overflow) && read_overflow(&whole, db, overflow, payload);
    cor_sqlite_verdict verdict =
        ok ? take_record(w, (int64_t)id, cor_buf_view(&whole)) : COR_SQLITE_BROKEN;
    cor_buf_free(&whole);
    return verdict;
}

static cor_sqlite_verdict take_page(const walk *w, uint64_t number, int depth);

static cor_sqlite_verdict take_child(const walk *w, size_t at, int depth)
{
    uint64_t child;
    return read_big(w->db, at, 4, &child) ? take_page(w, child, depth + 1) : COR_SQLITE_BROKEN;
}

static cor_sqlite_verdict take_page(const walk *w, uint64_t number, int depth)
{
    cor_sqlite *db = w->db;
    if (depth > MAX_DEPTH || !is_page(db, number))
        return COR_SQLITE_BROKEN;
    size_t page = (size_t)(number - 1) * db->page_size;
    size_t header = page + (number == 1 ? HEADER_BYTES : 0);
    uint64_t kind, cells;
    if (!read_big(db, header, 1, &kind) || !read_big(db, header + 3, 2, &cells) ||
        (kind != LEAF_PAGE && kind != INTERIOR_PAGE))
        return COR_SQLITE_BROKEN;
    bool leaf = kind == LEAF_PAGE;
    size_t pointers = header + (leaf ? 8 : 12);
    for (size_t i = 0; i < cells; i++) {
        uint64_t offset;
        if (!read_big(db, pointers + 2 * i, 2, &offset) || offset >= db->page_size)
            return COR_SQLITE_BROKEN;
        size_t cell = page + (size_t)offset;
        cor_sqlite_verdict verdict = leaf ? take_cell(w, cell) : take_child(w, cell, depth);
        if (verdict != COR_SQLITE_FINE)
            return verdict;
    }
    return leaf ? COR_SQLITE_FINE : take_child(w, header + 8, depth);
}

bool cor_sqlite_open(cor_sqlite *out, cor_str bytes)
{
    static const char magic[16] = "SQLite format 3"; /* its NUL is part of it */
    uint64_t page_size, reserved, encoding;
    cor_sqlite db = { .bytes = bytes, .pages_left = MAX_PAGES };
    if (bytes.len < HEADER_BYTES || memcmp(bytes.ptr, magic, sizeof magic) != 0 ||
        !read_big(&db, 16, 2, &page_size) || !read_big(&db, 20, 1, &reserved) ||
        !read_big(&db, 56, 4, &encoding))
        return false;
    db.page_size = page_size == 1 ? 65536 : (size_t)page_size;
    if (db.page_size < 512 || reserved > 32 || encoding > 1) /* 0: nothing in it; 1: UTF-8 */
        return false;
    db.usable = db.page_size - (size_t)reserved;
    *out = db;
    return true;
}

cor_sqlite_verdict cor_sqlite_rows(cor_sqlite *db, uint64_t first_page, cor_sqlite_take *take,
                                   void *user)
{
    const walk w = { db, take, user };
    return take_page(&w, first_page, 0);
}
