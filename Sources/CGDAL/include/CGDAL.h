/* GDAL's C headers as they are. Debian keeps them in a folder of their own, others beside the rest. */
#if __has_include(<gdal/gdal.h>)
#include <gdal/gdal.h>
#include <gdal/ogr_api.h>
#include <gdal/ogr_srs_api.h>
#include <gdal/cpl_conv.h>
#include <gdal/cpl_error.h>
#include <gdal/cpl_string.h>
#include <gdal/cpl_vsi.h>
#else
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>
#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_string.h>
#include <cpl_vsi.h>
#endif

/* Exported by libgdal with C linkage, declared only in its C++ headers. One by one they cost 0.05 ms each;
   GDALAllRegister costs 2.5 ms. */
void GDALRegister_AAIGrid(void);
void GDALRegister_EHdr(void);
void GDALRegister_ENVI(void);
void GDALRegister_GTiff(void);
void GDALRegister_HFA(void);
void GDALRegister_PNG(void);
void GDALRegister_SAGA(void);
void RegisterOGRCSV(void);
void RegisterOGRFlatGeobuf(void);
void RegisterOGRGeoJSON(void);
void RegisterOGRGeoJSONSeq(void);
void RegisterOGRGeoPackage(void);
void RegisterOGRLIBKML(void);
void RegisterOGROSM(void);
void RegisterOGROpenFileGDB(void);
void RegisterOGRShape(void);
void RegisterOGRTopoJSON(void);
void RegisterOGRXLSX(void);

/* Loads libgdal, once, and must be called before any other function here. NULL when it is there, else the reason. */
const char *CGDALLoad(void);
