/* Bounds what a packed file may unpack to, so that a small one cannot fill the memory: the limits of GDALInterop's
 * UnpackingLimit. OpenStreetMap's XML is packed 10 to 20 times. */
#pragma once

#include <osmium/io/compression.hpp>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <stdexcept>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace zegui {

struct unpacks_too_large : public std::runtime_error {
    uint64_t limit;
    explicit unpacks_too_large(uint64_t limit) : std::runtime_error("unpacks to too much"), limit(limit) {}
};

class LimitedDecompressor final : public osmium::io::Decompressor {
    static constexpr uint64_t always = 64ULL << 20U;
    static constexpr uint64_t most_times = 200;

    std::unique_ptr<osmium::io::Decompressor> inner;
    int fd;
    uint64_t limit = always;
    uint64_t unpacked = 0;

public:
    LimitedDecompressor(int fd, osmium::io::Decompressor *inner) : inner(inner), fd(fd) {
        struct stat status {};
        if (::fstat(fd, &status) == 0 && status.st_size > 0) {
            limit = std::max(always, most_times * static_cast<uint64_t>(status.st_size));
        }
    }

    std::string read() override {
        std::string piece = inner->read();
        unpacked += piece.size();
        if (unpacked > limit) { throw unpacks_too_large{limit}; }
        const auto offset = ::lseek(fd, 0, SEEK_CUR);
        if (offset > 0) { set_offset(static_cast<std::size_t>(offset)); }
        return piece;
    }

    void close() override { inner->close(); }
};

osmium::io::Decompressor *limited_gzip(int fd);
osmium::io::Decompressor *limited_bzip2(int fd);

/* libosmium keeps what is registered first: this stands before its own headers for gzip and bzip2. */
const bool registered = [] {
    using namespace osmium::io;
    const auto never_written = [](int, osmium::io::fsync) -> Compressor * {
        throw osmium::unsupported_file_format_error{"writing is not supported"};
    };
    const auto never_buffered = [](const char *, std::size_t) -> Decompressor * {
        throw osmium::unsupported_file_format_error{"buffers are not supported"};
    };
    auto &factory = CompressionFactory::instance();
    const bool gzip = factory.register_compression(file_compression::gzip, never_written, limited_gzip, never_buffered);
    const bool bzip2 =
        factory.register_compression(file_compression::bzip2, never_written, limited_bzip2, never_buffered);
    return gzip && bzip2;
}();

} // namespace zegui

#include <osmium/io/bzip2_compression.hpp>
#include <osmium/io/gzip_compression.hpp>

namespace zegui {

inline osmium::io::Decompressor *limited_gzip(int fd) {
    return new LimitedDecompressor{fd, new osmium::io::GzipDecompressor{fd}};
}

inline osmium::io::Decompressor *limited_bzip2(int fd) {
    return new LimitedDecompressor{fd, new osmium::io::Bzip2Decompressor{fd}};
}

} // namespace zegui
