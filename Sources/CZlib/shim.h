#include <zlib.h>

/* A macro in zlib.h. 15 bits of window and 16 more: with the head and the tail of gzip (RFC 1952). */
static inline int zegui_gzip_begin(z_stream *stream, int level) {
  return deflateInit2(stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
}
