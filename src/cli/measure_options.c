/* The options of `corridor measure`, `check` and `locate`. */
#include <string.h>

#include "cli/option_readers.h"
#include "style/length.h"

bool cor_read_layer(const cor_option *r)
{
    r->out->measure.layer = r->out->render.data.layer = r->value;
    return true;
}

bool cor_read_source_crs(const cor_option *r)
{
    r->out->measure.source_crs = r->out->render.data.crs = r->value;
    return true;
}

bool cor_read_where(const cor_option *r)
{
    r->out->measure.where = r->value;
    return true;
}

bool cor_read_split(const cor_option *r)
{
    r->out->measure.split = r->value;
    return true;
}

bool cor_read_by(const cor_option *r)
{
    r->out->measure.by = r->value;
    return true;
}

bool cor_read_crs(const cor_option *r)
{
    r->out->measure.crs = r->value;
    return true;
}

static bool is_ground_length(double *out, const char *text)
{
    cor_report report = { 0 };
    bool well = cor_ground_length_parse(out, cor_str_of(text), COR_NOWHERE, &report);
    cor_report_clear(&report);
    return well;
}

bool cor_read_every(const cor_option *r)
{
    return (is_ground_length(&r->out->measure.every_m, r->value) && r->out->measure.every_m > 0) ||
           cor_cli_usage(r->command->name,
                         "--every needs a length on the ground, as in 5km, not '%s'", r->value);
}

bool cor_read_dem(const cor_option *r)
{
    r->out->measure.dem = r->value;
    return true;
}

bool cor_read_detail(const cor_option *r)
{
    r->out->measure.detail = true;
    return true;
}

bool cor_read_unit(const cor_option *r)
{
    for (int unit = COR_KILOMETRE; unit <= COR_NAUTICAL_MILE; unit++)
        if (strcmp(r->value, cor_unit_name((cor_unit)unit)) == 0) {
            r->out->measure.unit = (cor_unit)unit;
            return true;
        }
    return cor_cli_usage(r->command->name, "--unit is km, m, mi or nmi, not '%s'", r->value);
}

bool cor_read_json(const cor_option *r)
{
    r->out->json = true;
    r->out->measure.format = COR_AS_JSON;
    return true;
}

bool cor_read_csv(const cor_option *r)
{
    r->out->measure.format = COR_AS_CSV;
    return true;
}

bool cor_read_junit(const cor_option *r)
{
    r->out->check_format = COR_CHECK_JUNIT;
    return true;
}

bool cor_read_at(const cor_option *r)
{
    r->out->locate.at_m = &r->out->at_m;
    return is_ground_length(&r->out->at_m, r->value) ||
           cor_cli_usage(r->command->name,
                         "--at needs a distance along the line, as in 12.3km, not '%s'", r->value);
}

bool cor_read_point(const cor_option *r)
{
    r->out->locate.point = r->value;
    return true;
}

bool cor_read_events(const cor_option *r)
{
    r->out->locate.events = r->value;
    return true;
}

bool cor_read_posts(const cor_option *r)
{
    r->out->locate.calibration = r->value;
    return true;
}
