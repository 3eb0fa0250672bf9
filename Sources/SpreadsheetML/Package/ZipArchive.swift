import CLibzip

#if canImport(Glibc)
    import Glibc
#endif

/// An open ZIP archive, read through libzip. Owns the handle: closing happens once, at the end of its life.
///
/// Data descriptors and ZIP64 are libzip's business. It is opened without consistency checks, which refuse files that
/// every spreadsheet program opens; what matters is checked by ``PackageReader``.
struct ZipArchive: ~Copyable {
    private let handle: OpaquePointer

    /// Opens an archive in a file.
    init(path: String) throws(SpreadsheetError) {
        var code: Int32 = 0
        guard let handle = zip_open(path, ZIP_RDONLY, &code) else { throw Self.refusal(code) }
        self.handle = handle
    }

    /// Opens an archive in memory; the bytes are copied, and freed with the archive.
    init(bytes: [UInt8]) throws(SpreadsheetError) {
        guard let copy = malloc(max(1, bytes.count)) else { throw Self.refusal(ZIP_ER_MEMORY) }
        bytes.withUnsafeBytes { raw in
            if let start = raw.baseAddress { copy.copyMemory(from: start, byteCount: raw.count) }
        }
        var error = zip_error_t()
        guard let source = zip_source_buffer_create(copy, zip_uint64_t(bytes.count), 1, &error) else {
            free(copy)
            throw Self.refusal(error.zip_err)
        }
        guard let handle = zip_open_from_source(source, ZIP_RDONLY, &error) else {
            zip_source_free(source)
            throw Self.refusal(error.zip_err)
        }
        self.handle = handle
    }

    deinit { zip_discard(handle) }

    /// How many entries the central directory lists.
    var count: Int { max(0, Int(zip_get_num_entries(handle, 0))) }

    /// The name of an entry, as it is stored; bytes that are not UTF-8 are replaced.
    func name(_ index: Int) -> String? {
        zip_get_name(handle, zip_uint64_t(index), zip_flags_t(ZIP_FL_ENC_RAW)).map { String(cString: $0) }
    }

    /// What the central directory says of an entry. Only hints: the sizes are not enforced by anyone.
    func hints(_ index: Int) -> (size: Int, compressed: Int, isEncrypted: Bool) {
        var stat = zip_stat_t()
        zip_stat_init(&stat)
        guard zip_stat_index(handle, zip_uint64_t(index), 0, &stat) == 0 else { return (0, 0, false) }
        return (
            Int(clamping: stat.size), Int(clamping: stat.comp_size), stat.encryption_method != ZIP_EM_NONE
        )
    }

    /// Opens an entry for reading. It must be closed before the archive is.
    func open(_ index: Int, part: String) throws(SpreadsheetError) -> ZipEntry {
        guard let file = zip_fopen_index(handle, zip_uint64_t(index), 0) else {
            throw Self.damage(part: part, zip_get_error(handle))
        }
        return ZipEntry(handle: file, part: part)
    }

    private static func refusal(_ code: Int32) -> SpreadsheetError {
        switch code {
        case ZIP_ER_NOENT:
            SpreadsheetError(.unreadable, "There is no such file.", hint: "Check the path.")
        case ZIP_ER_OPEN, ZIP_ER_READ:
            SpreadsheetError(.unreadable, "The file cannot be read.", hint: "Check the permissions of the file.")
        case ZIP_ER_NOZIP:
            SpreadsheetError(
                .notZip, "The file is not a ZIP archive, as a workbook is, or its end is missing.",
                hint: "Fetch it again: the download may have been cut short.")
        default:
            SpreadsheetError(
                .damaged, "The ZIP archive is damaged (\(message(code))).",
                hint: "Fetch the file again, or let a spreadsheet program repair it.")
        }
    }

    /// The error for an entry that cannot be read.
    fileprivate static func damage(part: String, _ error: UnsafeMutablePointer<zip_error_t>?) -> SpreadsheetError {
        let code = error?.pointee.zip_err ?? ZIP_ER_INTERNAL
        if code == ZIP_ER_NOPASSWD || code == ZIP_ER_WRONGPASSWD || code == ZIP_ER_ENCRNOTSUPP {
            return SpreadsheetError(
                .encrypted, "The archive is protected by a password.", part: part,
                hint: "Unpack it with the password, or ask for an unprotected copy.")
        }
        return SpreadsheetError(
            .damaged, "The part cannot be unpacked (\(message(code))).", part: part,
            hint: "Fetch the file again, or let a spreadsheet program repair it.")
    }

    private static func message(_ code: Int32) -> String {
        var error = zip_error_t()
        zip_error_init_with_code(&error, code)
        defer { zip_error_fini(&error) }
        return zip_error_strerror(&error).map { String(cString: $0) } ?? "error \(code)"
    }
}

/// An open entry of an archive. Owns the handle.
struct ZipEntry: ~Copyable {
    private let handle: OpaquePointer
    /// The part, for errors.
    let part: String

    fileprivate init(handle: OpaquePointer, part: String) {
        self.handle = handle
        self.part = part
    }

    deinit { zip_fclose(handle) }

    /// Inflates up to as many bytes as the buffer holds; 0 at the end, where the checksum has been verified.
    func read(into buffer: UnsafeMutableRawBufferPointer) throws(SpreadsheetError) -> Int {
        let count = zip_fread(handle, buffer.baseAddress, zip_uint64_t(buffer.count))
        guard count >= 0 else { throw ZipArchive.damage(part: part, zip_file_get_error(handle)) }
        return Int(count)
    }
}
