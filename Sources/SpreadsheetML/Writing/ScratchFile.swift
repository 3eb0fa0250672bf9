import CLibzip
import Glibc

/// A file without a name in the folder for temporary files, which libzip writes and reads as an archive.
///
/// Compressed parts wait here until the workbook is put together, so that memory stays bounded. As the file has no
/// name, nothing is left over whatever happens to the process. The handle closes with the last reference.
final class ScratchFile {
    private let descriptor: Int32
    private var readOffset: Int = 0
    private var writeOffset: Int = 0
    /// How many bytes the file holds.
    private(set) var count: Int = 0
    private var failure: Int32 = 0

    /// Opens an empty file in `TMPDIR`, or `/tmp` where that is not set.
    init() throws(SpreadsheetError) {
        let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
        var template = Array("\(folder)/tabularium.XXXXXX".utf8CString)
        let opened = mkstemp(&template)
        guard opened >= 0 else { throw .scratchFile(folder: folder, reason: String(cString: strerror(errno))) }
        unlink(template)
        _ = fcntl(opened, F_SETFD, FD_CLOEXEC)
        descriptor = opened
    }

    deinit { close(descriptor) }

    /// Hands the content out in order, in pieces.
    func forEachChunk(_ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
        defer { buffer.deallocate() }
        var offset = 0
        while offset < count {
            let got = pread(descriptor, buffer.baseAddress, buffer.count, offset)
            if got < 0, errno == EINTR { continue }
            guard got > 0 else {
                throw SpreadsheetError.scratchFile(folder: "", reason: String(cString: strerror(errno)))
            }
            try body(UnsafeRawBufferPointer(rebasing: buffer[0..<got]))
            offset += got
        }
    }

    /// A libzip source over this file, which keeps it open.
    func makeSource() throws(SpreadsheetError) -> OpaquePointer {
        let state = Unmanaged.passRetained(self)
        guard let source = zip_source_function_create(Self.callback, state.toOpaque(), nil) else {
            state.release()
            throw .archive(reason: "no memory for a source")
        }
        return source
    }

    private static let callback: zip_source_callback = { state, data, length, command in
        guard let state else { return -1 }
        let file = Unmanaged<ScratchFile>.fromOpaque(state)
        if command == ZIP_SOURCE_FREE {
            file.release()
            return 0
        }
        return file.takeUnretainedValue().perform(command, data, length)
    }

    private func perform(_ command: zip_source_cmd_t, _ data: UnsafeMutableRawPointer?, _ length: UInt64) -> Int64 {
        switch command {
        case ZIP_SOURCE_OPEN, ZIP_SOURCE_CLOSE:
            readOffset = 0
            return 0
        case ZIP_SOURCE_READ: return read(into: data, length)
        case ZIP_SOURCE_SEEK: return seek(&readOffset, within: count, data, length)
        case ZIP_SOURCE_TELL: return Int64(readOffset)
        case ZIP_SOURCE_BEGIN_WRITE, ZIP_SOURCE_REMOVE, ZIP_SOURCE_ROLLBACK_WRITE:
            writeOffset = 0
            count = 0
            return ftruncate(descriptor, 0) == 0 ? 0 : failed(errno)
        case ZIP_SOURCE_WRITE: return write(data, length)
        case ZIP_SOURCE_SEEK_WRITE: return seek(&writeOffset, within: count, data, length)
        case ZIP_SOURCE_TELL_WRITE: return Int64(writeOffset)
        case ZIP_SOURCE_COMMIT_WRITE: return 0
        case ZIP_SOURCE_STAT: return describe(data, length)
        case ZIP_SOURCE_ERROR: return reportError(data, length)
        case ZIP_SOURCE_SUPPORTS: return Self.supported
        default: return failed(EOPNOTSUPP)
        }
    }

    private func read(into data: UnsafeMutableRawPointer?, _ length: UInt64) -> Int64 {
        while true {
            let got = pread(descriptor, data, Int(clamping: length), readOffset)
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { return failed(errno) }
            readOffset += got
            return Int64(got)
        }
    }

    private func write(_ data: UnsafeMutableRawPointer?, _ length: UInt64) -> Int64 {
        var done = 0
        let total = Int(clamping: length)
        while done < total {
            let put = pwrite(descriptor, data?.advanced(by: done), total - done, writeOffset)
            if put < 0, errno == EINTR { continue }
            guard put > 0 else { return failed(errno) }
            done += put
            writeOffset += put
        }
        count = max(count, writeOffset)
        return Int64(total)
    }

    private func seek(
        _ offset: inout Int, within size: Int, _ data: UnsafeMutableRawPointer?, _ length: UInt64
    ) -> Int64 {
        var problem = zip_error_t()
        zip_error_init(&problem)
        defer { zip_error_fini(&problem) }
        let target = zip_source_seek_compute_offset(UInt64(offset), UInt64(size), data, length, &problem)
        guard target >= 0 else { return failed(EINVAL) }
        offset = Int(target)
        return 0
    }

    private func describe(_ data: UnsafeMutableRawPointer?, _ length: UInt64) -> Int64 {
        guard let data, length >= UInt64(MemoryLayout<zip_stat_t>.size) else { return failed(EINVAL) }
        let status = data.assumingMemoryBound(to: zip_stat_t.self)
        zip_stat_init(status)
        status.pointee.size = UInt64(count)
        status.pointee.valid = UInt64(ZIP_STAT_SIZE)
        return Int64(MemoryLayout<zip_stat_t>.size)
    }

    private func failed(_ code: Int32) -> Int64 {
        failure = code
        return -1
    }

    private func reportError(_ data: UnsafeMutableRawPointer?, _ length: UInt64) -> Int64 {
        guard let data else { return -1 }
        var problem = zip_error_t()
        zip_error_init(&problem)
        zip_error_set(&problem, ZIP_ER_WRITE, failure)
        defer { zip_error_fini(&problem) }
        return zip_error_to_data(&problem, data, length)
    }

    private static let supported: Int64 = [
        ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE,
        ZIP_SOURCE_SEEK, ZIP_SOURCE_TELL, ZIP_SOURCE_SUPPORTS, ZIP_SOURCE_BEGIN_WRITE, ZIP_SOURCE_COMMIT_WRITE,
        ZIP_SOURCE_ROLLBACK_WRITE, ZIP_SOURCE_WRITE, ZIP_SOURCE_SEEK_WRITE, ZIP_SOURCE_TELL_WRITE, ZIP_SOURCE_REMOVE,
    ].reduce(0) { $0 | (Int64(1) << Int64($1.rawValue)) }
}
