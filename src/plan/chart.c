#include "plan/chart.h"

#include "plan/claims_table.h"
#include "plan/lengths.h"
#include "plan/profile.h"
#include "plan/strip.h"

bool cor_is_chart(cor_furniture_type type)
{
    return type == COR_FURNITURE_STRIP || type == COR_FURNITURE_LENGTHS ||
           type == COR_FURNITURE_PROFILE || type == COR_FURNITURE_CLAIMS_TABLE;
}

double cor_chart_padding_pt(const cor_furniture_spec *spec)
{
    static const double padding_pt = 6;
    return spec->box ? padding_pt : 0;
}

bool cor_chart_height(double *height_pt, const cor_plan *plan, const cor_planned_part *part,
                      double width_pt, cor_report *report)
{
    double pad = cor_chart_padding_pt(part->spec), width = width_pt - 2 * pad, height = 0;
    cor_strip strip;
    cor_lengths lengths;
    cor_profile_chart profile;
    cor_claims_table claims;
    bool well = false;
    if (part->spec->type == COR_FURNITURE_STRIP) {
        well = cor_strip_build(&strip, plan, part, width, report);
        height = well ? strip.height_pt : 0;
    } else if (part->spec->type == COR_FURNITURE_LENGTHS) {
        well = cor_lengths_build(&lengths, plan, part, width, report);
        height = well ? lengths.height_pt : 0;
    } else if (part->spec->type == COR_FURNITURE_CLAIMS_TABLE) {
        well = cor_claims_table_build(&claims, plan, part, width, report);
        height = well ? claims.height_pt : 0;
    } else {
        well = cor_profile_build(&profile, plan, part, width, report);
        height = well ? profile.height_pt : 0;
    }
    *height_pt = height + 2 * pad;
    return well;
}
