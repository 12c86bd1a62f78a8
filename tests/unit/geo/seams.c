/* Where the map ends: the rim of azimuthal maps of an ellipsoid, and seams of another datum. */
#include "unit/check.h"
#include "unit/geo/sheet.h"

static const double world_m = 2.2e7;

static cor_xy image_in(const char *crs, cor_lonlat p)
{
    sheet s = sheet_open(crs, (cor_xy){ 0, 0 }, world_m, COR_EDGES_PLANAR);
    cor_xy at = cor_crs_forward(s.crs, p);
    sheet_close(&s);
    return at;
}

/* A square of land around the antipode is a ring along the rim, not the whole disc. */
static void land_around_the_antipode_lies_along_the_rim(void)
{
    static const struct {
        const char *crs;
        cor_lonlat centre;
    } maps[] = {
        { "+proj=aeqd +lat_0=-37 +lon_0=174.8 +R=6371000", { 174.8, -37 } },
        { "+proj=aeqd +lat_0=-37 +lon_0=174.8", { 174.8, -37 } },
        { "+proj=aeqd +lat_0=0 +lon_0=-75 +ellps=clrk80", { -75, 0 } },
        { "+proj=aeqd +lat_0=21.4 +lon_0=39.8 +ellps=evrst30", { 39.8, 21.4 } },
        { "+proj=aeqd +lat_0=-90 +lon_0=0", { 0, -90 } },
        { "+proj=aeqd +lat_0=10 +lon_0=20 +ellps=intl +towgs84=-87,-98,-121", { 20, 10 } },
        { "+proj=laea +lat_0=10 +lon_0=20 +ellps=intl +towgs84=-87,-98,-121", { 20, 10 } },
    };
    for (size_t i = 0; i < sizeof maps / sizeof *maps; i++) {
        sheet s = sheet_open(maps[i].crs, (cor_xy){ 0, 0 }, world_m, COR_EDGES_PLANAR);
        cor_lonlat a = { maps[i].centre.lon_deg - 180, -maps[i].centre.lat_deg };
        double south = fmax(a.lat_deg - 4, -90), north = fmin(a.lat_deg + 4, 90);
        double half = fabs(a.lat_deg) == 90 ? 180 : 4;
        const cor_lonlat ring[] = { { a.lon_deg - half, south },
                                    { a.lon_deg + half, south },
                                    { a.lon_deg + half, north },
                                    { a.lon_deg - half, north },
                                    { a.lon_deg - half, south } };
        sheet_polygon(&s, ring, 5);
        cor_pt middle, inner = { 0, 0 }, edge = { 0, 0 };
        CHECK(cor_view_point(s.view, maps[i].centre, &middle) && !sheet_fills(&s, middle));
        cor_lonlat off = { a.lon_deg + 1.5, fmax(-88.5, fmin(88.5, a.lat_deg)) };
        CHECK(cor_view_point(s.view, off, &edge) && sheet_fills(&s, edge));
        off.lat_deg += a.lat_deg > 0 ? -8 : 8;
        CHECK(cor_view_point(s.view, off, &inner) && !sheet_fills(&s, inner));
        sheet_close(&s);
    }
}

static double world_area_m2(const char *crs, cor_lonlat centre)
{
    sheet s = sheet_open(crs, image_in(crs, centre), world_m, COR_EDGES_PLANAR);
    cor_view_sphere(s.view, &s.path);
    double area = sheet_area_m2(&s);
    CHECK(s.path.contour_count == 1);
    sheet_close(&s);
    return area;
}

static const char *const shifted[][2] = {
    { "ESRI:102033", "+proj=aea +lat_1=-5 +lat_2=-42 +lat_0=-32 +lon_0=-60 +ellps=GRS80" },
    { "EPSG:4267", "EPSG:4326" },
    { "+proj=robin +ellps=intl +towgs84=-87,-98,-121", "+proj=robin +ellps=intl" },
    { "+proj=igh +ellps=intl +towgs84=-87,-98,-121", "+proj=igh +ellps=intl" },
    { "+proj=moll +lon_0=150 +ellps=bessel +towgs84=598,73,418,0.2,0.04,-2.4,6.7",
      "+proj=moll +lon_0=150 +ellps=bessel" },
    { "+proj=eqearth +pm=paris +ellps=clrk80ign +towgs84=-168,-60,320",
      "+proj=eqearth +lon_0=2.337229 +ellps=clrk80ign" },
    { "+proj=laea +lat_0=20 +ellps=intl +towgs84=-87,-98,-121",
      "+proj=laea +lat_0=20 +ellps=intl" },
};

static void a_datum_shift_leaves_the_outline_of_the_world(void)
{
    for (size_t i = 0; i < sizeof shifted / sizeof *shifted; i++) {
        cor_lonlat centre = { i == 4 ? 150 : i == 0 ? -60 : 0, i == 0 ? -32 : 0 };
        double with = world_area_m2(shifted[i][0], centre);
        double without = world_area_m2(shifted[i][1], centre);
        CHECK(with > 1e14 && fabs(with / without - 1) < 2e-3);
    }
}

static double shift_at_m(size_t i, cor_lonlat p)
{
    cor_xy with = image_in(shifted[i][0], p), without = image_in(shifted[i][1], p);
    return hypot(with.x_m - without.x_m, with.y_m - without.y_m);
}

static void a_datum_shift_is_there_but_at_the_seam(void)
{
    for (size_t i = 2; i < 5; i++) {
        double seam = i == 4 ? -30 : 180;
        CHECK(shift_at_m(i, (cor_lonlat){ 10, 50 }) > 50);
        CHECK(shift_at_m(i, (cor_lonlat){ seam + 0.2, 50 }) > 50);
        CHECK(shift_at_m(i, (cor_lonlat){ seam + 1e-6, 50 }) < 1e-3);
        CHECK(shift_at_m(i, (cor_lonlat){ seam - 1e-6, 50 }) < 1e-3);
        /* Halfway it is partly there: no step. */
        double half = shift_at_m(i, (cor_lonlat){ seam + 0.03 / cos(50 * M_PI / 180), 50 });
        CHECK(half > 20 && half < shift_at_m(i, (cor_lonlat){ seam + 0.2, 50 }));
    }
}

int main(void)
{
    RUN(land_around_the_antipode_lies_along_the_rim);
    RUN(a_datum_shift_leaves_the_outline_of_the_world);
    RUN(a_datum_shift_is_there_but_at_the_seam);
    return check_result();
}
