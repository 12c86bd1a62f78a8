#include "symbolise/dash.h"

#include <math.h>

/* What the layer says, in line widths; an even number of them. */
static double *given(const cor_layer *layer, const cor_eval *eval, size_t *count)
{
    cor_eval whole = *eval;
    whole.zoom = floor(eval->zoom);
    size_t n = cor_layer_numbers(layer, COR_P_LINE_DASHARRAY, &whole, NULL, 0);
    double *list = cor_arena_alloc(eval->arena, n + 2, sizeof *list);
    cor_layer_numbers(layer, COR_P_LINE_DASHARRAY, &whole, list, n);
    for (size_t i = 0; i < n; i++)
        list[i] = fmax(list[i], 0);
    if (n % 2)
        list[n++] = 0;
    *count = n;
    return list;
}

/* In place. Dashes that are left over at the end go on into the first one: returns how much. */
static double join_dashes(double *list, size_t *count)
{
    size_t kept = 0;
    double carried = 0;
    for (size_t i = 0; i < *count; i += 2) {
        double dash = carried + list[i], gap = list[i + 1];
        carried = gap > 0 ? 0 : dash;
        if (!(gap > 0))
            continue;
        list[kept++] = dash;
        list[kept++] = gap;
    }
    if (kept)
        list[0] += carried;
    *count = kept;
    return carried;
}

/* A finer pattern cannot be seen, and takes for ever to draw. */
static const double least_period_pt = 0.02;

void cor_dash_set(cor_stroke *stroke, const cor_layer *layer, cor_eval *eval)
{
    size_t n;
    double *list = given(layer, eval, &n);
    double from = join_dashes(list, &n), sum = 0;
    for (size_t i = 0; i < n; i++) {
        list[i] *= stroke->width_pt;
        sum += list[i];
    }
    if (!(sum >= least_period_pt) || !isfinite(sum))
        return;
    stroke->dash_pt = list;
    stroke->dash_count = n;
    stroke->dash_offset_pt = from * stroke->width_pt;
}
