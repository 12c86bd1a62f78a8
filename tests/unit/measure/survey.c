#include "measure/survey.h"

#include <math.h>

#include "measure/detail.h"
#include "read/geojson.h"
#include "unit/check.h"

static cor_dataset *dataset_of(const char *text)
{
    cor_report report = { 0 };
    cor_dataset *data = NULL;
    CHECK(cor_geojson_read(&data, cor_source_from_memory("test", cor_str_of(text)), &report));
    cor_report_clear(&report);
    return data;
}

static void the_scale_explains_the_length_in_a_projection(void)
{
    cor_dataset *data = dataset_of("{\"type\":\"LineString\",\"coordinates\":"
                                   "[[40,60],[40.5,60.2],[41,60.1]]}");
    cor_survey survey;
    cor_crs *crs;
    cor_report report = { 0 };
    CHECK(cor_crs_open(&crs, "EPSG:3857", COR_NOWHERE, &report));
    const cor_survey_options options = { .crs = crs };
    CHECK(cor_survey_feature(&survey, data, 0, &options));
    CHECK(survey.plane.length_m > 1.9 * survey.length_m); /* 1 / cos 60 degrees */
    CHECK(fabs(survey.plane.predicted_m / survey.plane.length_m - 1) < 1e-4);
    cor_survey_free(&survey);
    cor_crs_free(crs);
    cor_dataset_free(data);
}

static void heights_make_a_line_longer(void)
{
    cor_dataset *data =
        dataset_of("{\"type\":\"LineString\",\"coordinates\":[[0,0,0],[0.001,0,100]]}");
    const cor_survey_options options = { 0 };
    cor_survey survey;
    CHECK(cor_survey_feature(&survey, data, 0, &options));
    CHECK(fabs(survey.length_3d_m - hypot(survey.length_m, 100)) < 1e-6);
    cor_survey_free(&survey);
    cor_dataset_free(data);
}

static void without_heights_there_is_no_slant_length(void)
{
    cor_dataset *data = dataset_of("{\"type\":\"LineString\",\"coordinates\":[[0,0],[1,0]]}");
    const cor_survey_options options = { 0 };
    cor_survey survey;
    CHECK(cor_survey_feature(&survey, data, 0, &options));
    CHECK(isnan(survey.length_3d_m));
    cor_survey_free(&survey);
    cor_dataset_free(data);
}

static void points_have_no_length(void)
{
    cor_dataset *data = dataset_of("{\"type\":\"Point\",\"coordinates\":[0,0]}");
    const cor_survey_options options = { 0 };
    cor_survey survey;
    CHECK(!cor_survey_feature(&survey, data, 0, &options));
    cor_dataset_free(data);
}

static void a_bend_within_the_tolerance_is_left_out(void)
{
    /* The middle vertex lies 111.3 m north of the straight line. */
    cor_dataset *data =
        dataset_of("{\"type\":\"LineString\",\"coordinates\":[[0,0],[0.05,0.001],[0.1,0]]}");
    size_t vertices;
    double all = cor_detail_length_m(data, &data->features[0], 100, &vertices);
    CHECK(vertices == 3);
    double straight = cor_detail_length_m(data, &data->features[0], 120, &vertices);
    CHECK(vertices == 2);
    CHECK(straight < all);
    cor_dataset_free(data);
}

int main(void)
{
    RUN(the_scale_explains_the_length_in_a_projection);
    RUN(heights_make_a_line_longer);
    RUN(without_heights_there_is_no_slant_length);
    RUN(points_have_no_length);
    RUN(a_bend_within_the_tolerance_is_left_out);
    return check_result();
}
