/* Data in a figure file: what is said about them names the place in that file. */
#include <string.h>

#include "measure/inline_data.h"
#include "unit/check.h"

static const cor_source_options no_options = { 0 }, in_utm = { .crs = "EPSG:32638" };

static cor_style *parse(const char *data)
{
    cor_buf text = { 0 };
    cor_report report = { 0 };
    cor_style *style = NULL;
    const cor_style_options options = { 0 };
    cor_buf_printf(
        &text, "version: 8\nsources:\n  d:\n    type: geojson\n    data:\n%slayers: []\n", data);
    CHECK(cor_style_parse(&style, "f.yaml", cor_buf_view(&text), &options, &report));
    if (!style)
        cor_report_print(stdout, &report);
    cor_report_clear(&report);
    cor_buf_free(&text);
    return style;
}

static void expect_said(const char *data, const char *expected)
{
    cor_report report = { 0 };
    cor_style *style = parse(data);
    cor_dataset *dataset = NULL;
    char said[400] = "nothing";
    if (style && cor_inline_load(&dataset, &style->sources[0], &no_options, &report))
        cor_dataset_free(dataset);
    if (report.count)
        snprintf(said, sizeof said, "%s:%u:%u %s: %s", report.items[0].at.file,
                 report.items[0].at.line, report.items[0].at.column,
                 cor_severity_name(report.items[0].severity), report.items[0].message);
    CHECK(report.count <= 1 && strcmp(said, expected) == 0);
    if (strcmp(said, expected) != 0)
        printf("  expected: %s\n  got:      %s\n", expected, said);
    cor_report_clear(&report);
    cor_style_free(style);
}

static void a_fault_in_the_data_stands_in_the_figure_file(void)
{
    expect_said("      type: Point\n      coordinates: [46, \"\xd5\xa1\"]\n",
                "f.yaml:7:25 error: expected a number in a position, found a string");
    expect_said(
        "      type: Feature\n      properties: {\"\xd5\xa1\xd5\xb6\": \"\xf0\x9f\x98\x80\"}\n"
        "      geometry:\n        type: Pointy\n        coordinates: [1, 2]\n",
        "f.yaml:9:15 error: unknown GeoJSON type \"Pointy\"");
    expect_said("      type: FeatureCollection\n      features:\n      - {type: Feature, "
                "properties: null}\n",
                "f.yaml:8:9 warning: a feature without \"geometry\"; taken as null");
    expect_said("      {type: LineString, coordinates: [[1, 2],\n        [3, 95]]}\n",
                "f.yaml:7:9 error: latitude 95 is outside -90..90");
}

static void a_warning_stands_at_its_key(void)
{
    expect_said("      type: Feature\n      properties: {}\n      geometry: {type: Point, "
                "coordinates: [1, 2]}\n      id: null\n",
                "f.yaml:9:11 warning: an \"id\" is null; taken as none");
}

static void features_know_their_lines(void)
{
    cor_report report = { 0 };
    cor_style *style = parse("      type: FeatureCollection\n      features:\n"
                             "      - {type: Feature, properties: {}, geometry:\n"
                             "          {type: Point, coordinates: [1, 2]}}\n"
                             "      -   type: Feature\n          properties: {}\n"
                             "          geometry: {type: Point, coordinates: [3, 4]}\n");
    cor_dataset *data = NULL;
    CHECK(cor_inline_load(&data, &style->sources[0], &no_options, &report));
    if (data) {
        cor_span first = cor_feature_span(data, 0), second = cor_feature_span(data, 1);
        CHECK(strcmp(first.file, "f.yaml") == 0 && first.line == 8 && first.column == 9);
        CHECK(second.line == 10 && second.column == 11);
    }
    cor_dataset_free(data);
    cor_report_clear(&report);
    cor_style_free(style);
}

static void features_know_their_lines_where_one_is_left_out(void)
{
    cor_report report = { 0 };
    cor_style *style =
        parse("      name: \"\xd5\xa1\"\n      type: FeatureCollection\n      features:\n"
              "      - {type: Feature, properties: {}, geometry:\n"
              "          {type: LineString, coordinates: [[1, 2]]}}\n"
              "      - type: Feature\n        properties: {}\n"
              "        geometry: {type: Point, coordinates: [3, 4]}\n");
    cor_dataset *data = NULL;
    CHECK(cor_inline_load(&data, &style->sources[0], &no_options, &report));
    CHECK(data && data->feature_count == 1 && cor_feature_span(data, 0).line == 11);
    CHECK(report.count == 1 && report.items[0].at.line == 10 && report.items[0].at.column == 43);
    cor_dataset_free(data);
    cor_report_clear(&report);
    cor_style_free(style);
}

static void data_in_a_crs_of_their_own_are_projected_back(void)
{
    cor_report report = { 0 };
    cor_style *style = parse("      crs: {type: name, properties: {name: \"EPSG:32638\"}}\n"
                             "      type: Point\n      coordinates: [500000, 4427757.218740]\n");
    cor_dataset *data = NULL;
    CHECK(cor_inline_load(&data, &style->sources[0], &no_options, &report));
    CHECK(data && data->coords[0].lon_deg > 44.999999 && data->coords[0].lon_deg < 45.000001);
    CHECK(report.count == 1 && report.items[0].at.line == 6);
    cor_dataset_free(data);
    cor_report_clear(&report);
    cor_style_free(style);
}

static void planar_data_are_projected_back(void)
{
    cor_report report = { 0 };
    cor_style *style = parse("      {type: Point, coordinates: [500000, 4427757.218740]}\n");
    cor_dataset *data = NULL;
    CHECK(cor_inline_load(&data, &style->sources[0], &in_utm, &report));
    CHECK(data && data->coords[0].lon_deg > 44.999999 && data->coords[0].lon_deg < 45.000001);
    cor_dataset_free(data);
    cor_report_clear(&report);
    cor_style_free(style);
}

int main(void)
{
    RUN(a_fault_in_the_data_stands_in_the_figure_file);
    RUN(a_warning_stands_at_its_key);
    RUN(features_know_their_lines);
    RUN(features_know_their_lines_where_one_is_left_out);
    RUN(planar_data_are_projected_back);
    RUN(data_in_a_crs_of_their_own_are_projected_back);
    return check_result();
}
