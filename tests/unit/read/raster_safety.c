/* Files that want to be something else than they are called. */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>

#include "read/raster.h"
#include "unit/check.h"
#include "unit/raster_writing.h"

static const raster_file plain = { "a.tif",  "EPSG:4326", { 40, 0.01, 0, 42, 0, -0.01 }, 64, 64, 1,
                                   GDT_Byte, NULL };
static const cor_raster_options colours = { .use = COR_RASTER_COLOURS };

static double seven(int column, int row, int band)
{
    (void)column;
    (void)row;
    (void)band;
    return 7;
}

static bool says(const cor_report *report, const char *words)
{
    for (size_t i = 0; i < report->count; i++)
        if (report->items[i].severity == COR_ERROR && strstr(report->items[i].message, words))
            return true;
    return false;
}

/* One error that says so, and no raster. */
static bool refuses(const char *path, const char *words)
{
    cor_report report = { 0 };
    cor_raster *raster = NULL;
    bool opened = cor_raster_open(&raster, path, &colours, COR_NOWHERE, &report);
    bool well = !opened && !raster && report.errors == 1 && says(&report, words);
    if (!well)
        cor_report_print(stdout, &report);
    cor_raster_free(raster);
    cor_report_clear(&report);
    return well;
}

/* Reads a.tif coarsely, as an overview would be. */
static bool is_all_sevens(void)
{
    cor_report report = { 0 };
    cor_raster *raster = NULL;
    cor_raster_cells cells = { 0 };
    bool well = cor_raster_open(&raster, raster_path("a.tif"), &colours, COR_NOWHERE, &report) &&
                cor_raster_read(&cells, raster, (cor_raster_window){ 0, 0, 64, 64, 8, 8 }, &report);
    for (size_t i = 0; well && i < cells.width * cells.height; i++)
        well = cells.rgba[i * 4] == 7 && cells.rgba[i * 4 + 3] == 255;
    cor_report_print(stdout, &report);
    cor_raster_cells_free(&cells);
    cor_raster_free(raster);
    cor_report_clear(&report);
    return well;
}

static void put(unsigned char *to, int bytes, unsigned value)
{
    for (int i = 0; i < bytes; i++)
        to[i] = (unsigned char)(value >> 8 * i);
}

enum { TIFF_BYTES = 186 };

/* One strip, or one compressed tile, as large as the whole. */
static void write_claim(unsigned side, bool tiled)
{
    const unsigned strip[][2] = { { 256, side }, { 257, side }, { 258, 8 },
                                  { 259, 1 },    { 262, 1 },    { 273, 8 },
                                  { 277, 1 },    { 278, side }, { 279, 1 } };
    const unsigned tile[][2] = { { 256, side }, { 257, side }, { 258, 8 },    { 259, 5 },
                                 { 262, 1 },    { 277, 1 },    { 322, side }, { 323, side },
                                 { 324, 8 },    { 325, 9 } };
    const unsigned(*tags)[2] = tiled ? tile : strip;
    size_t count = tiled ? sizeof tile / sizeof *tile : sizeof strip / sizeof *strip;
    unsigned char bytes[TIFF_BYTES] = { 'I', 'I', 42, 0, 8 };
    put(bytes + 8, 2, (unsigned)count);
    for (size_t i = 0; i < count; i++) {
        unsigned char *entry = bytes + 10 + 12 * i;
        put(entry, 2, tags[i][0]);
        put(entry + 2, 2, 4);
        put(entry + 4, 4, 1);
        put(entry + 8, 4, tags[i][1]);
    }
    raster_write_text("h.tif", (char *)bytes, TIFF_BYTES);
}

static void a_file_that_claims_to_be_huge_is_refused_before_it_is_read(void)
{
    struct rusage before, after;
    getrusage(RUSAGE_SELF, &before);
    write_claim(0x7fffffff, false);
    CHECK(refuses(raster_path("h.tif"), "2147483647 x 2147483647 cells"));
    write_claim(30000, true);
    CHECK(refuses(raster_path("h.tif"), "blocks of 30000 x 30000"));
    getrusage(RUSAGE_SELF, &after);
    CHECK(after.ru_maxrss - before.ru_maxrss < 200 * 1024); /* KiB */
}

