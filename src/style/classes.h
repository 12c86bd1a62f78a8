/*
 * style/classes: the classes into which a property of a layer sorts its features.
 *
 *   in    a property that is decided by match, case, step or interpolate, one in the other too
 *   out   its classes in the order of the style, and in which of them a feature is
 *   not   which classes a map shows, how they are named (furniture/legend_classes)
 *
 * A class is a path through the branches to a value. What lies around the first such form (a
 * product, coalesce, the curve of zoom) belongs to all classes alike.
 *
 * Memory: in the arena given; branches are borrowed from the style. Threads: frozen.
 */
#ifndef COR_STYLE_CLASSES_H
#define COR_STYLE_CLASSES_H

#include "style/expression.h"

typedef enum cor_class_kind {
    COR_CLASS_VALUES, /* the input is one of these */
    COR_CLASS_RANGE,  /* low <= input < high, either may be infinite */
    COR_CLASS_TEST,   /* a condition that says no value */
    COR_CLASS_REST,   /* none of the branches before */
    COR_CLASS_CURVE   /* interpolated: a class of its own for every input */
} cor_class_kind;

typedef struct cor_class {
    cor_class_kind kind;
    const cor_value *values; /* of VALUES */
    size_t count;            /* of values, or of the stops of a curve */
    double low, high;        /* of RANGE */
    const double *stops;     /* of CURVE, ascending */
    const cor_expr *form;    /* whose branch it is */
    size_t arg;
} cor_class;

typedef struct cor_classes {
    const cor_expr *property;
    cor_class *items;
    size_t count;
} cor_classes;

enum { COR_CLASSES_MAX = 256 };

/* False when features do not decide the property by such a form, or by more than COR_CLASSES_MAX
 * branches. */
bool cor_classes_of(cor_classes *out, const cor_layer *layer, cor_property property,
                    cor_arena *arena);

/* The property of features that decides; ptr NULL when it is computed. */
cor_str cor_class_input_name(const cor_class *item);

/* The class of the feature at hand and, of a curve, its input. False when it has none: an
 * expression fails. */
bool cor_classes_find(size_t *index, double *input, const cor_classes *classes,
                      const cor_eval *eval);

/* The property as a constant: what it is for the feature at hand, with `input` in place of its own
 * in the curve of this class. NULL when it has no value. In the arena of `eval`. */
const cor_expr *cor_class_value(const cor_classes *classes, size_t index, double input,
                                const cor_eval *eval);

/* A property as a constant: what it is for the feature at hand. NULL when it has no value. In the
 * arena of `eval`. */
const cor_expr *cor_property_constant(const cor_expr *property, const cor_eval *eval);

#endif
