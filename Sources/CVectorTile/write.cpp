#include "include/CVectorTile.h"

#include <protozero/pbf_builder.hpp>

#include <exception>
#include <new>
#include <string>

namespace {

/* Field numbers of the Mapbox Vector Tile Specification 2.1, vector_tile.proto. */
enum class Tile : protozero::pbf_tag_type { layers = 3 };
enum class Layer : protozero::pbf_tag_type { name = 1, features = 2, keys = 3, values = 4, extent = 5, version = 15 };
enum class Feature : protozero::pbf_tag_type { id = 1, tags = 2, type = 3, geometry = 4 };
enum class Value : protozero::pbf_tag_type { text = 1, real = 3, integer = 6 };

template <typename Field>
void add(protozero::pbf_builder<Field> &message, Field field, const zegui_tile_layer &layer, zegui_tile_text text) {
    message.add_string(field, layer.texts + text.start, text.length);
}

void write(const zegui_tile_layer &layer, std::string &bytes) {
    protozero::pbf_builder<Tile> tile{bytes};
    protozero::pbf_builder<Layer> message{tile, Tile::layers};
    message.add_uint32(Layer::version, 2);
    add(message, Layer::name, layer, layer.name);
    message.add_uint32(Layer::extent, layer.extent);
    for (size_t i = 0; i < layer.feature_count; ++i) {
        const auto &given = layer.features[i];
        protozero::pbf_builder<Feature> feature{message, Layer::features};
        feature.add_uint64(Feature::id, given.id);
        const auto *tags = layer.tags + given.first_tag;
        feature.add_packed_uint32(Feature::tags, tags, tags + given.tag_count);
        feature.add_enum(Feature::type, static_cast<int32_t>(given.shape));
        const auto *commands = layer.commands + given.first_command;
        feature.add_packed_uint32(Feature::geometry, commands, commands + given.command_count);
    }
    for (size_t i = 0; i < layer.key_count; ++i) { add(message, Layer::keys, layer, layer.keys[i]); }
    for (size_t i = 0; i < layer.value_count; ++i) {
        const auto &given = layer.values[i];
        protozero::pbf_builder<Value> value{message, Layer::values};
        switch (given.kind) {
        case ZEGUI_TILE_TEXT: add(value, Value::text, layer, given.text); break;
        case ZEGUI_TILE_INTEGER: value.add_sint64(Value::integer, given.integer); break;
        case ZEGUI_TILE_REAL: value.add_double(Value::real, given.real); break;
        }
    }
}

} // namespace

const char *zegui_tile_write(const zegui_tile_layer *layer, zegui_tile_taker take, void *context) {
    try {
        std::string bytes;
        write(*layer, bytes);
        take(context, reinterpret_cast<const uint8_t *>(bytes.data()), bytes.size());
        return nullptr;
    } catch (const std::bad_alloc &) {
        return "no memory left";
    } catch (const std::exception &) {
        return "protozero refused the tile";
    }
}