static const char vrt[] =
    "<VRTDataset rasterXSize=\"8\" rasterYSize=\"8\"><VRTRasterBand dataType=\"Byte\" band=\"1\" "
    "subClass=\"VRTRawRasterBand\"><SourceFilename>/etc/passwd</SourceFilename>"
    "<ImageOffset>0</ImageOffset><PixelOffset>1</PixelOffset><LineOffset>8</LineOffset>"
    "</VRTRasterBand></VRTDataset>";

static void a_description_that_is_called_tif_is_refused(void)
{
    raster_write_text("v.tif", vrt, sizeof vrt - 1);
    CHECK(refuses(raster_path("v.tif"), "cannot be read as a GeoTIFF"));
    raster_write_text("w.tif", "<GDAL_WMS/>", 11);
    CHECK(refuses(raster_path("w.tif"), "cannot be read as a GeoTIFF"));
}

static void what_lies_beside_a_file_is_not_read(void)
{
    raster_write(&plain, seven);
    raster_write_text("a.tif.ovr", vrt, sizeof vrt - 1);
    raster_write_text("a.tif.msk", vrt, sizeof vrt - 1);
    raster_write_text("a.tfw", "1\n0\n0\n1\n0\n0\n", 12);
    CHECK(is_all_sevens());
    raster_file other = plain;
    other.name = "a.tif.ovr.tif";
    other.width = other.height = 8;
    GDALClose(raster_create(&other)); /* all zeros */
    CHECK(rename(raster_path("a.tif.ovr.tif"), raster_path("a.tif.ovr")) == 0);
    CHECK(is_all_sevens());
    unlink(raster_path("a.tif.ovr"));
    unlink(raster_path("a.tif.msk"));
    unlink(raster_path("a.tfw"));
}

