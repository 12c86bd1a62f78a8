/* Whether a map may be drawn: the table of domains does not know all methods. */
#include "geo/continuity.h"
#include "geo/sight.h"
#include "geo/view.h"

/* Of what is in sight, so much is added on each side: samples may miss the farthest place. */
static const double little_spare = 1.0 / 64;

static const char lenient_hint[] =
    "choose another projection, or an extent that leaves the place out; "
    "--lenient draws it all the same";

/* The table of domains knows where methods are cut; whether that is enough is looked at. */
static cor_break find_break(cor_lonlat *at, const cor_view *view)
{
    cor_break found = COR_BREAK_NONE;
    for (size_t i = 0; i < view->window_count && found == COR_BREAK_NONE; i++) {
        const cor_earth_part part = { view->windows[i], view->domain.kind == COR_DOMAIN_CAP,
                                      view->domain.centre, view->domain.radius_deg };
        found = cor_continuity_check(at, &view->image, &part);
    }
    return found;
}

/* The same, and the outline. */
static cor_break find_flaw(cor_lonlat *at, cor_view *view)
{
    cor_break found = find_break(at, view);
    bool is_closed = found != COR_BREAK_NONE || cor_view_holds_earth(view, at);
    return is_closed ? found : COR_BREAK_FOLD;
}

/* A cap may be drawn as far as it is sound. */
static cor_break shrink_cap(cor_lonlat *at, cor_view *view, cor_span span, cor_report *report)
{
    static const double least_deg = 15;
    cor_break found = find_flaw(at, view);
    const double whole_deg = view->domain.radius_deg;
    while (found != COR_BREAK_NONE && view->domain.radius_deg * 0.9 >= least_deg) {
        view->domain.radius_deg *= 0.9;
        cor_view_set_horizon(view);
        cor_view_look(view, cor_usual_spare);
        found = find_flaw(at, view);
    }
    if (found == COR_BREAK_NONE && view->domain.radius_deg < whole_deg)
        cor_note(report, COR_KIND_PROJECTION, span, NULL,
                 "the projection %s is drawn up to %.0f degrees from its centre: beyond, its image "
                 "lies on itself",
                 cor_crs_method(view->options.crs), view->domain.radius_deg);
    return found;
}

static void take_cap(cor_view *view, const cor_domain *domain)
{
    view->domain = *domain;
    cor_view_set_horizon(view);
    cor_view_look(view, cor_usual_spare);
}

/* Far from home a projection may do what it likes, as long as that is not drawn: the least cap that
 * covers the frame takes the place of the domain. False, all as it was, where none is sound. */
static bool stay_near(cor_view *view)
{
    static const double least_deg = 0.1, most_deg = 110, step = 1.15;
    const cor_domain whole = view->domain;
    cor_lonlat place;
    cor_domain cap = { .kind = COR_DOMAIN_CAP };
    bool is_sound = false, covers = false;
    if (!cor_view_middle(view, &cap.centre))
        return false;
    cap.radius_deg = least_deg;
    while (!covers && cap.radius_deg < most_deg) {
        view->domain = cap;
        cor_view_set_horizon(view);
        covers = cor_view_covers_frame(view);
        cap.radius_deg *= step;
    }
    if (covers) {
        cap = view->domain;
        take_cap(view, &cap);
        is_sound = find_flaw(&place, view) == COR_BREAK_NONE;
    }
    if (!is_sound)
        take_cap(view, &whole);
    return is_sound;
}

/* A turned cylinder is sound around the middle of it; far away its series need not converge. */
static bool is_sound(const cor_view *view)
{
    return cor_domain_is_sound(view->options.crs) ||
           (view->domain.kind == COR_DOMAIN_TRANSVERSE && view->culls);
}

bool cor_view_check(cor_view *view, cor_span at, cor_report *report)
{
    cor_lonlat place;
    if (is_sound(view))
        return true;
    cor_break found = find_break(&place, view);
    if (found != COR_BREAK_NONE && view->culls) { /* what lies around the frame need not be drawn */
        cor_view_look(view, little_spare);
        found = find_break(&place, view);
    }
    if (found == COR_BREAK_FOLD && view->domain.kind == COR_DOMAIN_CAP)
        found = shrink_cap(&place, view, at, report);
    bool is_closed = found != COR_BREAK_NONE || cor_view_holds_earth(view, &place);
    if (!is_closed && view->domain.kind == COR_DOMAIN_CAP)
        is_closed = shrink_cap(&place, view, at, report) == COR_BREAK_NONE;
    if ((found == COR_BREAK_NONE && is_closed) || stay_near(view))
        return true;
    const char *what = !is_closed                ? "goes on beyond its outline"
                       : found == COR_BREAK_TEAR ? "is torn"
                                                 : "lies on itself";
    const char *method = cor_crs_method(view->options.crs);
    if (view->options.is_lenient) {
        cor_warn(report, COR_KIND_PROJECTION, at, NULL,
                 "the image of the earth in the projection %s %s near longitude %.0f, latitude "
                 "%.0f: shapes there are wrong",
                 method, what, place.lon_deg, place.lat_deg);
        return true;
    }
    return cor_fail(report, COR_KIND_PROJECTION, at, lenient_hint,
                    "the image of the earth in the projection %s %s near longitude %.0f, latitude "
                    "%.0f: shapes there would be wrong",
                    method, what, place.lon_deg, place.lat_deg);
}
