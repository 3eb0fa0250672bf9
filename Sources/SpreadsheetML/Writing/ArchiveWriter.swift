import CLibzip
import Glibc

/// A ZIP archive in the making: the physical package of ECMA-376 part 2, annex B.
///
/// Entries appear in the order they are added, each with the same fixed time, so that the same parts give the same
/// bytes. Everything is written by ``close()``.
struct ArchiveWriter: ~Copyable {
    private let archive: OpaquePointer
    private let level: UInt32
    /// Archives whose members are copied; libzip reads them while it closes.
    private var donors: [OpaquePointer] = []
    private var isClosed = false

    /// An empty archive that will be written to `target`, compressed at a level of zlib, 1 to 9.
    init(_ target: ScratchFile, level: UInt32) throws(SpreadsheetError) {
        let source = try target.makeSource()
        var problem = zip_error_t()
        zip_error_init(&problem)
        defer { zip_error_fini(&problem) }
        guard let opened = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, &problem) else {
            zip_source_free(source)
            throw .archive(reason: String(cString: zip_error_strerror(&problem)))
        }
        archive = opened
        self.level = level
    }

    deinit {
        if !isClosed { zip_discard(archive) }
        for donor in donors { zip_discard(donor) }
    }

    /// Adds a part that is in memory.
    mutating func add(_ name: String, _ pieces: [UnsafeRawBufferPointer]) throws(SpreadsheetError) {
        let total = pieces.reduce(0) { $0 + $1.count }
        // libzip frees what it is given with free(3).
        guard let copy = malloc(max(1, total)) else { throw .archive(reason: "no memory for \(name)") }
        var offset = 0
        for piece in pieces {
            if let base = piece.baseAddress { copy.advanced(by: offset).copyMemory(from: base, byteCount: piece.count) }
            offset += piece.count
        }
        guard let source = zip_source_buffer(archive, copy, UInt64(total), 1) else {
            free(copy)
            throw .archive(reason: reason)
        }
        try add(name, source)
    }

    /// Adds the only member of another archive, without compressing it again.
    mutating func add(_ name: String, copying scratch: ScratchFile) throws(SpreadsheetError) {
        let from = try scratch.makeSource()
        guard let donor = zip_open_from_source(from, ZIP_RDONLY, nil) else {
            zip_source_free(from)
            throw .archive(reason: "the compressed \(name) cannot be read back")
        }
        donors.append(donor)
        guard let source = zip_source_zip(archive, donor, 0, zip_flags_t(ZIP_FL_COMPRESSED), 0, -1) else {
            throw .archive(reason: reason)
        }
        try add(name, source)
    }

    /// Adds a part from a source, which belongs to libzip from now on.
    mutating func add(_ name: String, _ source: OpaquePointer) throws(SpreadsheetError) {
        let index = zip_file_add(archive, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
        guard index >= 0 else {
            zip_source_free(source)
            throw .archive(reason: reason)
        }
        // 1980-01-01, the first day that the format can hold: an archive must not tell when it was made.
        guard zip_set_file_compression(archive, UInt64(index), ZIP_CM_DEFLATE, level) == 0,
            zip_file_set_dostime(archive, UInt64(index), 0, 1 << 5 | 1, 0) == 0
        else { throw .archive(reason: reason) }
    }

    /// Compresses and writes everything.
    consuming func close() throws(SpreadsheetError) {
        guard zip_close(archive) == 0 else { throw .archive(reason: reason) }
        isClosed = true
    }

    private var reason: String { String(cString: zip_error_strerror(zip_get_error(archive))) }
}
