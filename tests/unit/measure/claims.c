/* Published lengths against lines that are drawn in one piece or in many, and more or less surely.
 */
#include "measure/claim.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "geo/geodesics.h"
#include "measure/print_findings.h"
#include "style/figure.h"
#include "unit/check.h"
#include "unit/random.h"

typedef struct checked {
    cor_style *style;
    cor_findings findings;
} checked;

/* Features of the line, polygons to be within, and claims, each separated by commas. */
static checked check(const char *lines, const char *zones, const char *claims)
{
    static const cor_style_options options = { 0 };
    checked c = { 0 };
    cor_report report = { 0 };
    cor_buf text = { 0 };
    cor_figure *figure;
    cor_buf_printf(&text,
                   "{\"version\":8,\"layers\":[],\"sources\":{"
                   "\"line\":{\"type\":\"geojson\",\"data\":{\"type\":\"FeatureCollection\","
                   "\"features\":[%s]}},\"zone\":{\"type\":\"geojson\",\"data\":"
                   "{\"type\":\"FeatureCollection\",\"features\":[%s]}}},"
                   "\"corridor\":{\"version\":1,\"claims\":[%s]}}",
                   lines, zones, claims);
    CHECK(cor_style_parse(&c.style, "figure.json", cor_buf_view(&text), &options, &report) &&
          cor_figure_read(&figure, c.style, &report) &&
          cor_claims_check(&c.findings, c.style, &figure->claims, NULL, &report));
    cor_buf_free(&text);
    cor_report_clear(&report);
    return c;
}

static void free_checked(checked *c)
{
    cor_findings_free(&c->findings);
    cor_style_free(c->style);
}

#define FEATURE(properties, type, coordinates)                                                     \
    "{\"type\":\"Feature\",\"properties\":{" properties "},\"geometry\":{\"type\":\"" type         \
    "\",\"coordinates\":" coordinates "}}"
#define LINE(coordinates) FEATURE("", "LineString", "[" coordinates "]")
#define LINES(coordinates) FEATURE("", "MultiLineString", "[" coordinates "]")
#define DRAWN_TO(metres, coordinates)                                                              \
    FEATURE("\"precision_m\":" metres, "LineString", "[" coordinates "]")
