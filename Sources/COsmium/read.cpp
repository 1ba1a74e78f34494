#include "include/COsmium.h"
#include "limited_compression.hpp"

#include <osmium/area/assembler.hpp>
#include <osmium/io/o5m_input.hpp>
#include <osmium/io/pbf_input.hpp>
#include <osmium/io/reader.hpp>
#include <osmium/io/xml_input.hpp>
#include <osmium/osm.hpp>

#include <cmath>
#include <cstring>
#include <deque>
#include <limits>
#include <new>
#include <string>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace {

using osmium::object_id_type;
constexpr double nowhere = std::numeric_limits<double>::quiet_NaN();

struct Stopped {};
struct HasVersions {};
struct OffEarth {
    object_id_type node;
};

/* Which tags are asked for: all values of some keys, and some values of others. */
class TagFilter {
    struct Values {
        bool any = false;
        std::vector<std::string> some;
    };
    std::unordered_map<std::string, Values> keys;

public:
    TagFilter(const zegui_osm_tag *tags, size_t count) {
        for (size_t i = 0; i < count; ++i) {
            auto &values = keys[tags[i].key];
            if (tags[i].value) {
                values.some.emplace_back(tags[i].value);
            } else {
                values.any = true;
            }
        }
    }

    bool empty() const { return keys.empty(); }

    /* A value like `1;2` is taken when one of the wanted values is within it: Swift looks closer. */
    bool matches(const osmium::TagList &tags) const {
        std::string key;
        for (const auto &tag : tags) {
            key = tag.key();
            const auto found = keys.find(key);
            if (found == keys.end()) { continue; }
            if (found->second.any) { return true; }
            for (const auto &value : found->second.some) {
                if (value == tag.value()) { return true; }
                if (std::strchr(tag.value(), ';') && std::strstr(tag.value(), value.c_str())) { return true; }
            }
        }
        return false;
    }
};

/* A way as it is kept while reading: its tags by number. */
struct KeptWay {
    object_id_type id;
    uint32_t version;
    std::vector<object_id_type> refs;
    std::vector<zegui_osm_tag_number> tags;
};

struct KeptNode {
    object_id_type id;
    uint32_t version;
    osmium::Location location;
    std::vector<zegui_osm_tag_number> tags;
};

bool operator<(const zegui_osm_tag_number &a, const zegui_osm_tag_number &b) {
    return std::tie(a.key, a.value) < std::tie(b.key, b.value);
}

class Extract {
public:
    zegui_osm_content content{};
    std::string message;

    explicit Extract(const zegui_osm_wanted &wanted)
        : wanted(wanted), wanted_ways(wanted.ways, wanted.way_count), areas(wanted.areas, wanted.area_count),
          tagged(wanted.nodes, wanted.node_count) {
        for (size_t i = 0; i < wanted.key_count; ++i) { keys.emplace(wanted.keys[i], number(wanted.keys[i])); }
    }

    void read(const std::string &path, const std::string &format) {
        const osmium::io::File file{path, format};
        passes = areas.empty() ? 2 : 3;
        if (!areas.empty()) { pass(file, osmium::osm_entity_bits::relation); }
        std::sort(members.begin(), members.end());
        members.erase(std::unique(members.begin(), members.end()), members.end());
        pass(file, osmium::osm_entity_bits::way);
        settle_ways();
        pass(file, osmium::osm_entity_bits::node);
        settle_nodes();
        assemble();
        publish();
    }

private:
    const zegui_osm_wanted &wanted;
    TagFilter wanted_ways, areas, tagged;
    int passes = 2;
    int passed = 0;

    std::unordered_map<std::string, uint32_t> keys;
    std::unordered_map<std::string, uint32_t> numbers;
    std::deque<std::string> words;
    std::vector<const char *> texts;

    std::vector<KeptWay> kept_ways;
    std::vector<KeptNode> kept_nodes;
    /* Relations and the ways of areas, as libosmium's assembler wants them. */
    osmium::memory::Buffer relations{1U << 16U, osmium::memory::Buffer::auto_grow::yes};
    osmium::memory::Buffer area_ways{1U << 16U, osmium::memory::Buffer::auto_grow::yes};
    std::vector<object_id_type> members;

    std::vector<int64_t> place_ids;
    std::vector<zegui_osm_point> places;
    std::vector<uint32_t> place_versions;
    std::vector<zegui_osm_way> ways;
    std::vector<uint32_t> refs;
    std::vector<zegui_osm_node> nodes;
    std::vector<zegui_osm_area> found_areas;
    std::vector<zegui_osm_ring> rings;
    std::vector<zegui_osm_point> points;
    std::vector<zegui_osm_tag_number> tags;
    size_t cursor = 0;

