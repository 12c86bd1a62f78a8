/* Lines put in the order and direction in which they make one route. */
#include "measure/join.h"

#include <math.h>
#include <string.h>

#include "geo/geodesics.h"
#include "read/geojson.h"
#include "unit/check.h"
#include "unit/random.h"

static cor_dataset *lines_of(const char *coordinates)
{
    cor_report report = { 0 };
    cor_dataset *data = NULL;
    cor_buf text = { 0 };
    cor_buf_printf(&text, "{\"type\":\"MultiLineString\",\"coordinates\":[%s]}", coordinates);
    CHECK(cor_geojson_read(&data, cor_source_from_memory("test", cor_buf_view(&text)), &report));
    cor_buf_free(&text);
    cor_report_clear(&report);
    return data;
}

/* The lines by their number in the file, "-" where they are turned, "|" where a chain begins. */
static void order_of(cor_buf *out, const cor_joined *j)
{
    cor_buf_text(out, "");
    for (size_t i = 0; i < j->count; i++)
        cor_buf_printf(out, "%s%s%d", i && j->lines[i].begins ? "|" : "",
                       j->lines[i].is_turned ? "-" : "", (int)(j->lines[i].part - j->data->parts));
}

static cor_joined join(const cor_dataset *data)
{
    cor_joined joined = { 0 };
    for (size_t i = 0; i < data->feature_count; i++)
        cor_joined_add(&joined, data, i);
    cor_joined_join(&joined);
    return joined;
}

static void check_order(const char *coordinates, const char *expected, size_t forks)
{
    cor_dataset *data = lines_of(coordinates);
    cor_joined joined = join(data);
    cor_buf order = { 0 };
    order_of(&order, &joined);
    CHECK(strcmp(order.ptr, expected) == 0 && joined.forks == forks);
    if (strcmp(order.ptr, expected) != 0)
        printf("  expected: %s\n  got:      %s\n", expected, order.ptr);
    cor_buf_free(&order);
    cor_joined_free(&joined);
    cor_dataset_free(data);
}

static void lines_follow_each_other_whatever_their_order_and_direction(void)
{
    check_order("[[0,0],[1,0]],[[1,0],[2,0]],[[2,0],[3,0]]", "012", 0);
    check_order("[[2,0],[1,0]],[[3,0],[2,0]],[[0,0],[1,0]]", "10-2", 0);
    check_order("[[1,0],[2,0]],[[1,0],[0,0]],[[3,0],[2,0]]", "-10-2", 0);
}

static void a_gap_begins_a_chain_and_is_as_short_as_can_be(void)
{
    check_order("[[0,0],[1,0]],[[5,0],[4,0]],[[2,0],[3,0]]", "0|2|-1", 0);
    cor_dataset *data = lines_of("[[0,0],[1,0]],[[5,0],[4,0]],[[2,0],[3,0]]");
    cor_joined joined = join(data);
    CHECK(joined.chains == 3 && joined.is_ordered && joined.lines[0].gap_m == 0);
    for (size_t i = 1; i < 3; i++)
        CHECK(fabs(joined.lines[i].gap_m - 6378137 * M_PI / 180) < 1e-3);
    cor_joined_free(&joined);
    cor_dataset_free(data);
}

static void ends_within_a_metre_touch(void)
{
    check_order("[[0,0],[1,0]],[[1.000005,0],[2,0]]", "01", 0);
    check_order("[[0,0],[1,0]],[[1.00002,0],[2,0]]", "0|1", 0);
    /* The nearest of several: pieces may be shorter than a metre. */
    check_order("[[0,0],[1,0]],[[1.000009,0],[2,0]],[[1.000001,0],[1.000008,0]]", "021", 0);
}

static void ends_meet_across_the_antimeridian_and_at_a_pole(void)
{
    check_order("[[179,0],[180,0]],[[-179,0],[-180,0]]", "0-1", 0);
    check_order("[[0,80],[0,90]],[[70,80],[70,90]]", "0-1", 0);
    check_order("[[359,0],[360,0]],[[0,0],[1,0]]", "01", 0);
}

static void lines_that_meet_go_on_where_they_turn_least(void)
{
    check_order("[[0,0],[1,0]],[[1,0],[1,1]],[[1,0],[2,0.1]]", "-1|02", 1);
    check_order("[[0,0],[1,0]],[[1,-1],[1,0]],[[1,0],[1,1]],[[2,0],[1,0]]", "-2-1|0-3", 0);
}

