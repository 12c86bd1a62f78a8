/* Lengths carry their unit. */
#include "style/length.h"

#include <math.h>

#include "unit/style/reading.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

typedef bool parser(double *out, cor_str text, cor_span at, cor_report *report);

typedef struct measured {
    parser *parse;
    const char *text;
    double value;
} measured;

static void lengths_become_points_metres_degrees_and_shares(void)
{
    static const measured rows[] = {
        { cor_length_parse, "1in", 72 },          { cor_length_parse, "25.4mm", 72 },
        { cor_length_parse, "2.54cm", 72 },       { cor_length_parse, "96px", 72 },
        { cor_length_parse, "6pt", 6 },           { cor_length_parse, "-9mm", -9 * 72 / 25.4 },
        { cor_length_parse, "+.5pt", 0.5 },       { cor_length_parse, "12 pt", 12 },
        { cor_length_parse, "1e1pt", 10 },        { cor_length_parse, "0pt", 0 },
        { cor_ground_length_parse, "20km", 2e4 }, { cor_ground_length_parse, "5 m", 5 },
        { cor_ground_length_parse, "1mi", 1609.344 },
        { cor_ground_length_parse, "1nmi", 1852 },
        { cor_angle_parse, "0.5deg", 0.5 },       { cor_angle_parse, "30min", 0.5 },
        { cor_percent_parse, "5%", 0.05 },        { cor_percent_parse, "0.1 %", 0.001 },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        cor_report report = { 0 };
        double value = (double)NAN;
        CHECK(rows[i].parse(&value, cor_str_of(rows[i].text), COR_NOWHERE, &report));
        CHECK(fabs(value - rows[i].value) <= 1e-12 * fabs(rows[i].value));
        CHECK(report.count == 0);
        cor_report_clear(&report);
    }
}

typedef struct refused {
    parser *parse;
    expected_fault fault; /* at 3:7+4, where the test says that the text stands */
} refused;

#define FAULT(text, message, hint) { text, 3, 7, 4, message, hint }

static void faults_name_the_unit_and_the_units_there_are(void)
{
    static const refused rows[] = {
        { cor_length_parse, FAULT("2qt", "unknown unit 'qt' in length '2qt'", "px, pt, mm") },
        { cor_length_parse, FAULT("12", "the length '12' has no unit", "write its unit") },
        { cor_length_parse, FAULT("20km", "unknown unit 'km'", "px, pt, mm, cm, in") },
        { cor_length_parse, FAULT("2em", "unknown unit 'em' in length '2em'", NULL) },
        { cor_length_parse, FAULT("2 MM", "unknown unit 'MM'", NULL) },
        { cor_length_parse, FAULT("wide", "'wide' is no length", NULL) },
        { cor_length_parse, FAULT("mm", "'mm' is no length", NULL) },
        { cor_length_parse, FAULT("", "expected a number with its unit", "px") },
        { cor_length_parse, FAULT("1.2.3mm", "'1.2.3mm' is no length", NULL) },
        { cor_length_parse, FAULT("--1mm", "is no length", NULL) },
        { cor_length_parse, FAULT("1,5mm", "unknown unit ',5mm'", NULL) },
        { cor_length_parse, FAULT("1e999mm", "is no length", NULL) },
        { cor_length_parse, FAULT("1e308cm", "too large", NULL) },
        { cor_length_parse, FAULT("nanmm", "is no length", NULL) },
        { cor_length_parse, FAULT("0x10mm", "unknown unit 'x10mm'", NULL) },
        { cor_ground_length_parse, FAULT("5mm", "unknown unit 'mm' in distance '5mm'", "km") },
        { cor_angle_parse, FAULT("5", "the angle '5' has no unit", "deg") },
        { cor_percent_parse, FAULT("0.05", "the share '0.05' has no unit", "5%") },
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        cor_report report = { 0 };
        double value = 17;
        CHECK(!rows[i].parse(&value, cor_str_of(rows[i].fault.text),
                             (cor_span){ "f.yaml", 3, 7, 4 }, &report));
        CHECK(said(&report, &rows[i].fault) && report.errors == 1 && value == 17);
        cor_report_clear(&report);
    }
}

int main(void)
{
    RUN(lengths_become_points_metres_degrees_and_shares);
    RUN(faults_name_the_unit_and_the_units_there_are);
    return check_result();
}