    uint32_t number(const char *text) {
        const auto [found, is_new] = numbers.try_emplace(text, static_cast<uint32_t>(texts.size()));
        if (is_new) {
            words.emplace_back(text);
            texts.push_back(words.back().c_str());
        }
        return found->second;
    }

    std::vector<zegui_osm_tag_number> kept_tags(const osmium::TagList &list) {
        std::vector<zegui_osm_tag_number> kept;
        std::string key;
        for (const auto &tag : list) {
            key = tag.key();
            const auto found = keys.find(key);
            if (found != keys.end()) { kept.push_back({found->second, number(tag.value())}); }
        }
        return kept;
    }

    void pass(const osmium::io::File &file, osmium::osm_entity_bits::type entities) {
        osmium::io::Reader reader{file, entities};
        if (reader.header().has_multiple_object_versions()) { throw HasVersions{}; }
        const auto size = reader.file_size();
        while (const auto buffer = reader.read()) {
            for (const auto &object : buffer.select<osmium::OSMObject>()) {
                if (!object.visible()) { continue; }
                switch (object.type()) {
                case osmium::item_type::relation: take(static_cast<const osmium::Relation &>(object)); break;
                case osmium::item_type::way: take(static_cast<const osmium::Way &>(object)); break;
                case osmium::item_type::node: take(static_cast<const osmium::Node &>(object)); break;
                default: break;
                }
            }
            tell(size == 0 ? 0 : static_cast<double>(reader.offset()) / static_cast<double>(size));
        }
        reader.close();
        ++passed;
        tell(0);
    }

    void tell(double share) const {
        const double whole = (passed + std::min(share, 1.0)) / passes;
        if (wanted.progress && !wanted.progress(wanted.context, std::min(whole, 1.0))) { throw Stopped{}; }
    }

    void take(const osmium::Relation &relation) {
        const char *type = relation.tags().get_value_by_key("type", "");
        if (std::strcmp(type, "multipolygon") != 0 && std::strcmp(type, "boundary") != 0) { return; }
        if (!areas.matches(relation.tags())) { return; }
        relations.add_item(relation);
        relations.commit();
        for (const auto &member : relation.members()) {
            if (member.type() == osmium::item_type::way) { members.push_back(member.ref()); }
        }
    }

    void take(const osmium::Way &way) {
        const bool is_area = areas.matches(way.tags());
        if (is_area || std::binary_search(members.begin(), members.end(), way.id())) {
            area_ways.add_item(way);
            area_ways.commit();
        }
        if (!wanted_ways.matches(way.tags())) { return; }
        KeptWay kept{way.id(), way.version(), {}, kept_tags(way.tags())};
        kept.refs.reserve(way.nodes().size());
        for (const auto &node : way.nodes()) { kept.refs.push_back(node.ref()); }
        kept_ways.push_back(std::move(kept));
    }

    void take(const osmium::Node &node) {
        const auto location = node.location();
        if (location.is_defined()) {
            if (const auto found = place(node.id()); found != place_ids.size()) { put(found, node); }
        }
        if (tagged.matches(node.tags()) && location.is_defined()) {
            if (!location.valid()) { throw OffEarth{node.id()}; }
            kept_nodes.push_back({node.id(), node.version(), location, kept_tags(node.tags())});
        }
    }

    /* The number of a node's id; `place_ids.size()` where no way uses it. Files are mostly sorted by id. */
    size_t place(object_id_type id) {
        if (cursor < place_ids.size() && place_ids[cursor] < id) {
            size_t steps = 8;
            while (steps > 0 && cursor < place_ids.size() && place_ids[cursor] < id) { ++cursor, --steps; }
        }
        if (cursor >= place_ids.size() || place_ids[cursor] != id) {
            if (cursor < place_ids.size() && place_ids[cursor] > id && cursor > 0 && place_ids[cursor - 1] < id) {
                return place_ids.size();
            }
            cursor = static_cast<size_t>(std::lower_bound(place_ids.begin(), place_ids.end(), id) - place_ids.begin());
        }
        return cursor < place_ids.size() && place_ids[cursor] == id ? cursor : place_ids.size();
    }

