#include "batch/audit.h"

#include <math.h>
#include <string.h>

#include "base/number.h"
#include "batch/relative_path.h"
#include "corridor.h"
#include "measure/print_findings.h"

enum { METRE_DECIMALS = 6, POINT_DECIMALS = 3, DEGREE_DECIMALS = 9 };

typedef struct audit {
    cor_buf *out;
    const cor_plan *plan;
    const char *figure;
    const cor_audit_inputs *inputs;
} audit;

static void put_text(cor_buf *out, const char *key, const char *text)
{
    cor_buf_char(out, '"');
    cor_buf_text(out, key);
    cor_buf_text(out, "\": ");
    if (text)
        cor_buf_json(out, cor_str_of(text));
    else
        cor_buf_text(out, "null");
}

static void put_path(const audit *a, const char *path)
{
    cor_buf relative = { 0 };
    cor_relative_path(&relative, path, a->figure);
    put_text(a->out, "path", relative.ptr ? relative.ptr : "");
    cor_buf_free(&relative);
}

static void put_numbers(cor_buf *out, const double *values, size_t count, int decimals)
{
    cor_buf_char(out, '[');
    for (size_t i = 0; i < count; i++) {
        cor_buf_text(out, i ? ", " : "");
        cor_number_trimmed(out, values[i], decimals);
    }
    cor_buf_char(out, ']');
}

static void put_rect(cor_buf *out, cor_rect r)
{
    put_numbers(out, (double[]){ r.x0_pt, r.y0_pt, r.x1_pt, r.y1_pt }, 4, POINT_DECIMALS);
}

static void put_input(const audit *a, const cor_audit_input *input)
{
    put_path(a, input->path);
    cor_buf_text(a->out, ", ");
    put_text(a->out, "sha256", input->sum.hex);
}

/* Begins the next item of a list, on a line of its own. */
static void next_item(cor_buf *out, size_t index)
{
    cor_buf_text(out, index ? ",\n    {" : "\n    {");
}

static void end_list(cor_buf *out, size_t count)
{
    cor_buf_text(out, count ? "\n  ]" : "]");
}

static void put_inputs(const audit *a)
{
    cor_buf_text(a->out, ",\n  \"inputs\": [");
    for (size_t i = 0; i < a->inputs->count; i++) {
        next_item(a->out, i);
        put_input(a, &a->inputs->items[i]);
        cor_buf_char(a->out, '}');
    }
    end_list(a->out, a->inputs->count);
}

static void put_crs(const audit *a)
{
    const cor_map *map = &a->plan->main;
    cor_buf wkt = { 0 }, proj = { 0 };
    cor_crs_describe(map->crs, &wkt, &proj);
    cor_buf_text(a->out, ",\n  \"crs\": {");
    put_text(a->out, "definition", cor_crs_definition(map->crs));
    cor_buf_text(a->out, ", ");
    put_text(a->out, "proj", proj.ptr);
    cor_buf_text(a->out, ", ");
    put_text(a->out, "wkt", wkt.ptr);
    cor_buf_text(a->out, ", \"bearing_deg\": ");
    cor_number_trimmed(a->out, map->spec->bearing_deg, DEGREE_DECIMALS);
    cor_buf_char(a->out, '}');
    cor_buf_free(&wkt);
    cor_buf_free(&proj);
}

static void put_sheet(const audit *a)
{
    const cor_plan *plan = a->plan;
    const cor_box *e = &plan->main.extent;
    cor_buf_text(a->out, ",\n  \"page_pt\": ");
    put_numbers(a->out, (double[]){ plan->width_pt, plan->height_pt }, 2, POINT_DECIMALS);
    cor_buf_text(a->out, ",\n  \"frame_pt\": ");
    put_rect(a->out, plan->main.frame);
    cor_buf_text(a->out, ",\n  \"extent_m\": ");
    put_numbers(a->out, (double[]){ e->x0_m, e->y0_m, e->x1_m, e->y1_m }, 4, METRE_DECIMALS);
    cor_buf_text(a->out, ",\n  \"scale\": ");
    cor_number_trimmed(a->out, plan->main.scale_denominator, POINT_DECIMALS);
}

