#include "base/encoding.h"

#include <string.h>

const char cor_encoding_examples[] = "encodings are UTF-8, windows-1251, CP866, ISO-8859-2";

enum { WORD_MAX = 32 };

/* Names with their code page, once letters are small and blanks, - and _ are gone. */
static const struct {
    const char *word, *name;
} words[] = {
    { "utf8", "UTF-8" },          { "65001", "UTF-8" },       { "ascii", "UTF-8" },
    { "usascii", "UTF-8" },       { "latin1", "ISO-8859-1" }, { "latin2", "ISO-8859-2" },
    { "latin9", "ISO-8859-15" },  { "koi8r", "KOI8-R" },      { "20866", "KOI8-R" },
    { "koi8u", "KOI8-U" },        { "21866", "KOI8-U" },      { "shiftjis", "CP932" },
    { "sjis", "CP932" },          { "windows31j", "CP932" },  { "eucjp", "EUC-JP" },
    { "gbk", "CP936" },           { "gb2312", "CP936" },      { "gb18030", "GB18030" },
    { "54936", "GB18030" },       { "big5", "CP950" },        { "big5hkscs", "BIG5-HKSCS" },
    { "euckr", "CP949" },         { "tis620", "CP874" },      { "macroman", "MACINTOSH" },
    { "macintosh", "MACINTOSH" }, { "10000", "MACINTOSH" },   { "armscii8", "ARMSCII-8" },
};

/* Code pages of DOS and of Windows. */
static const struct {
    int number;
    const char *name;
} code_pages[] = {
    { 437, "CP437" },   { 737, "CP737" },   { 775, "CP775" },   { 850, "CP850" },
    { 852, "CP852" },   { 855, "CP855" },   { 857, "CP857" },   { 858, "CP858" },
    { 860, "CP860" },   { 861, "CP861" },   { 862, "CP862" },   { 863, "CP863" },
    { 864, "CP864" },   { 865, "CP865" },   { 866, "CP866" },   { 869, "CP869" },
    { 874, "CP874" },   { 932, "CP932" },   { 936, "CP936" },   { 949, "CP949" },
    { 950, "CP950" },   { 1250, "CP1250" }, { 1251, "CP1251" }, { 1252, "CP1252" },
    { 1253, "CP1253" }, { 1254, "CP1254" }, { 1255, "CP1255" }, { 1256, "CP1256" },
    { 1257, "CP1257" }, { 1258, "CP1258" },
};

static const char *const iso_names[] = {
    "ISO-8859-1",  "ISO-8859-2",  "ISO-8859-3",  "ISO-8859-4",  "ISO-8859-5",  "ISO-8859-6",
    "ISO-8859-7",  "ISO-8859-8",  "ISO-8859-9",  "ISO-8859-10", "ISO-8859-11", NULL,
    "ISO-8859-13", "ISO-8859-14", "ISO-8859-15", "ISO-8859-16",
};
enum { ISO_PARTS = sizeof iso_names / sizeof *iso_names };

/* Small letters and digits of the word; empty when it is too long to be one. */
static void squeeze(char out[WORD_MAX], cor_str word)
{
    size_t length = 0;
    for (size_t i = 0; i < word.len; i++) {
        char c = word.ptr[i];
        if (c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        if ((c < 'a' || c > 'z') && (c < '0' || c > '9'))
            continue;
        if (length == WORD_MAX - 1) {
            length = 0;
            break;
        }
        out[length++] = c;
    }
    out[length] = '\0';
}

/* The number that all of the text is; -1 for anything else. */
static int number_of(const char *text)
{
    int number = 0;
    if (!*text || strlen(text) > 6)
        return -1;
    for (; *text; text++) {
        if (*text < '0' || *text > '9')
            return -1;
        number = 10 * number + (*text - '0');
    }
    return number;
}

static const char *code_page(int number)
{
    for (size_t i = 0; i < sizeof code_pages / sizeof *code_pages; i++)
        if (code_pages[i].number == number)
            return code_pages[i].name;
    return NULL;
}

/* Esri's 88591 is ISO-8859-1, and Windows' 28591. */
static const char *iso_part(const char *text)
{
    static const char *const starts[] = { "iso8859", "8859", "2859" };
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        size_t length = strlen(starts[i]);
        int part = strncmp(text, starts[i], length) == 0 ? number_of(text + length) : -1;
        if (part >= 1 && part <= ISO_PARTS)
            return iso_names[part - 1];
    }
    return NULL;
}

static const char *without(const char *text, const char *start)
{
    size_t length = strlen(start);
    return strncmp(text, start, length) == 0 ? text + length : NULL;
}

const char *cor_encoding_of_word(cor_str word)
{
    static const char *const starts[] = { "", "cp", "windows", "win", "ansi", "oem", "ibm", "ms" };
    char text[WORD_MAX];
    squeeze(text, word);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(text, words[i].word) == 0)
            return words[i].name;
    const char *driver = without(text, "ldid");
    if (driver && number_of(driver) >= 0 && number_of(driver) < 256)
        return cor_encoding_of_driver((unsigned char)number_of(driver));
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        const char *rest = without(text, starts[i]);
        const char *name = rest ? code_page(number_of(rest)) : NULL;
        if (name)
            return name;
    }
    return iso_part(text);
}

const char *cor_encoding_of_driver(unsigned char number)
{
    static const struct {
        unsigned char number;
        unsigned short page;
    } drivers[] = {
        { 1, 437 },    { 2, 850 },    { 3, 1252 },   { 8, 865 },    { 9, 437 },    { 10, 850 },
        { 11, 437 },   { 13, 437 },   { 14, 850 },   { 15, 437 },   { 16, 850 },   { 17, 437 },
        { 18, 850 },   { 19, 932 },   { 20, 850 },   { 21, 437 },   { 22, 850 },   { 23, 865 },
        { 24, 437 },   { 26, 850 },   { 27, 437 },   { 28, 863 },   { 29, 850 },   { 31, 852 },
        { 34, 852 },   { 35, 852 },   { 36, 860 },   { 37, 850 },   { 38, 866 },   { 55, 850 },
        { 64, 852 },   { 77, 936 },   { 78, 949 },   { 79, 950 },   { 80, 874 },   { 88, 1252 },
        { 89, 1252 },  { 100, 852 },  { 101, 866 },  { 102, 865 },  { 103, 861 },  { 106, 737 },
        { 107, 857 },  { 108, 863 },  { 120, 950 },  { 121, 949 },  { 122, 936 },  { 123, 932 },
        { 124, 874 },  { 125, 1255 }, { 126, 1256 }, { 134, 737 },  { 135, 852 },  { 136, 857 },
        { 200, 1250 }, { 201, 1251 }, { 202, 1254 }, { 203, 1253 }, { 204, 1257 },
    };
    for (size_t i = 0; i < sizeof drivers / sizeof *drivers; i++)
        if (drivers[i].number == number)
            return code_page(drivers[i].page);
    return NULL;
}
