/*
 * read/gdal: libgdal, loaded at run time and kept on a short leash. Included by read/vector* and
 * read/raster* only.
 *
 *   in    nothing
 *   out   the functions that are used, with four drivers registered; GDAL's complaints
 *   not   what they are called for
 *
 * Not GDALAllRegister: with all drivers a file can be anything (a VRT that names another file, a
 * description of a server) and is opened as such. Settings from the environment and from files in
 * the home are ignored (CPL_DEBUG is taken out of the environment), PAM is off, nothing is
 * fetched.
 *
 * Memory: the library stays loaded to the end of the process (it leaves thread-local destructors
 * behind); cor_gdal_close ends the collection of messages.
 */
#ifndef COR_READ_GDAL_H
#define COR_READ_GDAL_H

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_vsi.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

#include "base/report.h"

/* gdal.h does not declare the entry points of single drivers; GDAL's tutorial has them declared. */
void RegisterOGRGeoPackage(void);
void RegisterOGRFlatGeobuf(void);
void RegisterOGRShape(void);
void GDALRegister_GTiff(void);

/* The formatter takes a list of macro calls for one expression. */
/* clang-format off */
#define COR_GDAL_FUNCTIONS(X) \
    X(RegisterOGRGeoPackage) X(RegisterOGRFlatGeobuf) X(RegisterOGRShape) \
    X(CPLSetConfigOptions) X(CPLLoadConfigOptionsFromFile) X(CPLPushErrorHandlerEx) \
    X(CPLPopErrorHandler) X(VSIFree) X(VSIFileFromMemBuffer) X(VSIFCloseL) X(VSIUnlink) \
    X(GDALOpenEx) X(GDALClose) X(GDALDatasetGetLayerCount) X(GDALDatasetGetLayer) \
    X(GDALDatasetGetLayerByName) X(GDALDatasetExecuteSQL) X(GDALDatasetReleaseResultSet) \
    X(OGR_L_GetName) X(OGR_L_GetGeomType) X(OGR_L_GetSpatialRef) X(OGR_L_GetLayerDefn) \
    X(OGR_L_ResetReading) X(OGR_L_GetNextFeature) X(OGR_FD_GetFieldCount) \
    X(OGR_FD_GetFieldDefn) X(OGR_Fld_GetNameRef) X(OGR_Fld_GetType) X(OGR_Fld_GetSubType) \
    X(OGR_F_Destroy) X(OGR_F_GetFID) X(OGR_F_GetGeometryRef) X(OGR_F_IsFieldSetAndNotNull) \
    X(OGR_F_GetFieldAsInteger) X(OGR_F_GetFieldAsInteger64) X(OGR_F_GetFieldAsDouble) \
    X(OGR_F_GetFieldAsString) X(OGR_F_GetFieldAsDateTimeEx) X(OGR_F_GetFieldAsIntegerList) \
    X(OGR_F_GetFieldAsInteger64List) X(OGR_F_GetFieldAsDoubleList) \
    X(OGR_F_GetFieldAsStringList) X(OGR_G_GetGeometryType) X(OGR_G_GetGeometryCount) \
    X(OGR_G_GetGeometryRef) X(OGR_G_GetGeometryName) X(OGR_G_GetPointCount) \
    X(OGR_G_GetPoint) X(OGR_G_Is3D) X(OGR_G_IsEmpty) X(OGR_G_HasCurveGeometry) \
    X(OGR_G_GetLinearGeometry) X(OGR_G_DestroyGeometry) X(OGR_GT_Flatten) \
    X(OSRNewSpatialReference) X(OSRSetFromUserInput) X(OSRDestroySpatialReference) \
    X(OSRIsSameEx) X(OSRExportToWktEx)

#define COR_GDAL_RASTER_FUNCTIONS(X)                                                               \
    X(GDALRegister_GTiff)                                                                          \
    X(GDALGetRasterXSize)                                                                          \
    X(GDALGetRasterYSize)                                                                          \
    X(GDALGetRasterCount)                                                                          \
    X(GDALGetRasterBand)                                                                           \
    X(GDALGetRasterBandXSize)                                                                      \
    X(GDALGetRasterBandYSize)                                                                      \
    X(GDALGetRasterDataType)                                                                       \
    X(GDALGetRasterColorInterpretation)                                                            \
    X(GDALGetRasterColorTable)                                                                     \
    X(GDALGetColorEntryCount)                                                                      \
    X(GDALGetColorEntry)                                                                           \
    X(GDALGetRasterNoDataValue)                                                                    \
    X(GDALGetRasterScale)                                                                          \
    X(GDALGetRasterOffset)                                                                         \
    X(GDALGetRasterUnitType)                                                                       \
    X(GDALGetMaskFlags)                                                                            \
    X(GDALGetMaskBand)                                                                             \
    X(GDALGetOverviewCount)                                                                        \
    X(GDALGetOverview)                                                                             \
    X(GDALGetBlockSize)                                                                            \
    X(GDALRasterIO)                                                                                \
    X(GDALGetGeoTransform)                                                                         \
    X(GDALGetSpatialRef)                                                                           \
    X(OSRClone)                                                                                    \
    X(OSRDemoteTo2D)                                                                               \
    X(OSRIsGeographic)                                                                             \
    X(OSRGetLinearUnits)                                                                           \
    X(OSRGetAngularUnits)
/* clang-format on */

typedef struct cor_gdal {
#define COR_GDAL_FIELD(name) __typeof__(name) *name;
    COR_GDAL_FUNCTIONS(COR_GDAL_FIELD)
    COR_GDAL_RASTER_FUNCTIONS(COR_GDAL_FIELD)
#undef COR_GDAL_FIELD
    const char *file;   /* being read; for messages */
    cor_report *report; /* takes GDAL's warnings */
    char *failure;      /* the first of its failures, or NULL */
} cor_gdal;

/* `gdal` must not move until cor_gdal_close. */
COR_MUST_CHECK bool cor_gdal_open(cor_gdal *gdal, const char *file, cor_span at,
                                  cor_report *report);
void cor_gdal_close(cor_gdal *gdal);

/* GDAL takes many names for something else than a file, and hangs on a FIFO: to be asked before it
 * opens anything. */
COR_MUST_CHECK bool cor_gdal_check_file(const char *path, cor_span at, cor_report *report);

#endif
