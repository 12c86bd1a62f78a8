#include "plan/tiers.h"

#include <math.h>

#include "base/memory.h"
#include "plan/pack.h"
#include "plan/sheet.h"
#include "style/length.h"

static const double gap_pt = 1.6 * COR_PT_PER_MM; /* between texts of a tier */
static const double upright_gap_pt = 0.3 * COR_PT_PER_MM;
static const double passage_pt = 1.0 * COR_PT_PER_MM;    /* between texts, for a leader */
static const double aside_most_pt = 4.0 * COR_PT_PER_MM; /* how far a leader may step aside */
static const double knee_most_pt = 3.5 * COR_PT_PER_MM;

static const char *text_of(const cor_tier_label *label, bool upright, const cor_plan *plan)
{
    if (!label->name || !label->value)
        return label->name ? label->name : label->value;
    return cor_arena_printf(plan->arena,
                            upright ? "%s\xe2\x80\x82\xe2\x81\xa8%s\xe2\x81\xa9" : "%s\n%s",
                            label->name, label->value);
}

static bool shape(cor_tiers *tiers, const cor_plan *plan, const cor_tiers_how *how,
                  cor_report *report)
{
    tiers->text_pt = 0;
    for (size_t i = 0; i < tiers->count; i++) {
        cor_tier_label *label = &tiers->items[i];
        const cor_wording wording = { .role = COR_TYPE_CHART,
                                      .text = text_of(label, tiers->upright, plan),
                                      .at = how->at };
        if (!cor_sheet_text(&label->block, plan, &wording, report))
            return false;
        tiers->text_pt =
            fmax(tiers->text_pt, tiers->upright ? label->block.width_pt : label->block.height_pt);
    }
    return true;
}

static double width_of(const cor_tiers *tiers, const cor_tier_label *label)
{
    return tiers->upright ? label->block.height_pt : label->block.width_pt;
}

/* The texts of one tier, and the leaders of those beyond it, in one row. */
static bool pack_tier(cor_tiers *tiers, int tier, double row_pt, double *missing_pt)
{
    cor_packed *items = cor_alloc(tiers->count, sizeof *items);
    size_t n = 0;
    for (size_t i = 0; i < tiers->count; i++) {
        const cor_tier_label *label = &tiers->items[i];
        if (label->tier >= tier)
            items[n++] =
                (cor_packed){ tier ? label->at_pt[tier - 1] : label->anchor_pt,
                              label->tier == tier ? width_of(tiers, label) : passage_pt, 0 };
    }
    bool fits = cor_pack(items, n, row_pt, tiers->upright ? upright_gap_pt : gap_pt, missing_pt);
    n = 0;
    for (size_t i = 0; fits && i < tiers->count; i++)
        if (tiers->items[i].tier >= tier)
            tiers->items[i].at_pt[tier] = items[n++].at_pt;
    cor_free(items);
    return fits;
}

static bool pack(cor_tiers *tiers, int tier_count, double row_pt, double *missing_pt)
{
    tiers->tier_count = tier_count;
    for (size_t i = 0; i < tiers->count; i++)
        tiers->items[i].tier = (int)(i % (size_t)tier_count);
    for (int t = 0; t < tier_count; t++)
        if (!pack_tier(tiers, t, row_pt, missing_pt))
            return false;
    return true;
}

/* How far a leader goes aside in a tier: to the near side of its own text, or to its passage. */
static double aside_of(const cor_tiers *tiers, const cor_tier_label *label, int tier)
{
    double from = tier ? label->at_pt[tier - 1] : label->anchor_pt;
    double half = tier == label->tier ? width_of(tiers, label) / 2 : 0;
    return fmax(fabs(label->at_pt[tier] - from) - half, 0);
}

static double most_aside(const cor_tiers *tiers)
{
    double most = 0;
    for (size_t i = 0; i < tiers->count; i++)
        for (int t = 0; t <= tiers->items[i].tier; t++)
            most = fmax(most, aside_of(tiers, &tiers->items[i], t));
    return most;
}

static bool set_level(cor_tiers *tiers, const cor_tiers_how *how)
{
    for (int n = 1; n <= COR_TIERS_MAX; n++) {
        double most = n == COR_TIERS_MAX ? aside_most_pt : 1.0 * COR_PT_PER_MM * n;
        if (pack(tiers, n, how->row_pt, NULL) && most_aside(tiers) <= most)
            return true;
    }
    return false;
}

static bool fail_room(const cor_tiers *tiers, const cor_tiers_how *how, double missing_pt,
                      cor_report *report)
{
    return cor_fail(report, COR_KIND_LAYOUT, how->at, "make it wider, or show fewer",
                    "no room for the labels of %zu %s: %.1f mm are missing", tiers->count,
                    how->what, missing_pt / COR_PT_PER_MM);
}

static void set_knee(cor_tiers *tiers, const cor_tiers_how *how)
{
    tiers->knee_pt = fmax(how->knee_pt, fmin(most_aside(tiers) * 0.6, knee_most_pt));
}

bool cor_tiers_set(cor_tiers *tiers, const cor_plan *plan, const cor_tiers_how *how,
                   cor_report *report)
{
    double missing = 0;
    tiers->upright = false;
    if (!shape(tiers, plan, how, report))
        return false;
    if (!set_level(tiers, how)) {
        tiers->upright = true;
        if (!shape(tiers, plan, how, report))
            return false;
        if (!pack(tiers, 1, how->row_pt, &missing))
            return fail_room(tiers, how, missing, report);
    }
    set_knee(tiers, how);
    return true;
}

bool cor_tiers_set_between(cor_tiers *tiers, const cor_plan *plan, const cor_tiers_how *how,
                           cor_report *report)
{
    static const double padding_pt = 0.7 * COR_PT_PER_MM;
    double missing = 0;
    tiers->upright = false;
    tiers->tier_count = 1;
    if (!shape(tiers, plan, how, report))
        return false;
    for (size_t i = 0; i < tiers->count; i++) {
        cor_tier_label *label = &tiers->items[i];
        label->tier = label->block.width_pt + 2 * padding_pt > label->room_pt;
        label->at_pt[0] = label->anchor_pt;
        tiers->tier_count = label->tier ? 2 : tiers->tier_count;
    }
    if (!pack_tier(tiers, 1, how->row_pt, &missing))
        return fail_room(tiers, how, missing, report);
    set_knee(tiers, how);
    return true;
}

double cor_tiers_height_pt(const cor_tiers *tiers)
{
    return tiers->count ? tiers->tier_count * (tiers->knee_pt + tiers->text_pt) : 0;
}
