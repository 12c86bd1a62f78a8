#include "read/gdal.h"

#include <dlfcn.h>
#include <string.h>
#include <sys/stat.h>

#include "base/memory.h"
#include "read/sidecar.h"

static bool find(void *library, const char *name, void *function)
{
    void *address = dlsym(library, name);
    memcpy(function, &address, sizeof address); /* C has no cast from object to function */
    return address != NULL;
}

static bool load(cor_gdal *gdal)
{
    void *library = dlopen(CORRIDOR_GDAL_SONAME, RTLD_NOW | RTLD_LOCAL | RTLD_NODELETE);
    if (!library)
        return false;
    bool ok = true;
#define COR_GDAL_FIND(name) ok = ok && find(library, #name, &gdal->name);
    COR_GDAL_FUNCTIONS(COR_GDAL_FIND)
    COR_GDAL_RASTER_FUNCTIONS(COR_GDAL_FIND)
#undef COR_GDAL_FIND
    return ok;
}

/* GDAL gives a handler no argument of its own; the struct is asked for through a function that has
 * to be found again, since there is no place to keep it. */
static cor_gdal *current(void)
{
    __typeof__(CPLGetErrorHandlerUserData) *user_data = NULL;
    void *library = dlopen(CORRIDOR_GDAL_SONAME, RTLD_NOW | RTLD_LOCAL | RTLD_NOLOAD);
    if (!library || !find(library, "CPLGetErrorHandlerUserData", &user_data))
        return NULL;
    dlclose(library);
    return user_data();
}

static void CPL_STDCALL take_message(CPLErr severity, CPLErrorNum number, const char *message)
{
    (void)number;
    cor_gdal *gdal = current();
    if (!gdal || severity < CE_Warning)
        return;
    if (severity == CE_Warning)
        cor_warn(gdal->report, COR_KIND_DATA, (cor_span){ .file = gdal->file }, NULL, "GDAL: %s",
                 message);
    else if (!gdal->failure)
        gdal->failure = cor_strdup(message);
}

/* GDAL reads every setting from the environment too, unless a configuration file says otherwise:
 * this one lives in memory. Having read it, GDAL 3.6 looks whether to say that it passed over a
 * CPL_DEBUG, for which it looks at CPL_DEBUG, and so on until the stack ends. */
static void ignore_environment(const cor_gdal *gdal)
{
    static const char name[] = "/vsimem/corridor/gdalrc";
    char text[] = "[directives]\nignore-env-vars=yes\n";
    GByte bytes[sizeof text];
    memcpy(bytes, text, sizeof text);
    unsetenv("CPL_DEBUG");
    VSILFILE *file = gdal->VSIFileFromMemBuffer(name, bytes, sizeof text - 1, FALSE);
    if (!file)
        return;
    gdal->VSIFCloseL(file);
    gdal->CPLLoadConfigOptionsFromFile(name, TRUE);
    gdal->VSIUnlink(name);
}

/* All settings at once: none that stands elsewhere stays. */
static void configure(const cor_gdal *gdal)
{
    static const char *const settings[] = {
        "GDAL_PAM_ENABLED=NO", /* no sidecar files */
        "GDAL_DISABLE_READDIR_ON_OPEN=NO",
        "CPL_VSIL_CURL_ALLOWED_EXTENSIONS=.none",
        "CPL_CURL_ENABLE_VSIMEM=NO",
        "OGR_CT_FORCE_TRADITIONAL_GIS_ORDER=YES",
        "SHAPE_RESTORE_SHX=NO", /* would write */
        "OGR_ARC_MAX_GAP=0",
        NULL,
    };
    gdal->CPLSetConfigOptions(settings);
}

bool cor_gdal_open(cor_gdal *gdal, const char *file, cor_span at, cor_report *report)
{
    *gdal = (cor_gdal){ .file = file, .report = report };
    if (!load(gdal)) {
        const char *why = dlerror();
        if (why && strstr(why, "failed to map segment")) /* it says no more of a lack of memory */
            cor_out_of_memory();
        return cor_fail(report, COR_KIND_DATA, at, "install the package libgdal32",
                        "'%s' needs " CORRIDOR_GDAL_SONAME ", which cannot be loaded: %s", file,
                        why ? why : "unknown reason");
    }
    gdal->CPLPushErrorHandlerEx(take_message, gdal);
    configure(gdal);
    ignore_environment(gdal);
    gdal->RegisterOGRGeoPackage();
    gdal->RegisterOGRFlatGeobuf();
    gdal->RegisterOGRShape();
    gdal->GDALRegister_GTiff();
    /* The first driver made GDAL read ~/.gdal/gdalrc: away with what that says. */
    configure(gdal);
    ignore_environment(gdal);
    return true;
}

void cor_gdal_close(cor_gdal *gdal)
{
    gdal->CPLPopErrorHandler();
    cor_free(gdal->failure);
    gdal->failure = NULL;
}

bool cor_gdal_check_file(const char *path, cor_span at, cor_report *report)
{
    struct stat status;
    if (!cor_file_name_check(path, at, report) || !cor_file_check(path, at, report))
        return false;
    return stat(path, &status) != 0 || status.st_size > 0 ||
           cor_fail(report, COR_KIND_DATA, at, NULL, "'%s' is empty", path);
}