    /* Of two nodes of one id the newer stands; of one version, the more western, then the more southern. */
    void put(size_t found, const osmium::Node &node) {
        const auto location = node.location();
        if (!location.valid()) { throw OffEarth{node.id()}; }
        const zegui_osm_point point{location.lon(), location.lat()};
        if (!std::isnan(places[found].longitude)) {
            ++content.repeated_nodes;
            const auto held = places[found];
            if (node.version() < place_versions[found]) { return; }
            if (node.version() == place_versions[found] &&
                std::tie(held.longitude, held.latitude) <= std::tie(point.longitude, point.latitude)) {
                return;
            }
        }
        places[found] = point;
        place_versions[found] = node.version();
    }

    void settle_ways() {
        // Of two ways of one id the newer comes first; of one version, the one with more nodes.
        std::sort(kept_ways.begin(), kept_ways.end(), [](const KeptWay &a, const KeptWay &b) {
            if (a.id != b.id) { return a.id < b.id; }
            if (a.version != b.version) { return a.version > b.version; }
            if (a.refs.size() != b.refs.size()) { return a.refs.size() > b.refs.size(); }
            return a.refs < b.refs;
        });
        const auto end = std::unique(kept_ways.begin(), kept_ways.end(),
                                     [](const KeptWay &a, const KeptWay &b) { return a.id == b.id; });
        content.repeated_ways = static_cast<size_t>(kept_ways.end() - end);
        kept_ways.erase(end, kept_ways.end());
        for (const auto &way : kept_ways) { place_ids.insert(place_ids.end(), way.refs.begin(), way.refs.end()); }
        for (const auto &way : area_ways.select<osmium::Way>()) {
            for (const auto &node : way.nodes()) { place_ids.push_back(node.ref()); }
        }
        std::sort(place_ids.begin(), place_ids.end());
        place_ids.erase(std::unique(place_ids.begin(), place_ids.end()), place_ids.end());
        if (place_ids.size() >= std::numeric_limits<uint32_t>::max()) { throw std::bad_alloc{}; }
        places.assign(place_ids.size(), {nowhere, nowhere});
        place_versions.assign(place_ids.size(), 0);
        for (auto &way : kept_ways) {
            ways.push_back({way.id, refs.size(), way.refs.size(), tags.size(), way.tags.size()});
            for (const auto id : way.refs) {
                refs.push_back(static_cast<uint32_t>(
                    std::lower_bound(place_ids.begin(), place_ids.end(), id) - place_ids.begin()));
            }
            tags.insert(tags.end(), way.tags.begin(), way.tags.end());
        }
        kept_ways = {};
    }

    void settle_nodes() {
        std::sort(kept_nodes.begin(), kept_nodes.end(), [](const KeptNode &a, const KeptNode &b) {
            if (a.id != b.id) { return a.id < b.id; }
            if (a.version != b.version) { return a.version > b.version; }
            return a.location < b.location;
        });
        for (const auto &node : kept_nodes) {
            if (!nodes.empty() && nodes.back().id == node.id) { continue; }
            nodes.push_back({node.id, node.location.lon(), node.location.lat(), tags.size(), node.tags.size()});
            tags.insert(tags.end(), node.tags.begin(), node.tags.end());
        }
        kept_nodes = {};
    }

    void assemble() {
        std::vector<osmium::Way *> sorted;
        for (auto &way : area_ways.select<osmium::Way>()) {
            for (auto &node : way.nodes()) {
                const auto found = std::lower_bound(place_ids.begin(), place_ids.end(), node.ref());
                const auto point = places[static_cast<size_t>(found - place_ids.begin())];
                node.set_location(std::isnan(point.longitude) ? osmium::Location{}
                                                              : osmium::Location{point.longitude, point.latitude});
            }
            sorted.push_back(&way);
        }
        std::sort(sorted.begin(), sorted.end(), [](const osmium::Way *a, const osmium::Way *b) {
            if (a->id() != b->id()) { return a->id() < b->id(); }
            if (a->version() != b->version()) { return a->version() > b->version(); }
            return a->nodes().size() > b->nodes().size();
        });
        sorted.erase(std::unique(sorted.begin(), sorted.end(),
                                 [](const osmium::Way *a, const osmium::Way *b) { return a->id() == b->id(); }),
                     sorted.end());
        osmium::area::AssemblerConfig config;
        config.create_empty_areas = false;
        for (const auto *way : sorted) {
            if (!areas.matches(way->tags()) || way->tags().has_tag("area", "no")) { continue; }
            if (way->nodes().size() < 4 || !way->ends_have_same_id()) {
                ++content.open_ways;
                continue;
            }
            osmium::memory::Buffer made{1U << 12U, osmium::memory::Buffer::auto_grow::yes};
            osmium::area::Assembler assembler{config};
            add(way->id(), false, way->tags(), assembler(*way, made), made);
        }
        std::vector<const osmium::Relation *> in_order;
        for (const auto &relation : relations.select<osmium::Relation>()) { in_order.push_back(&relation); }
        std::sort(in_order.begin(), in_order.end(), [](const auto *a, const auto *b) {
            return std::make_tuple(a->id(), ~a->version()) < std::make_tuple(b->id(), ~b->version());
        });
        for (size_t i = 0; i < in_order.size(); ++i) {
            if (i > 0 && in_order[i - 1]->id() == in_order[i]->id()) { continue; }
            assemble(*in_order[i], sorted, config);
        }
    }

