/* Tables of claims: what their cells say, and how they stand under each other. */
#include <math.h>
#include <string.h>

#include "plan/claims_table.h"
#include "style/verdict_words.h"
#include "unit/check.h"
#include "unit/planned.h"

static const char frame[] =
    "{\"version\":8,\"sources\":{"
    "\"line\":{\"type\":\"geojson\",\"data\":{\"type\":\"Feature\",\"properties\":{},"
    "\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[0,0],[0.9,0]]}}},"
    "\"sketch\":{\"type\":\"geojson\",\"data\":{\"type\":\"Feature\","
    "\"properties\":{\"schematic\":true},"
    "\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[0,0],[0.9,0]]}}}},"
    "\"layers\":[{\"id\":\"route\",\"type\":\"line\",\"source\":\"line\"}],"
    "\"corridor\":{\"version\":1,\"map\":{\"extent\":[-1,-2,4,2]},\"claims\":["
    "{\"id\":\"a\",\"layer\":\"route\",\"expect\":\"100km\",\"source\":\"First paper, 2024\"},"
    "{\"id\":\"b\",\"layer\":\"route\",\"expect\":\"61.5mi\",\"label\":\"Second\","
    "\"source\":\"B\"},"
    "{\"id\":\"c\",\"route\":{\"source\":\"sketch\"},\"expect\":\"99km\","
    "\"source\":\"somebody who has drawn a sketch of it\"}],"
    "\"parts\":[{\"claims-table\":{%s}}]}}";

static opened open_figure(const char *members, const char *language)
{
    cor_buf text = { 0 };
    cor_buf_printf(&text, frame, members);
    return open_text(&text, language);
}

static bool build(cor_claims_table *t, opened *o, double width_pt)
{
    return o->plan && cor_claims_table_build(t, o->plan, &o->plan->parts[0], width_pt, &o->report);
}

static bool prints(const cor_claims_row *row, size_t column, const char *text)
{
    const char *printed = row->numbers[column].entry.printed;
    return printed && strcmp(printed, text) == 0;
}

static void cells_say_what_was_measured_in_the_unit_of_the_claim(void)
{
    cor_claims_table t;
    opened o = open_figure("", NULL);
    CHECK(build(&t, &o, 400) && t.count == 3);
    CHECK(prints(&t.rows[0], COR_CLAIMS_PUBLISHED, "100\xc2\xa0km"));
    CHECK(prints(&t.rows[0], COR_CLAIMS_MEASURED, "100.2\xc2\xa0km"));
    CHECK(prints(&t.rows[0], COR_CLAIMS_DIFFERENCE, "+0.2\xc2\xa0km"));
    CHECK(prints(&t.rows[1], COR_CLAIMS_PUBLISHED, "61.5\xc2\xa0mi"));
    CHECK(prints(&t.rows[1], COR_CLAIMS_MEASURED, "62.25\xc2\xa0mi"));
    const cor_number_entry *measured = &t.rows[0].numbers[COR_CLAIMS_MEASURED].entry;
    CHECK(measured->kind == COR_NUMBER_CLAIM && fabs(measured->value - 100187.54) < 0.01);
    CHECK(strcmp(measured->claim, "a") == 0 && measured->feature_count == 1);
    close_figure(&o);
}

static void what_is_undecidable_has_no_difference(void)
{
    cor_claims_table t;
    opened o = open_figure("", NULL);
    CHECK(build(&t, &o, 400));
    CHECK(prints(&t.rows[2], COR_CLAIMS_MEASURED, "100.2\xc2\xa0km"));
    CHECK(!t.rows[2].numbers[COR_CLAIMS_DIFFERENCE].entry.printed);
    CHECK(t.rows[2].numbers[COR_CLAIMS_DIFFERENCE].digits.line_count == 1); /* a dash */
    close_figure(&o);
}

