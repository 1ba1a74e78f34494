/* Mapbox Vector Tiles through protozero, behind plain C: no exception and no C++ type passes this line. */
#ifndef ZEGUI_CVECTORTILE_H
#define ZEGUI_CVECTORTILE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* UTF-8 in `texts` of the layer. */
typedef struct {
    size_t start, length;
} zegui_tile_text;

typedef enum { ZEGUI_TILE_TEXT, ZEGUI_TILE_INTEGER, ZEGUI_TILE_REAL } zegui_tile_kind;

typedef struct {
    zegui_tile_kind kind;
    zegui_tile_text text;
    int64_t integer;
    double real;
} zegui_tile_value;

/* As the specification numbers them. */
typedef enum { ZEGUI_TILE_POINTS = 1, ZEGUI_TILE_LINES = 2, ZEGUI_TILE_POLYGONS = 3 } zegui_tile_shape;

typedef struct {
    uint64_t id;
    zegui_tile_shape shape;
    size_t first_command, command_count; /* in `commands` */
    size_t first_tag, tag_count;         /* in `tags` */
} zegui_tile_feature;

typedef struct {
    zegui_tile_text name;
    uint32_t extent;
    const char *texts;
    const zegui_tile_text *keys;
    size_t key_count;
    const zegui_tile_value *values;
    size_t value_count;
    /* Numbers of a key and a value in turn. */
    const uint32_t *tags;
    /* Commands and their parameters, as the specification encodes them. */
    const uint32_t *commands;
    const zegui_tile_feature *features;
    size_t feature_count;
} zegui_tile_layer;

/* Called once with the tile's bytes, which are gone afterwards. */
typedef void (*zegui_tile_taker)(void *context, const uint8_t *bytes, size_t count);

/* Writes a tile of one layer, version 2 of the format. NULL, or why it could not be written, in static memory. */
const char *zegui_tile_write(const zegui_tile_layer *layer, zegui_tile_taker take, void *context);

#ifdef __cplusplus
}
#endif
#endif