#define SQUARE(w, s, e, n)                                                                         \
    FEATURE("", "Polygon",                                                                         \
            "[[[" #w "," #s "],[" #e "," #s "],[" #e "," #n "],[" #w "," #n "],[" #w "," #s "]]]")
#define CLAIM(members) "{\"route\":{\"source\":\"line\"},\"source\":\"a paper\"," members "}"
#define END_TO_END(value) CLAIM("\"measure\":\"end-to-end\",\"expect\":\"" value "\"")
#define END_TO_END_WITHIN(value)                                                                   \
    CLAIM("\"measure\":\"end-to-end\",\"within\":{\"source\":\"zone\"},\"expect\":\"" value "\"")
#define LENGTH(value) CLAIM("\"expect\":\"" value "\"")

static cor_finding finding_of(const char *lines, const char *zones, const char *claim)
{
    checked c = check(lines, zones, claim);
    cor_finding out = c.findings.count ? c.findings.items[0] : (cor_finding){ 0 };
    out.claim = NULL; /* ends with the style, like the list of lines */
    out.lines = NULL;
    free_checked(&c);
    return out;
}

/* ---- From end to end. */

static void from_end_to_end_is_from_the_route_s_ends(void)
{
    static const char *const routes[] = {
        LINE("[20,50],[20.1,50.1],[20.2,50]"),
        LINE("[20,50],[20.1,50.1]") "," LINE("[20.1,50.1],[20.2,50]"),
        LINE("[20.2,50],[20.1,50.1]") "," LINE("[20,50],[20.1,50.1]"),
        LINES("[[20.1,50.1],[20.2,50]],[[20.1,50.1],[20,50]]"),
        LINE("[20.15,50.05],[20.2,50]") "," LINES(
            "[[20,50],[20.1,50.1]],[[20.15,50.05],[20.1,50.1]]"),
    };
    double apart_m = cor_geodesic_distance_m((cor_lonlat){ 20, 50 }, (cor_lonlat){ 20.2, 50 });
    for (size_t i = 0; i < sizeof routes / sizeof *routes; i++) {
        cor_finding f = finding_of(routes[i], "", END_TO_END("14.3km"));
        CHECK(fabs(f.measured_m - apart_m) < 1e-3 && f.verdict == COR_HOLDS);
    }
}

static void from_end_to_end_within_is_from_where_the_route_comes_in_to_where_it_last_leaves(void)
{
    static const char *const routes[] = {
        LINE("[0,0],[2,0],[2,2],[4,2],[4,0],[6,0]"),
        LINE("[2,2],[2,0],[0,0]") "," LINE("[4,0],[6,0]") "," LINE("[4,0],[4,2],[2,2]"),
    };
    /* In at 1,0; out at 2,1; in again at 4,1; out at 5,0. */
    double apart_m = cor_geodesic_distance_m((cor_lonlat){ 1, 0 }, (cor_lonlat){ 5, 0 });
    for (size_t i = 0; i < 2; i++) {
        cor_finding f = finding_of(routes[i], SQUARE(1, -1, 5, 1), END_TO_END_WITHIN("445.3km"));
        CHECK(fabs(f.measured_m - apart_m) < 1e-3 && f.verdict == COR_HOLDS);
        /* All of it, and none. */
        f = finding_of(routes[i], SQUARE(-1, -1, 7, 3), END_TO_END_WITHIN("1km"));
        CHECK(fabs(f.measured_m - apart_m * 1.5) < 1);
        f = finding_of(routes[i], SQUARE(10, 10, 11, 11), END_TO_END_WITHIN("1km"));
        CHECK(f.verdict == COR_UNDECIDABLE && f.doubt == COR_DOUBT_NO_LINE);
    }
}

static void what_has_no_two_ends_is_undecidable(void)
{
    static const char *const routes[] = {
        LINE("[0,0],[1,0],[1,1],[0,0]"),
        LINE("[0,0],[1,0]") "," LINE("[1,1],[0,0]") "," LINE("[1,1],[1,0]"),
        LINE("[0,0],[1,0]") "," LINE("[1,0],[2,1]") "," LINE("[1,0],[2,-1]"),
    };
    for (size_t i = 0; i < 3; i++) {
        cor_finding f = finding_of(routes[i], "", END_TO_END("100km"));
        CHECK(f.verdict == COR_UNDECIDABLE && f.doubt == COR_DOUBT_ENDS && isnan(f.measured_m));
        f = finding_of(routes[i], "", LENGTH("3000km"));
        CHECK(f.verdict == COR_FAILS && f.measured_m > 300e3);
    }
}

static void over_a_gap_a_claim_can_hold_but_not_fail(void)
{
    const char *route = DRAWN_TO("10", "[0,0],[1,0]") "," DRAWN_TO("10", "[3,0],[2,0]");
    cor_finding f = finding_of(route, "", END_TO_END("334.0km"));
    CHECK(f.verdict == COR_HOLDS && fabs(f.gaps_m - 111319.49) < 0.01);
    f = finding_of(route, "", END_TO_END("300km"));
    CHECK(f.verdict == COR_UNDECIDABLE && f.doubt == COR_DOUBT_GAPS);
    f = finding_of(route, "", LENGTH("300km"));
    CHECK(f.verdict == COR_FAILS && f.gaps_m == 0);
}

#define WITHIN(value) CLAIM("\"within\":{\"source\":\"zone\"},\"expect\":\"" value "\"")

static void polygons_to_be_within_are_one_area(void)
{
    static const char *const areas[] = {
        SQUARE(1, -1, 4, 1),
        SQUARE(1, -1, 3, 1) "," SQUARE(2, -1, 4, 1),
        SQUARE(1, -1, 4, 1) "," SQUARE(1, -1, 4, 1),
        SQUARE(1, -1, 4, 1) "," SQUARE(2, -0.5, 3, 0.5),
        SQUARE(1, -1, 2, 1) "," SQUARE(2, -1, 4, 1),
    };
    for (size_t i = 0; i < sizeof areas / sizeof *areas; i++) {
        cor_finding f = finding_of(LINE("[0,0],[5,0]"), areas[i], WITHIN("333.96km"));
        CHECK(fabs(f.measured_m - 333958.472) < 1e-3 && f.verdict == COR_HOLDS);
    }
}

/* ---- How surely. */

static void joints_are_no_ends_that_could_lie_elsewhere(void)
{
    double u_m = 20 * sqrt(2);
    CHECK(fabs(finding_of(DRAWN_TO("20", "[0,0],[1,0],[2,0]"), "", LENGTH("1km")).uncertainty_m -
               u_m) < 1e-9);
    CHECK(fabs(finding_of(DRAWN_TO("20", "[0,0],[1,0]") "," DRAWN_TO("20", "[2,0],[1,0]"), "",
                          LENGTH("1km"))
                   .uncertainty_m -
               u_m) < 1e-9);
    /* Two routes have four ends. */
    CHECK(fabs(finding_of(DRAWN_TO("20", "[0,0],[1,0]") "," DRAWN_TO("20", "[3,0],[2,0]"), "",
                          LENGTH("1km"))
                   .uncertainty_m -
               2 * u_m) < 1e-9);
}

#define SURE_TO(metres, coordinates)                                                               \
    FEATURE("\"length_uncertainty_m\":" metres, "LineString", "[" coordinates "]")

static void what_pieces_of_one_line_state_alike_counts_once(void)
{
    CHECK(finding_of(SURE_TO("300", "[0,0],[1,0]") "," SURE_TO("300", "[1,0],[2,0]"), "",
                     LENGTH("1km"))
              .uncertainty_m == 300);
    CHECK(finding_of(SURE_TO("300", "[0,0],[1,0]") "," SURE_TO("400", "[1,0],[2,0]"), "",
                     LENGTH("1km"))
              .uncertainty_m == 700);
}

static void the_roughest_piece_says_how_surely_a_line_is_drawn(void)
{
    const char *rough = DRAWN_TO("20", "[0,0],[1,0]") "," DRAWN_TO("500", "[1,0],[2,0]");
    CHECK(fabs(finding_of(rough, "", LENGTH("1km")).uncertainty_m - 500 * sqrt(2)) < 1e-9);
    const char *unknown = DRAWN_TO("20", "[0,0],[1,0]") "," LINE("[1,0],[2,0]");
    CHECK(isnan(finding_of(unknown, "", LENGTH("1km")).uncertainty_m));
}

static void check_verdict(const char *lines, const char *claim, cor_verdict verdict,
                          cor_doubt doubt)
{
    cor_finding f = finding_of(lines, "", claim);
    CHECK(f.verdict == verdict && f.doubt == doubt);
    if (f.verdict != verdict)
        printf("  of %s\n", claim);
}

static void a_line_of_unknown_precision_refutes_only_what_is_out_of_all_reason(void)
{
    const char *line = LINE("[10,50],[11,50.3],[12,50]"); /* 157.8 km */
    check_verdict(line, LENGTH("158km"), COR_HOLDS, COR_DOUBT_NONE);
    check_verdict(line, LENGTH("165km"), COR_UNDECIDABLE, COR_DOUBT_NOT_STATED);
    check_verdict(line, LENGTH("120km"), COR_UNDECIDABLE, COR_DOUBT_NOT_STATED);
    check_verdict(line, LENGTH("300km"), COR_UNDECIDABLE, COR_DOUBT_NOT_STATED);
    check_verdict(line, LENGTH("400km"), COR_FAILS, COR_DOUBT_NONE);
    check_verdict(line, LENGTH("50km"), COR_FAILS, COR_DOUBT_NONE);
    check_verdict(line, CLAIM("\"expect\":\"165km\",\"tolerance\":\"5%\""), COR_HOLDS,
                  COR_DOUBT_NONE);
}

static void a_rough_line_refutes_what_is_far_away(void)
{
    const char *line = DRAWN_TO("2000", "[20,50],[20.3,50]"); /* 21.5 km, sure to 2.8 km */
    check_verdict(line, LENGTH("500km"), COR_FAILS, COR_DOUBT_NONE);
    check_verdict(line, LENGTH("40km"), COR_FAILS, COR_DOUBT_NONE);
    check_verdict(line, LENGTH("5km"), COR_FAILS, COR_DOUBT_NONE);
    check_verdict(line, LENGTH("27km"), COR_UNDECIDABLE, COR_DOUBT_UNSURE);
    check_verdict(line, LENGTH("21.5km"), COR_UNDECIDABLE, COR_DOUBT_UNSURE);
}

static void what_is_not_stated_is_not_printed_as_nought(void)
{
    checked c = check(LINE("[10,50],[11,50.3],[12,50]"), "", LENGTH("165km") "," LENGTH("158km"));
    cor_buf text = { 0 }, json = { 0 };
    cor_findings_print(&text, &c.findings);
    cor_findings_print_json(&json, &c.findings);
    CHECK(!strstr(text.ptr, "0.0 ") && strstr(text.ptr, "157.8 \xc2\xb1   ?"));
    CHECK(strstr(text.ptr, "precision not stated"));
    CHECK(strstr(json.ptr, "\"uncertainty_m\": null, \"precision_stated\": false"));
    CHECK(strstr(json.ptr, "\"verdict\": \"undecidable\", \"reason\": \"precision-not-stated\""));
    CHECK(strstr(json.ptr, "\"verdict\": \"holds\", \"reason\": null"));
    cor_buf_free(&text);
    cor_buf_free(&json);
    free_checked(&c);
    c = check(DRAWN_TO("20", "[10,50],[11,50.3],[12,50]"), "", LENGTH("158km"));
    cor_findings_print(&text, &c.findings);
    CHECK(strstr(text.ptr, "157.8 \xc2\xb1"
                           "0.03"));
    cor_buf_free(&text);
    free_checked(&c);
}

/* ---- A route that is cut, shuffled, turned and spread over features makes the same claims. */

enum { VERTICES = 40, CASES = 60 };

typedef struct piece {
    int from, to;
    double key;
} piece;

static int cut(piece *pieces, int longest)
{
    int count = 0;
    for (int from = 0; from < VERTICES - 1; count++) {
        int to = from + 1 + (int)between(0, longest);
        pieces[count] = (piece){ from, to < VERTICES ? to : VERTICES - 1, number() };
        from = pieces[count].to;
    }
    return count;
}

static int by_key(const void *a, const void *b)
{
    const piece *x = a, *y = b;
    return x->key < y->key ? -1 : x->key > y->key;
}

static void put_piece(cor_buf *out, const cor_lonlat *line, const piece *p, bool turned)
{
    cor_buf_char(out, '[');
    for (int k = 0; k <= p->to - p->from; k++) {
        cor_lonlat at = line[turned ? p->to - k : p->from + k];
        cor_buf_printf(out, "%s[%.15g,%.15g]", k ? "," : "", at.lon_deg, at.lat_deg);
    }
    cor_buf_char(out, ']');
}

/* Features of one line or several. */
static void put_features(cor_buf *out, const cor_lonlat *line, const piece *pieces, int count,
                         const char *properties)
{
    for (int i = 0; i < count; i++) {
        bool joins = i && number() < 0.4;
        if (joins)
            cor_buf_char(out, ',');
        else
            cor_buf_printf(out,
                           "%s{\"type\":\"Feature\",\"properties\":{%s},\"geometry\":"
                           "{\"type\":\"MultiLineString\",\"coordinates\":[",
                           i ? "]}}," : "", properties);
        put_piece(out, line, &pieces[i], number() < 0.5);
    }
    cor_buf_text(out, "]}}");
}

static void a_route_in_pieces_makes_the_claims_of_the_whole(void)
{
    static const char *const properties[] = { "", "\"precision_m\":20", "\"precision_m\":900",
                                              "\"length_uncertainty_m\":70" };
    static const char claims[] = LENGTH("40km") "," END_TO_END("20km") "," END_TO_END_WITHIN(
        "9km") "," CLAIM("\"within\":{\"source\":\"zone\"},\"expect\":\"18.5km\"");
    for (uint64_t at = 1; at <= CASES; at++) {
        cor_lonlat line[VERTICES];
        piece pieces[VERTICES], whole = { 0, VERTICES - 1, 0 };
        cor_buf one = { 0 }, many = { 0 }, said = { 0 }, as_well = { 0 };
        seed = at;
        for (int i = 0; i < VERTICES; i++)
            line[i] = i ? (cor_lonlat){ line[i - 1].lon_deg + between(-0.3, 1) * 0.01,
                                        line[i - 1].lat_deg + between(-1, 1) * 0.01 }
                        : (cor_lonlat){ 20, 50 };
        int count = cut(pieces, at % 2 ? 1 : 8);
        qsort(pieces, (size_t)count, sizeof *pieces, by_key);
        put_features(&one, line, &whole, 1, properties[at % 4]);
        put_features(&many, line, pieces, count, properties[at % 4]);
        checked a = check(one.ptr, SQUARE(20.05, 49, 20.11, 51), claims);
        checked b = check(many.ptr, SQUARE(20.05, 49, 20.11, 51), claims);
        cor_findings_print_json(&said, &a.findings);
        cor_findings_print_json(&as_well, &b.findings);
        CHECK(strcmp(said.ptr, as_well.ptr) == 0);
        if (check_state.faults) {
            printf("seed %d\n%s%s", (int)at, said.ptr, as_well.ptr);
            at = CASES;
        }
        free_checked(&a);
        free_checked(&b);
        cor_buf_free(&one);
        cor_buf_free(&many);
        cor_buf_free(&said);
        cor_buf_free(&as_well);
    }
}

int main(void)
{
    RUN(from_end_to_end_is_from_the_route_s_ends);
    RUN(from_end_to_end_within_is_from_where_the_route_comes_in_to_where_it_last_leaves);
    RUN(what_has_no_two_ends_is_undecidable);
    RUN(over_a_gap_a_claim_can_hold_but_not_fail);
    RUN(polygons_to_be_within_are_one_area);
    RUN(joints_are_no_ends_that_could_lie_elsewhere);
    RUN(what_pieces_of_one_line_state_alike_counts_once);
    RUN(the_roughest_piece_says_how_surely_a_line_is_drawn);
    RUN(a_line_of_unknown_precision_refutes_only_what_is_out_of_all_reason);
    RUN(a_rough_line_refutes_what_is_far_away);
    RUN(what_is_not_stated_is_not_printed_as_nought);
    RUN(a_route_in_pieces_makes_the_claims_of_the_whole);
    return check_result();
}