    void assemble(const osmium::Relation &relation, const std::vector<osmium::Way *> &sorted,
                  const osmium::area::AssemblerConfig &config) {
        std::vector<const osmium::Way *> outline;
        // The assembler pairs the ways with the relation's members of type way: none may be missing.
        bool is_whole = true;
        for (const auto &member : relation.members()) {
            if (member.type() != osmium::item_type::way) { continue; }
            const auto found =
                std::lower_bound(sorted.begin(), sorted.end(), member.ref(),
                                 [](const osmium::Way *way, object_id_type id) { return way->id() < id; });
            if (found == sorted.end() || (*found)->id() != member.ref()) {
                is_whole = false;
                break;
            }
            outline.push_back(*found);
        }
        osmium::memory::Buffer made{1U << 12U, osmium::memory::Buffer::auto_grow::yes};
        osmium::area::Assembler assembler{config};
        const bool closes = is_whole && !outline.empty() && assembler(relation, outline, made);
        add(relation.id(), true, relation.tags(), closes, made);
    }

    void add(object_id_type id, bool is_relation, const osmium::TagList &list, bool closes,
             const osmium::memory::Buffer &made) {
        zegui_osm_area area{id, is_relation, rings.size(), 0, tags.size(), 0};
        if (closes) {
            for (const auto &shape : made.select<osmium::Area>()) {
                for (const auto &outer : shape.outer_rings()) {
                    add(outer, true);
                    for (const auto &inner : shape.inner_rings(outer)) { add(inner, false); }
                }
            }
        }
        area.ring_count = rings.size() - area.first_ring;
        const auto kept = kept_tags(list);
        tags.insert(tags.end(), kept.begin(), kept.end());
        area.tag_count = kept.size();
        found_areas.push_back(area);
    }

    void add(const osmium::NodeRefList &ring, bool is_outer) {
        rings.push_back({points.size(), ring.size(), is_outer});
        for (const auto &node : ring) { points.push_back({node.location().lon(), node.location().lat()}); }
    }

    void publish() {
        content.ways = ways.data();
        content.way_count = ways.size();
        content.refs = refs.data();
        content.place_ids = place_ids.data();
        content.places = places.data();
        content.place_count = places.size();
        content.nodes = nodes.data();
        content.node_count = nodes.size();
        content.areas = found_areas.data();
        content.area_count = found_areas.size();
        content.rings = rings.data();
        content.points = points.data();
        content.tags = tags.data();
        content.texts = texts.data();
        content.text_count = texts.size();
    }
};

} // namespace

extern "C" zegui_osm_content *zegui_osm_read(const char *path, const char *format, const zegui_osm_wanted *wanted) {
    Extract *extract = nullptr;
    try {
        extract = new Extract{*wanted};
        extract->content.owner = extract;
    } catch (...) {
        delete extract;
        return nullptr;
    }
    auto &content = extract->content;
    content.message = "";
    try {
        extract->read(path, format);
    } catch (const Stopped &) {
        content.failure = ZEGUI_OSM_STOPPED;
    } catch (const HasVersions &) {
        content.failure = ZEGUI_OSM_VERSIONS;
    } catch (const OffEarth &error) {
        content.failure = ZEGUI_OSM_OFF_EARTH;
        content.node = error.node;
    } catch (const zegui::unpacks_too_large &error) {
        content.failure = ZEGUI_OSM_TOO_LARGE;
        content.limit = error.limit;
    } catch (const std::bad_alloc &) {
        content.failure = ZEGUI_OSM_TOO_LARGE;
    } catch (const std::exception &error) {
        content.failure = ZEGUI_OSM_UNREADABLE;
        try {
            extract->message = error.what();
            content.message = extract->message.c_str();
        } catch (...) { content.message = "no memory"; }
    } catch (...) { content.failure = ZEGUI_OSM_UNREADABLE; }
    return &content;
}

extern "C" void zegui_osm_free(zegui_osm_content *content) {
    if (content) { delete static_cast<Extract *>(content->owner); }
}
