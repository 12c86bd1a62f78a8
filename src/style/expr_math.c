/* Arithmetic. */
#include <math.h>

#include "style/expr.h"

static bool evaluate_unary(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    if (!cor_evaluate_arg(expr, 0, frame, out))
        return false;
    out->as.number = expr->op->unary(out->as.number);
    return true;
}

/* Folds all arguments into the first. */
static bool evaluate_fold(const cor_expr *expr, cor_frame *frame, cor_datum *out,
                          double (*join)(double, double), double empty)
{
    *out = cor_datum_number(empty);
    for (size_t i = 0; i < expr->count; i++) {
        cor_datum next;
        if (!cor_evaluate_arg(expr, i, frame, &next))
            return false;
        out->as.number = i ? join(out->as.number, next.as.number) : next.as.number;
    }
    return true;
}

static double sum(double a, double b)
{
    return a + b;
}

static double product(double a, double b)
{
    return a * b;
}

static double difference(double a, double b)
{
    return a - b;
}

static double quotient(double a, double b)
{
    return a / b;
}

/* A NaN stays, where fmin would drop it. */
static double smaller(double a, double b)
{
    return isnan(a) || a < b ? a : b;
}

static double larger(double a, double b)
{
    return isnan(a) || a > b ? a : b;
}

static bool evaluate_sum(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    return evaluate_fold(expr, frame, out, sum, 0);
}

static bool evaluate_product(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    return evaluate_fold(expr, frame, out, product, 1);
}

static bool evaluate_difference(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    return evaluate_fold(expr, frame, out, difference, 0);
}

static bool evaluate_quotient(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    return evaluate_fold(expr, frame, out, quotient, 0);
}

static bool evaluate_remainder(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    return evaluate_fold(expr, frame, out, fmod, 0);
}

static bool evaluate_power(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    return evaluate_fold(expr, frame, out, pow, 0);
}

static bool evaluate_min(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    return evaluate_fold(expr, frame, out, smaller, HUGE_VAL);
}

static bool evaluate_max(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    return evaluate_fold(expr, frame, out, larger, -HUGE_VAL);
}

static double negative(double x)
{
    return -x;
}

static bool evaluate_pi(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    (void)expr;
    (void)frame;
    *out = cor_datum_number(3.14159265358979323846);
    return true;
}

static bool evaluate_e(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    (void)expr;
    (void)frame;
    *out = cor_datum_number(2.71828182845904523536);
    return true;
}

static bool evaluate_ln2(const cor_expr *expr, cor_frame *frame, cor_datum *out)
{
    (void)expr;
    (void)frame;
    *out = cor_datum_number(0.693147180559945309417);
    return true;
}

static const cor_operator rows[] = {
    { .name = "pi", .evaluate = evaluate_pi, .result.kind = COR_T_NUMBER, .params = "" },
    { .name = "e", .evaluate = evaluate_e, .result.kind = COR_T_NUMBER, .params = "" },
    { .name = "ln2", .evaluate = evaluate_ln2, .result.kind = COR_T_NUMBER, .params = "" },
    { .name = "+", .evaluate = evaluate_sum, .result.kind = COR_T_NUMBER, .params = "n*" },
    { .name = "*", .evaluate = evaluate_product, .result.kind = COR_T_NUMBER, .params = "n*" },
    { .name = "-", .evaluate = evaluate_difference, .result.kind = COR_T_NUMBER, .params = "nn" },
    { .name = "-",
      .evaluate = evaluate_unary,
      .result.kind = COR_T_NUMBER,
      .params = "n",
      .unary = negative },
    { .name = "/", .evaluate = evaluate_quotient, .result.kind = COR_T_NUMBER, .params = "nn" },
    { .name = "%", .evaluate = evaluate_remainder, .result.kind = COR_T_NUMBER, .params = "nn" },
    { .name = "^", .evaluate = evaluate_power, .result.kind = COR_T_NUMBER, .params = "nn" },
    { .name = "min", .evaluate = evaluate_min, .result.kind = COR_T_NUMBER, .params = "n*" },
    { .name = "max", .evaluate = evaluate_max, .result.kind = COR_T_NUMBER, .params = "n*" },
    { .name = "abs",
      .evaluate = evaluate_unary,
      .result.kind = COR_T_NUMBER,
      .params = "n",
      .unary = fabs },
    { .name = "round",
      .evaluate = evaluate_unary,
      .result.kind = COR_T_NUMBER,
      .params = "n",
      .unary = round },
    { .name = "floor",
      .evaluate = evaluate_unary,
      .result.kind = COR_T_NUMBER,
      .params = "n",
      .unary = floor },
    { .name = "ceil",
      .evaluate = evaluate_unary,
      .result.kind = COR_T_NUMBER,
      .params = "n",
      .unary = ceil },
    { .name = "sqrt",
      .evaluate = evaluate_unary,
      .result.kind = COR_T_NUMBER,
      .params = "n",
      .unary = sqrt },
    { .name = "log10",
      .evaluate = evaluate_unary,
      .result.kind = COR_T_NUMBER,
      .params = "n",
      .unary = log10 },
    { .name = "ln",
      .evaluate = evaluate_unary,
      .result.kind = COR_T_NUMBER,
      .params = "n",
      .unary = log },
    { .name = "log2",
      .evaluate = evaluate_unary,
      .result.kind = COR_T_NUMBER,
      .params = "n",
      .unary = log2 },
    { .name = "sin",
      .evaluate = evaluate_unary,
      .result.kind = COR_T_NUMBER,
      .params = "n",
      .unary = sin },
    { .name = "cos",
      .evaluate = evaluate_unary,
      .result.kind = COR_T_NUMBER,
      .params = "n",
      .unary = cos },
    { .name = "tan",
      .evaluate = evaluate_unary,
      .result.kind = COR_T_NUMBER,
      .params = "n",
      .unary = tan },
    { .name = "asin",
      .evaluate = evaluate_unary,
      .result.kind = COR_T_NUMBER,
      .params = "n",
      .unary = asin },
    { .name = "acos",
      .evaluate = evaluate_unary,
      .result.kind = COR_T_NUMBER,
      .params = "n",
      .unary = acos },
    { .name = "atan",
      .evaluate = evaluate_unary,
      .result.kind = COR_T_NUMBER,
      .params = "n",
      .unary = atan },
};

const cor_operators cor_operators_math = { rows, sizeof rows / sizeof *rows };
