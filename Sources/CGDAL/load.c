/* Loads libgdal when it is first needed, not when the program starts.
 *
 * libgdal and the hundred libraries behind it take 30 ms to load, which is most of a command's time; commands that read
 * no foreign format do without. Each function below is a jump through a slot that CGDALLoad fills. A function that Swift
 * calls and that is missing here is an error of the linker. */
#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>

#define FUNCTIONS(F) \
    F(CPLGetErrorHandlerUserData) F(CPLPopErrorHandler) F(CPLPushErrorHandlerEx) F(CPLRecode) F(CPLSetConfigOption) \
    F(CPLSetErrorHandler) F(CSLAddString) F(CSLDestroy) F(GDALClose) F(GDALCreate) F(GDALDatasetCommitTransaction) \
    F(GDALDatasetCreateLayer) F(GDALDatasetExecuteSQL) F(GDALDatasetGetLayer) F(GDALDatasetGetLayerByName) \
    F(GDALDatasetGetLayerCount) F(GDALDatasetGetNextFeature) F(GDALDatasetReleaseResultSet) F(GDALDatasetResetReading) \
    F(GDALDatasetStartTransaction) F(GDALDatasetTestCapability) F(GDALGetBlockSize) F(GDALGetDatasetDriver) \
    F(GDALGetDriverByName) F(GDALGetDriverShortName) F(GDALGetFileList) F(GDALGetGeoTransform) F(GDALGetMaskBand) \
    F(GDALGetMaskFlags) F(GDALGetMetadata) F(GDALGetMetadataItem) F(GDALGetRasterBand) F(GDALGetRasterCount) \
    F(GDALGetRasterOffset) F(GDALGetRasterScale) F(GDALGetRasterXSize) F(GDALGetRasterYSize) F(GDALGetSpatialRef) \
    F(GDALOpenEx) F(GDALRasterIO) F(GDALRegister_AAIGrid) F(GDALRegister_EHdr) F(GDALRegister_ENVI) \
    F(GDALRegister_GTiff) F(GDALRegister_HFA) F(GDALRegister_PNG) F(GDALRegister_SAGA) F(OGRGeometryTypeToName) \
    F(OGR_FD_GetFieldCount) F(OGR_FD_GetFieldDefn) F(OGR_F_Create) F(OGR_F_Destroy) F(OGR_F_GetFieldAsDateTimeEx) \
    F(OGR_F_GetFieldAsDouble) F(OGR_F_GetFieldAsInteger64) F(OGR_F_GetFieldAsInteger64List) F(OGR_F_GetFieldAsString) \
    F(OGR_F_GetFieldAsStringList) F(OGR_F_GetGeometryRef) F(OGR_F_IsFieldSetAndNotNull) F(OGR_F_SetFieldDateTime) \
    F(OGR_F_SetFieldDouble) F(OGR_F_SetFieldInteger64) F(OGR_F_SetFieldNull) F(OGR_F_SetFieldString) \
    F(OGR_F_SetGeometryDirectly) F(OGR_Fld_Create) F(OGR_Fld_Destroy) F(OGR_Fld_GetNameRef) F(OGR_Fld_GetType) \
    F(OGR_Fld_GetWidth) F(OGR_Fld_SetWidth) F(OGR_GT_Flatten) F(OGR_G_CreateFromWkb) F(OGR_G_CreateFromWkt) \
    F(OGR_G_DestroyGeometry) F(OGR_G_ExportToIsoWkb) F(OGR_G_ForceToMultiLineString) F(OGR_G_ForceToMultiPolygon) \
    F(OGR_G_GetEnvelope) F(OGR_G_GetGeometryType) F(OGR_G_GetLinearGeometry) F(OGR_G_HasCurveGeometry) F(OGR_G_Is3D) \
    F(OGR_G_IsEmpty) F(OGR_G_IsMeasured) F(OGR_G_WkbSizeEx) F(OGR_L_CreateFeature) F(OGR_L_CreateField) \
    F(OGR_L_GetExtent) F(OGR_L_GetFeatureCount) F(OGR_L_GetGeomType) F(OGR_L_GetLayerDefn) F(OGR_L_GetName) \
    F(OGR_L_GetNextFeature) F(OGR_L_GetSpatialRef) F(OGR_L_ResetReading) F(OGR_L_SetAttributeFilter) \
    F(OGR_L_SetIgnoredFields) F(OSRExportToWktEx) F(OSRGetAuthorityCode) F(OSRGetAuthorityName) \
    F(OSRNewSpatialReference) F(OSRRelease) F(OSRSetAxisMappingStrategy) F(OSRSetFromUserInput) \
    F(OSRSetPROJSearchPaths) F(RegisterOGRCSV) F(RegisterOGRFlatGeobuf) F(RegisterOGRGeoJSON) F(RegisterOGRGeoJSONSeq) \
    F(RegisterOGRGeoPackage) F(RegisterOGRLIBKML) F(RegisterOGROSM) F(RegisterOGROpenFileGDB) F(RegisterOGRShape) \
    F(RegisterOGRTopoJSON) F(RegisterOGRXLSX) F(VSIFCloseL) F(VSIFOpenL) F(VSIFReadL) F(VSIFSeekL) F(VSIFTellL) \
    F(VSIFree) F(VSIIngestFile) F(VSIReadDirRecursive) F(VSIRewindL)

#if defined(__x86_64__)
#define JUMP(slot) "jmp *" slot "(%rip)\n"
#elif defined(__aarch64__)
#define JUMP(slot) "adrp x16, " slot "\nldr x16, [x16, :lo12:" slot "]\nbr x16\n"
#else
#error "write the jump through a slot for this processor"
#endif

/* Hidden, so that libgdal's calls of its own functions do not come here. */
#define FUNCTION(name) \
    __attribute__((visibility("hidden"))) void *CGDALSlot_##name; \
    __asm__(".text\n.globl " #name "\n.hidden " #name "\n.type " #name ", %function\n" #name ":\n" \
            JUMP("CGDALSlot_" #name));
FUNCTIONS(FUNCTION)

static const char *reason;

static void load(void)
{
    /* The name that programs built against this GDAL have in them, then the one of the development package. */
    void *library = dlopen("libgdal.so.32", RTLD_LAZY | RTLD_LOCAL);
    if (library == NULL) library = dlopen("libgdal.so", RTLD_LAZY | RTLD_LOCAL);
    if (library == NULL) {
        reason = dlerror();
        return;
    }
#define FILL(name) \
    if ((CGDALSlot_##name = dlsym(library, #name)) == NULL) { reason = "libgdal has no function " #name; return; }
    FUNCTIONS(FILL)
}

const char *CGDALLoad(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, load);
    return reason;
}
