/*
 * base/attributes: what the compiler is told about functions. Nothing else.
 */
#ifndef COR_BASE_ATTRIBUTES_H
#define COR_BASE_ATTRIBUTES_H

#if defined(__GNUC__)
#define COR_PRINTF(format_index, first_index)                                                      \
    __attribute__((format(printf, format_index, first_index)))
#define COR_MUST_CHECK __attribute__((warn_unused_result))
#define COR_NORETURN __attribute__((noreturn))
#else
#define COR_PRINTF(format_index, first_index)
#define COR_MUST_CHECK
#define COR_NORETURN
#endif

#endif