static void put_bar(const audit *a)
{
    const cor_bar_entry *bar = &a->plan->ledger->bar;
    cor_buf_text(a->out, ",\n  \"scale_bar\": ");
    if (!(bar->length_m > 0)) {
        cor_buf_text(a->out, "null");
        return;
    }
    cor_buf_text(a->out, "{\"ends_lonlat\": [");
    for (size_t i = 0; i < 2; i++) {
        cor_buf_text(a->out, i ? ", " : "");
        put_numbers(a->out, (double[]){ bar->ends[i].lon_deg, bar->ends[i].lat_deg }, 2,
                    DEGREE_DECIMALS);
    }
    cor_buf_text(a->out, "], \"ends_pt\": [");
    for (size_t i = 0; i < 2; i++) {
        cor_buf_text(a->out, i ? ", " : "");
        put_numbers(a->out, (double[]){ bar->ends_pt[i].x_pt, bar->ends_pt[i].y_pt }, 2,
                    METRE_DECIMALS);
    }
    cor_buf_text(a->out, "], \"length_m\": ");
    cor_number_trimmed(a->out, bar->length_m, METRE_DECIMALS);
    cor_buf_char(a->out, '}');
}

/* How the values of each kind come about; those without are not measured. */
static const char *const methods[COR_NUMBER_KIND_COUNT] = {
    [COR_NUMBER_LENGTH] = "sum of geodesics from vertex to vertex (Karney 2013)",
    [COR_NUMBER_CLAIM] = "geodesics (Karney 2013), as the claim says",
    [COR_NUMBER_DIFFERENCE] = "geodesics (Karney 2013), less what the claim says",
    [COR_NUMBER_DIMENSION] = "geodesic from one place to the other (Karney 2013)",
    [COR_NUMBER_POST] = "along geodesics from the end at which the posts count (Karney 2013)",
    [COR_NUMBER_STATION] = "along geodesics to the point of the line that is nearest (Karney 2013)",
    [COR_NUMBER_FEATURE] = "sum of geodesics from vertex to vertex (Karney 2013)",
    [COR_NUMBER_BAR] =
        "geodesic between the ends of the bar in the middle of the map (Karney 2013)",
    [COR_NUMBER_SCALE] = "paper to ground in the middle of the map",
};

static const cor_style_source *source_named(const cor_style *style, const char *name)
{
    for (size_t i = 0; name && i < style->source_count; i++)
        if (strcmp(style->sources[i].name, name) == 0)
            return &style->sources[i];
    return NULL;
}

static const cor_style_source *source_of(const audit *a, const cor_number_entry *n)
{
    const cor_style *style = a->plan->style;
    if (n->layer)
        return n->layer->source < 0 ? NULL : &style->sources[n->layer->source];
    for (size_t i = 0; n->claim && i < a->plan->findings.count; i++)
        if (strcmp(a->plan->findings.items[i].claim->id, n->claim) == 0)
            return source_named(style, a->plan->findings.items[i].claim->route.source);
    return NULL;
}

static void put_file(const audit *a, const cor_style_source *source)
{
    const cor_audit_input *input = cor_audit_inputs_find(a->inputs, cor_audit_source_path(source));
    if (input) {
        cor_buf_text(a->out, ", ");
        put_input(a, input);
    }
}

/* The line along which the points of a source have their kilometres. */
static void put_along(const audit *a, const cor_style_source *points)
{
    cor_report ignored = { 0 }; /* the option has been read before */
    cor_figure_source options = { 0 };
    const cor_style_source *line = NULL;
    if (cor_figure_source_options(&options, a->plan->style, points->name, NULL, &ignored))
        line = source_named(a->plan->style, options.station_on);
    cor_report_clear(&ignored);
    if (!line)
        return;
    cor_buf_text(a->out, ", \"along\": {");
    put_text(a->out, "source", line->name);
    put_file(a, line);
    cor_buf_char(a->out, '}');
}

static void put_source(const audit *a, const cor_number_entry *n)
{
    const cor_style_source *source = source_of(a, n);
    if (!source || !methods[n->kind])
        return;
    cor_buf_text(a->out, ", ");
    put_text(a->out, "source", source->name);
    cor_buf_text(a->out, ", \"features\": [");
    for (size_t i = 0; i < n->feature_count; i++)
        cor_buf_printf(a->out, "%s%zu", i ? ", " : "", n->features[i]);
    cor_buf_char(a->out, ']');
    put_file(a, source);
    if (n->kind == COR_NUMBER_STATION)
        put_along(a, source);
}

/* "tripp-route.yaml:260:15", the file as seen from the figure's. */
static void put_place(const audit *a, cor_span at)
{
    cor_buf place = { 0 };
    if (at.file)
        cor_relative_path(&place, at.file, a->figure);
    cor_buf_printf(&place, ":%u:%u", (unsigned)at.line, (unsigned)at.column);
    put_text(a->out, "at", place.ptr);
    cor_buf_free(&place);
}