static void a_ring_begins_where_its_first_line_does(void)
{
    check_order("[[1,0],[1,1]],[[0,0],[1,0]],[[1,1],[0,0]]", "021", 0);
    check_order("[[0,0],[1,0],[1,1],[0,0]]", "0", 0);
    /* A tail goes on into the ring that it ends at. */
    check_order("[[0,0],[1,0]],[[1,0],[2,1],[2,-1],[1,0]]", "01", 1);
}

static void lines_without_length_are_left_out(void)
{
    check_order("[[0,0],[1,0]],[[1,0],[1,0]],[[1,0],[2,0]]", "02", 0);
    check_order("[[1,0],[1,0]]", "", 0);
}

/* ---- A line cut into pieces that are shuffled and turned. */

enum { VERTICES = 60, CASES = 200 };

static void put_pieces(cor_buf *out, const cor_lonlat *line)
{
    struct {
        int from, to;
        double key;
    } pieces[VERTICES];
    int count = 0;
    for (int from = 0; from < VERTICES - 1; count++) {
        int to = from + 1 + (int)between(0, 6);
        pieces[count].from = from;
        pieces[count].to = from = to < VERTICES ? to : VERTICES - 1;
        pieces[count].key = number();
    }
    for (int done = 0; done < count; done++) {
        int next = 0;
        for (int i = 1; i < count; i++)
            if (pieces[i].key < pieces[next].key)
                next = i;
        bool turned = number() < 0.5;
        int n = pieces[next].to - pieces[next].from;
        for (int k = 0; k <= n; k++) {
            cor_lonlat p = line[turned ? pieces[next].to - k : pieces[next].from + k];
            cor_buf_printf(out, "%s[%.15g,%.15g]",
                           k      ? ","
                           : done ? "],["
                                  : "[",
                           p.lon_deg, p.lat_deg);
        }
        pieces[next].key = 2;
    }
    cor_buf_char(out, ']');
}

static bool is_at(cor_lonlat a, cor_lonlat b)
{
    return cor_geodesic_distance_m(a, b) < 1e-6;
}

/* Vertices some decimetres apart, as of a track; now and then the line comes by where it was. */
static void pieces_of_a_line_make_the_line(void)
{
    for (uint64_t at = 1; at <= CASES; at++) {
        cor_lonlat line[VERTICES];
        cor_buf text = { 0 };
        seed = at;
        double step_deg = number() < 0.5 ? 3e-6 : 0.01;
        for (int i = 0; i < VERTICES; i++)
            line[i] = i ? (cor_lonlat){ line[i - 1].lon_deg + between(-0.3, 1) * step_deg,
                                        line[i - 1].lat_deg + between(-1, 1) * step_deg }
                        : (cor_lonlat){ between(-180, 180), between(-80, 80) };
        put_pieces(&text, line);
        cor_dataset *data = lines_of(text.ptr);
        cor_joined j = join(data);
        CHECK(j.chains == 1 && j.forks == 0);
        for (size_t i = 1; i < j.count; i++)
            CHECK(!j.lines[i].begins && is_at(cor_joined_end(&j, &j.lines[i - 1], true),
                                              cor_joined_end(&j, &j.lines[i], false)));
        cor_lonlat first = cor_joined_end(&j, &j.lines[0], false);
        cor_lonlat last = cor_joined_end(&j, &j.lines[j.count - 1], true);
        CHECK((is_at(first, line[0]) && is_at(last, line[VERTICES - 1])) ||
              (is_at(last, line[0]) && is_at(first, line[VERTICES - 1])));
        if (check_state.faults) {
            printf("seed %d\n", (int)at);
            at = CASES;
        }
        cor_joined_free(&j);
        cor_dataset_free(data);
        cor_buf_free(&text);
    }
}

int main(void)
{
    RUN(lines_follow_each_other_whatever_their_order_and_direction);
    RUN(a_gap_begins_a_chain_and_is_as_short_as_can_be);
    RUN(ends_within_a_metre_touch);
    RUN(ends_meet_across_the_antimeridian_and_at_a_pole);
    RUN(lines_that_meet_go_on_where_they_turn_least);
    RUN(a_ring_begins_where_its_first_line_does);
    RUN(lines_without_length_are_left_out);
    RUN(pieces_of_a_line_make_the_line);
    return check_result();
}
