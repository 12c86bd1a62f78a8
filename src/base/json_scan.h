/*
 * base/json_scan: what the files of base/json share; nobody else includes it.
 */
#ifndef COR_BASE_JSON_SCAN_H
#define COR_BASE_JSON_SCAN_H

#include "base/json.h"

/* `at` is the opening quote. Fills offset, length and string of the token; the caller sets its
 * kind. Returns the byte behind the closing quote, NULL after an error. */
const char *cor_json_scan_string(cor_json *json, const char *at);

/* `at` begins something that is neither string nor bracket: a number or a word. Fills the whole
 * token. */
const char *cor_json_scan_scalar(cor_json *json, const char *at);

/* Fails at `length` bytes from `at`. */
bool cor_json_fail(const cor_json *json, const char *at, size_t length, const char *hint,
                   const char *message);

/* Fails with "expected ..., found ..." where `at` stands, or, at the end of the file, with where
 * the container opened last begins. */
bool cor_json_fail_expected(const cor_json *json, const char *at, const char *expected);

/* The run of letters, digits and + - . _ at `at`. */
cor_str cor_json_word(const cor_json *json, const char *at);

#endif