static void put_measure(const audit *a, const cor_number_entry *n)
{
    bool is_scale = n->kind == COR_NUMBER_SCALE;
    put_text(a->out, "kind", cor_number_kind_name(n->kind));
    cor_buf_text(a->out, ", ");
    put_text(a->out, "printed", n->printed);
    cor_buf_text(a->out, is_scale ? ", \"denominator\": " : ", \"value_m\": ");
    cor_number_trimmed(a->out, n->value, is_scale ? POINT_DECIMALS : METRE_DECIMALS);
    cor_buf_text(a->out, ", ");
    put_place(a, n->at);
    if (methods[n->kind]) {
        cor_buf_text(a->out, ", ");
        put_text(a->out, "method", methods[n->kind]);
        cor_buf_text(a->out, ", ");
        put_text(a->out, "ellipsoid", "WGS 84");
    }
    if (n->claim) {
        cor_buf_text(a->out, ", ");
        put_text(a->out, "claim", n->claim);
    }
    if (n->layer) {
        cor_buf_text(a->out, ", ");
        put_text(a->out, "layer", n->layer->id);
    }
    put_source(a, n);
}

static void put_measures(const audit *a)
{
    const cor_ledger *ledger = a->plan->ledger;
    cor_buf_text(a->out, ",\n  \"measures\": [");
    for (size_t i = 0; i < ledger->number_count; i++) {
        next_item(a->out, i);
        put_measure(a, &ledger->numbers[i]);
        cor_buf_char(a->out, '}');
    }
    end_list(a->out, ledger->number_count);
}

static void put_claims(const audit *a)
{
    const cor_findings *findings = &a->plan->findings;
    cor_buf_text(a->out, ",\n  \"claims\": [");
    for (size_t i = 0; i < findings->count; i++) {
        next_item(a->out, i);
        cor_finding_print_json(a->out, &findings->items[i]);
        cor_buf_char(a->out, '}');
    }
    end_list(a->out, findings->count);
}

static void put_label(const audit *a, const cor_label_entry *label)
{
    put_text(a->out, "text", label->text);
    cor_buf_text(a->out, ", ");
    put_text(a->out, "map", label->map);
    cor_buf_text(a->out, ", ");
    put_text(a->out, "layer", label->layer->id);
    if (label->feature >= 0)
        cor_buf_printf(a->out, ", \"feature\": %lld", (long long)label->feature);
    cor_buf_text(a->out, ", ");
    if (label->is_placed) {
        cor_buf_text(a->out, "\"box_pt\": ");
        put_rect(a->out, label->box);
    } else {
        put_text(a->out, "blocked_by", label->blocked_by);
    }
}

static void put_label_list(const audit *a, const char *name, bool placed)
{
    const cor_ledger *ledger = a->plan->ledger;
    size_t count = 0;
    cor_buf_printf(a->out, "\"%s\": [", name);
    for (size_t i = 0; i < ledger->label_count; i++) {
        if (ledger->labels[i].is_placed != placed)
            continue;
        next_item(a->out, count++);
        put_label(a, &ledger->labels[i]);
        cor_buf_char(a->out, '}');
    }
    end_list(a->out, count);
}

static void put_outputs(const audit *a, const cor_audit_output *outputs, size_t count)
{
    cor_buf_text(a->out, ",\n  \"outputs\": [");
    for (size_t i = 0; i < count; i++) {
        next_item(a->out, i);
        put_text(a->out, "path", outputs[i].name);
        cor_buf_text(a->out, ", ");
        put_text(a->out, "sha256", outputs[i].sum.hex);
        cor_buf_char(a->out, '}');
    }
    end_list(a->out, count);
}

static void put_head(const audit *a)
{
    const char *slash = strrchr(a->figure, '/');
    cor_buf_text(a->out, "{\n  \"tool\": {\"name\": \"corridor\", ");
    put_text(a->out, "version", cor_version());
    cor_buf_text(a->out, "},\n  ");
    put_text(a->out, "figure", slash ? slash + 1 : a->figure);
    cor_buf_text(a->out, ",\n  ");
    put_text(a->out, "language", a->plan->language);
    cor_buf_text(a->out, ",\n  \"dpi\": ");
    cor_number_trimmed(a->out, a->plan->dpi, POINT_DECIMALS);
}

void cor_audit_print(cor_buf *out, const cor_plan *plan, const cor_audit_inputs *inputs,
                     const cor_audit_output *outputs, size_t output_count)
{
    audit a = { .out = out, .plan = plan, .figure = plan->style->file, .inputs = inputs };
    put_head(&a);
    put_inputs(&a);
    put_crs(&a);
    put_sheet(&a);
    put_bar(&a);
    put_measures(&a);
    put_claims(&a);
    cor_buf_text(out, ",\n  \"labels\": {");
    put_label_list(&a, "placed", true);
    cor_buf_text(out, ", ");
    put_label_list(&a, "dropped", false);
    cor_buf_char(out, '}');
    put_outputs(&a, outputs, output_count);
    cor_buf_text(out, "\n}\n");
}