/* A socket on which nobody must call. */
static int listen_for_calls(unsigned *port)
{
    struct sockaddr_in address = { .sin_family = AF_INET,
                                   .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    socklen_t size = sizeof address;
    int fd = socket(AF_INET, SOCK_STREAM, 0);
    if (fd < 0 || bind(fd, (struct sockaddr *)&address, size) != 0 || listen(fd, 4) != 0 ||
        getsockname(fd, (struct sockaddr *)&address, &size) != 0)
        exit(1);
    fcntl(fd, F_SETFL, O_NONBLOCK);
    *port = ntohs(address.sin_port);
    return fd;
}

static void nothing_is_fetched(void)
{
    unsigned port;
    char text[512], path[128];
    int fd = listen_for_calls(&port);
    raster_write(&plain, seven);
    snprintf(text, sizeof text,
             "<PAMDataset><Metadata domain=\"OVERVIEWS\"><MDI key=\"OVERVIEW_FILE\">"
             "/vsicurl/http://127.0.0.1:%u/o.tif</MDI></Metadata></PAMDataset>",
             port);
    raster_write_text("a.tif.aux.xml", text, strlen(text));
    CHECK(is_all_sevens());
    for (int curl = 0; curl < 2; curl++) {
        snprintf(path, sizeof path, "%shttp://127.0.0.1:%u/o.tif", curl ? "/vsicurl/" : "", port);
        CHECK(refuses(path, "not the name of a file"));
    }
    CHECK(accept(fd, NULL, NULL) == -1 && errno == EAGAIN);
    close(fd);
    unlink(raster_path("a.tif.aux.xml"));
}

static void what_is_no_regular_file_is_refused(void)
{
    CHECK(mkfifo(raster_path("f.tif"), 0600) == 0 && mkdir(raster_path("d.tif"), 0700) == 0);
    CHECK(mkfifo(raster_path("f.png"), 0600) == 0);
    CHECK(refuses(raster_path("f.tif"), "not a regular file"));
    CHECK(refuses(raster_path("d.tif"), "not a regular file"));
    CHECK(refuses(raster_path("none.tif"), "cannot open"));
    CHECK(refuses(raster_path("a.jp2"), "no extension of a raster format"));
    CHECK(refuses("GTIFF_DIR:1:a.tif", "cannot open"));
}

/* Named as the driver names a part of another file, in the folder where it stands. */
static void a_name_is_never_a_word_of_the_driver(void)
{
    raster_write(&plain, seven);
    CHECK(rename(raster_path("a.tif"), raster_path("GTIFF_DIR:1:b.tif")) == 0);
    raster_write_text("b.tif", "not a picture", 13);
    cor_report report = { 0 };
    cor_raster *raster = NULL;
    CHECK(cor_raster_open(&raster, "GTIFF_DIR:1:b.tif", &colours, COR_NOWHERE, &report));
    cor_raster_free(raster);
    cor_report_clear(&report);
}

/* Cut anywhere, and with any byte of its head changed: an answer, whatever it is. */
static void damaged_files_do_no_damage(void)
{
    raster_write(&plain, seven);
    char bytes[8192], copy[8192];
    FILE *file = fopen(raster_path("a.tif"), "rb");
    size_t length = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    size_t refused = 0, tried = 0;
    for (size_t i = 0; i < 200 && i < length; i++) {
        memcpy(copy, bytes, length);
        copy[i] = (char)(copy[i] ^ (i % 2 ? 0xff : 1));
        raster_write_text("b.tif", copy, i % 3 ? length : i * length / 200);
        cor_report report = { 0 };
        cor_raster *raster = NULL;
        cor_raster_cells cells = { 0 };
        bool well = cor_raster_open(&raster, raster_path("b.tif"), &colours, COR_NOWHERE, &report);
        if (well) {
            cor_raster_window all = { 0,  0, cor_raster_width(raster), cor_raster_height(raster),
                                      16, 16 };
            well = cor_raster_read(&cells, raster, all, &report);
        }
        CHECK(well == (report.errors == 0));
        refused += !well;
        tried++;
        cor_raster_cells_free(&cells);
        cor_raster_free(raster);
        cor_report_clear(&report);
    }
    printf("  %zu of %zu refused\n", refused, tried);
    CHECK(refused > 0 && refused < tried);
}

/* Esri's WKT stands in a text beside the numbers that describe the CRS, in either order of bytes
 * and either width of a TIFF. */
static void a_crs_that_names_another_file_is_refused(void)
{
#define SHIFT "ESRI PE String = BOUNDCRS[PARAMETERFILE[\"x\",\"/etc/passwd\"]]|"
    static const struct {
        const char *bytes;
        size_t length;
    } heads[] = {
        { "II*\0"
          "\x08\0\0\0"
          "\x01\0"
          "\xb1\x87"
          "\x02\0"
          "\x3d\0\0\0"
          "\x1a\0\0\0"
          "\0\0\0\0",
          26 },
        { "MM\0*"
          "\0\0\0\x08"
          "\0\x01"
          "\x87\xb1"
          "\0\x02"
          "\0\0\0\x3d"
          "\0\0\0\x1a"
          "\0\0\0\0",
          26 },
        { "II+\0"
          "\x08\0\0\0"
          "\x10\0\0\0\0\0\0\0"
          "\x01\0\0\0\0\0\0\0"
          "\xb1\x87"
          "\x02\0"
          "\x3d\0\0\0\0\0\0\0"
          "\x34\0\0\0\0\0\0\0"
          "\0\0\0\0\0\0\0\0",
          52 },
    };
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        FILE *out = fopen("shift.tif", "wb");
        CHECK(out && fwrite(heads[i].bytes, 1, heads[i].length, out) == heads[i].length);
        CHECK(out && fwrite(SHIFT, 1, sizeof SHIFT, out) == sizeof SHIFT && fclose(out) == 0);
        CHECK(refuses("shift.tif", "the CRS of 'shift.tif' names another file: it is refused"));
        CHECK(truncate("shift.tif", (off_t)heads[i].length - 9) == 0); /* no fault of the look */
        CHECK(refuses("shift.tif", "cannot be read as a GeoTIFF"));
    }
}

int main(void)
{
    raster_folder_open();
    RUN(a_file_that_claims_to_be_huge_is_refused_before_it_is_read);
    RUN(a_description_that_is_called_tif_is_refused);
    RUN(what_lies_beside_a_file_is_not_read);
    RUN(nothing_is_fetched);
    RUN(what_is_no_regular_file_is_refused);
    RUN(a_name_is_never_a_word_of_the_driver);
    RUN(a_crs_that_names_another_file_is_refused);
    RUN(damaged_files_do_no_damage);
    raster_folder_close();
    return check_result();
}
