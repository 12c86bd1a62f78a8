#include "furniture/furniture.h"

#include "furniture/layout.h"

typedef struct part_row {
    const char *name;
    cor_part_measure *measure;
    cor_part_draw *draw;
} part_row;

static const part_row rows[COR_FURNITURE_TYPE_COUNT] = {
    [COR_FURNITURE_TITLE] = { "title", cor_title_measure, cor_title_draw },
    [COR_FURNITURE_LEGEND] = { "legend", cor_legend_measure, cor_legend_draw },
    [COR_FURNITURE_SCALE_BAR] = { "scale-bar", cor_scale_bar_measure, cor_scale_bar_draw },
    [COR_FURNITURE_NORTH] = { "north", cor_north_measure, cor_north_draw },
    [COR_FURNITURE_INSET] = { "inset", cor_inset_measure, cor_inset_draw },
    [COR_FURNITURE_KM_POSTS] = { "km-posts", NULL, cor_km_posts_draw },
    [COR_FURNITURE_CALLOUT] = { "callout", cor_callout_measure, cor_callout_draw },
    [COR_FURNITURE_DIMENSION] = { "dimension", cor_dimension_measure, cor_dimension_draw },
    [COR_FURNITURE_NOTE] = { "note", cor_note_measure, cor_note_draw },
    [COR_FURNITURE_CREDITS] = { "credits", cor_credits_measure, cor_credits_draw },
    [COR_FURNITURE_STRIP] = { "strip", cor_strip_measure, cor_strip_draw },
    [COR_FURNITURE_LENGTHS] = { "lengths", cor_lengths_measure, cor_lengths_draw },
    [COR_FURNITURE_PROFILE] = { "profile", cor_profile_measure, cor_profile_draw },
    [COR_FURNITURE_CLAIMS_TABLE] = { "claims-table", cor_claims_table_measure,
                                     cor_claims_table_draw },
};

const char *cor_furniture_name(cor_furniture_type type)
{
    return rows[type].name;
}

cor_part_measure *cor_part_measurer(cor_furniture_type type)
{
    return rows[type].measure;
}

bool cor_furniture_draw(const cor_page *page, cor_planned_part *part)
{
    const part_row *row = &rows[part->spec->type];
    if (row->measure && !cor_part_is_placed(part))
        return true;
    cor_scene_group_push(page->scene, row->name, 1, row->name, NULL);
    bool well = row->draw(page, part);
    cor_scene_group_pop(page->scene);
    return well;
}
