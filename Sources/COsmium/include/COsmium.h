/* OpenStreetMap files through libosmium, behind plain C: no exception and no C++ type passes this line. */
#ifndef ZEGUI_COSMIUM_H
#define ZEGUI_COSMIUM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* An object is kept when it has one of these tags; `value` NULL means any. */
typedef struct {
    const char *key;
    const char *value;
} zegui_osm_tag;

typedef struct {
    const zegui_osm_tag *ways, *areas, *nodes;
    size_t way_count, area_count, node_count;
    /* Keys whose values are given back. */
    const char *const *keys;
    size_t key_count;
    /* Told how far reading is, from 0 to 1; reading stops when it says false. */
    bool (*progress)(void *context, double share);
    void *context;
} zegui_osm_wanted;

typedef enum {
    ZEGUI_OSM_FINE = 0,
    ZEGUI_OSM_UNREADABLE = 1,   /* `message` says why, in libosmium's words */
    ZEGUI_OSM_STOPPED = 2,      /* by `progress` */
    ZEGUI_OSM_OFF_EARTH = 3,    /* `node` lies nowhere on Earth */
    ZEGUI_OSM_TOO_LARGE = 4,    /* unpacks to more than `limit` bytes, or has more than fits in memory */
    ZEGUI_OSM_VERSIONS = 5      /* a history or change file */
} zegui_osm_failure;

/* Key and value are numbers of texts. */
typedef struct {
    uint32_t key, value;
} zegui_osm_tag_number;

typedef struct {
    int64_t id;
    size_t first_node, node_count; /* in `refs` */
    size_t first_tag, tag_count;   /* in `tags` */
} zegui_osm_way;

typedef struct {
    int64_t id;
    double longitude, latitude; /* degrees */
    size_t first_tag, tag_count;
} zegui_osm_node;

typedef struct {
    int64_t id;
    bool is_relation;
    size_t first_ring, ring_count; /* none where it does not close */
    size_t first_tag, tag_count;
} zegui_osm_area;

typedef struct {
    size_t first_point, point_count; /* in `points`, the last repeats the first */
    bool is_outer;                   /* else a hole in the outer ring before it */
} zegui_osm_ring;

typedef struct {
    double longitude, latitude;
} zegui_osm_point;

/* All sorted by id. The texts are UTF-8 and end in NUL. */
typedef struct {
    zegui_osm_failure failure;
    const char *message;
    int64_t node;
    uint64_t limit;

    const zegui_osm_way *ways;
    size_t way_count;
    /* Nodes of ways, as numbers in `places`. */
    const uint32_t *refs;
    /* Ids of the nodes of ways, ascending, and where they lie; not a number where the file does not have them. */
    const int64_t *place_ids;
    const zegui_osm_point *places;
    size_t place_count;
    const zegui_osm_node *nodes;
    size_t node_count;
    const zegui_osm_area *areas;
    size_t area_count;
    const zegui_osm_ring *rings;
    const zegui_osm_point *points;
    const zegui_osm_tag_number *tags;
    const char *const *texts;
    size_t text_count;
    /* Objects of the same id as another, of which the newer stands. */
    size_t repeated_nodes, repeated_ways;
    /* Ways with an area's tags that are not closed. */
    size_t open_ways;

    void *owner;
} zegui_osm_content;

/* Reads a file. `format` is libosmium's word: pbf, osm, osm.gz, osm.bz2, o5m. Never NULL but without memory;
 * to be freed with zegui_osm_free. */
zegui_osm_content *zegui_osm_read(const char *path, const char *format, const zegui_osm_wanted *wanted);
void zegui_osm_free(zegui_osm_content *content);

#ifdef __cplusplus
}
#endif
#endif
