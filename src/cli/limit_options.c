/* The options that limit what work on a file may take. */
#include <ctype.h>
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "cli/option_readers.h"

static bool is_none(const char *text)
{
    return strcmp(text, "none") == 0 || strcmp(text, "0") == 0;
}

bool cor_read_time_limit(const cor_option *r)
{
    static const double longest = 1e9;
    double seconds = 0;
    bool ok =
        is_none(r->value) || (cor_number_parse(cor_str_of(r->value), &seconds) && seconds >= 1 &&
                              seconds <= longest && seconds == floor(seconds));
    r->out->batch.limits.time_s = (uint64_t)(ok ? seconds : 0);
    return ok || cor_cli_usage(r->command->name,
                               "--time-limit needs whole seconds of processor time, or none, not "
                               "'%s'",
                               r->value);
}

/* "4G", "4GiB", "4g": the letter counts by 1024. 0 for any other. */
static double bytes_of(const char *unit)
{
    static const char letters[] = "KMGT";
    const char *letter = *unit ? strchr(letters, toupper((unsigned char)*unit)) : NULL;
    if (!letter || (unit[1] && strcmp(unit + 1, "B") != 0 && strcmp(unit + 1, "iB") != 0))
        return 0;
    return pow(1024, (double)(letter - letters) + 1);
}

bool cor_read_memory_limit(const cor_option *r)
{
    static const double most = 1e15;
    size_t digits = strspn(r->value, "0123456789.");
    double count = 0, bytes = bytes_of(r->value + digits);
    bool ok = is_none(r->value) || (cor_number_parse((cor_str){ r->value, digits }, &count) &&
                                    count * bytes >= 1 && count * bytes <= most);
    r->out->batch.limits.memory_bytes = (uint64_t)(ok ? count * bytes : 0);
    return ok || cor_cli_usage(r->command->name,
                               "--memory-limit needs a size, as in 4G or 500M, or none, not '%s'",
                               r->value);
}