static void what_the_data_does_not_state_is_said_under_the_verdict(void)
{
    static const char *const languages[] = { "en", "az", "hy", "ru", "ka", "fa", "tr" };
    const char *said[7];
    cor_claims_table t;
    for (int i = 0; i < 7; i++) {
        opened o = open_figure("", languages[i]);
        CHECK(build(&t, &o, 400));
        /* One that holds, one that differs, and one of a line that is schematic. */
        CHECK(t.rows[0].verdict.line_count == 1 && t.rows[1].verdict.line_count == 2);
        CHECK(t.rows[2].verdict.line_count == 1);
        CHECK(!t.rows[1].numbers[COR_CLAIMS_DIFFERENCE].entry.printed);
        said[i] = cor_language_not_stated(&o.plan->figure->language);
        CHECK(!i || strcmp(said[i], said[0]) != 0);
        close_figure(&o);
    }
}

static void columns_stand_one_behind_the_other(void)
{
    cor_claims_table t;
    opened o = open_figure("", NULL);
    CHECK(build(&t, &o, 400));
    double end = 0;
    for (size_t i = 0; i < t.count; i++)
        end = fmax(end, t.rows[i].who.width_pt);
    for (size_t k = 0; k < COR_CLAIMS_NUMBER_COUNT; k++) {
        const cor_claims_column *c = &t.columns[k];
        CHECK(c->end_pt - c->head.width_pt > end && c->digits_pt > end);
        for (size_t i = 0; i < t.count; i++) {
            const cor_claims_number *n = &t.rows[i].numbers[k];
            CHECK(n->before_pt <= c->before_pt);
            CHECK(c->before_pt - n->before_pt + n->digits.width_pt <= c->digit_room + 1e-9);
            CHECK(c->unit_pt + n->unit.width_pt <= c->end_pt + 1e-9);
        }
        end = c->end_pt;
    }
    CHECK(t.verdict_pt > end && t.verdict_pt < t.width_pt && t.width_pt < 400);
    /* "61.5" reaches as far in front of its mark as "100" but for one digit. */
    const cor_claims_number *whole = &t.rows[0].numbers[0], *tenths = &t.rows[1].numbers[0];
    CHECK(fabs(whole->before_pt - whole->digits.width_pt) < 1e-9);
    CHECK(fabs(tenths->before_pt - whole->before_pt * 2 / 3) < 0.01);
    close_figure(&o);
}

static void the_first_column_wraps_where_there_is_no_room(void)
{
    cor_claims_table wide, narrow;
    opened o = open_figure("", NULL);
    CHECK(build(&wide, &o, 400) && wide.rows[2].who.line_count == 1);
    CHECK(build(&narrow, &o, wide.width_pt - 40) && narrow.rows[2].who.line_count > 1);
    CHECK(narrow.width_pt <= wide.width_pt - 40 + 1e-9);
    CHECK(narrow.height_pt > wide.height_pt);
    CHECK(!build(&narrow, &o, 150) && o.report.errors == 1);
    close_figure(&o);
}

static void a_table_shows_the_claims_that_it_names_in_its_order(void)
{
    cor_claims_table t;
    opened o = open_figure("\"claims\":[\"c\",\"a\"],\"width\":\"120mm\"", NULL);
    CHECK(build(&t, &o, 340) && t.count == 2);
    CHECK(strcmp(t.rows[0].finding->claim->id, "c") == 0);
    CHECK(strcmp(t.rows[1].finding->claim->id, "a") == 0);
    CHECK(fabs(t.width_pt - 340) < 1e-9);
    close_figure(&o);
}

int main(void)
{
    RUN(cells_say_what_was_measured_in_the_unit_of_the_claim);
    RUN(what_is_undecidable_has_no_difference);
    RUN(what_the_data_does_not_state_is_said_under_the_verdict);
    RUN(columns_stand_one_behind_the_other);
    RUN(the_first_column_wraps_where_there_is_no_room);
    RUN(a_table_shows_the_claims_that_it_names_in_its_order);
    return check_result();
}
