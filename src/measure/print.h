/*
 * measure/print: surveys as a table for people, JSON and CSV. Private to measure.
 *
 *   in    surveys, the names and stations that go with them
 *   out   text: lengths in the unit asked for, with no more digits than the data's stated precision
 *         bears; JSON and CSV: metres to the millimetre, degrees to 1e-7
 */
#ifndef COR_MEASURE_PRINT_H
#define COR_MEASURE_PRINT_H

#include "measure/measure.h"
#include "measure/stationing.h"
#include "measure/survey.h"

typedef struct cor_printed {
    const cor_measure_options *options;
    const cor_dataset *data;
    const cor_borders *borders; /* NULL: no split */
    const cor_survey *survey;
    const cor_station *stations; /* with --every */
    size_t station_count;
    size_t number; /* of the route among those that are printed, from 0 */
} cor_printed;

typedef struct cor_printer {
    void (*begin)(cor_buf *out, const cor_measure_options *options);
    void (*route)(cor_buf *out, const cor_printed *p);
    void (*end)(cor_buf *out);
} cor_printer;

extern const cor_printer cor_printer_text, cor_printer_json, cor_printer_csv;

/* The feature's name ("name:en" or "name", else nothing). */
cor_str cor_printed_name(const cor_printed *p);

#endif
