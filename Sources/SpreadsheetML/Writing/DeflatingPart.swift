import CLibzip
import Glibc

/// One long part that is compressed on a thread of its own while it is still being written.
///
/// libzip compresses when it closes an archive, and pulls the data from a source. So the thread opens an archive of
/// this one part in a ``ScratchFile`` and closes it at once, with a source that waits for blocks from a ``BlockPipe``.
/// The finished workbook takes the compressed member over as it is.
final class DeflatingPart {
    private let pipe = BlockPipe(capacity: 4)
    private let work: Work
    private var thread = pthread_t()
    private var isRunning = false

    /// Starts the thread.
    init(name: String, level: UInt32) throws(SpreadsheetError) {
        work = Work(name: name, level: level, pipe: pipe, scratch: try ScratchFile())
        let state = Unmanaged.passRetained(work)
        let code = pthread_create(
            &thread, nil,
            { state in
                guard let state else { return nil }
                Unmanaged<Work>.fromOpaque(state).takeRetainedValue().run()
                return nil
            }, state.toOpaque())
        guard code == 0 else {
            state.release()
            throw .archive(reason: String(cString: strerror(code)))
        }
        isRunning = true
    }

    deinit {
        if isRunning {
            pipe.abandon()
            pthread_join(thread, nil)
        }
    }

    /// Hands a full block over; an empty one comes back.
    func exchange(_ block: ByteBlock) throws(SpreadsheetError) -> ByteBlock {
        if let empty = pipe.exchange(block) { return empty }
        _ = try finish()
        throw .archive(reason: "compressing stopped")
    }

    /// Waits until the part is compressed, and gives the archive that holds it as its only member.
    func finish() throws(SpreadsheetError) -> ScratchFile {
        pipe.close()
        if isRunning {
            isRunning = false
            pthread_join(thread, nil)
        }
        if let failure = work.failure { throw failure }
        return work.scratch
    }

    /// What the thread does. Only the thread touches it until it is joined.
    private final class Work {
        let name: String
        let level: UInt32
        let pipe: BlockPipe
        let scratch: ScratchFile
        var failure: SpreadsheetError?
        private var block: ByteBlock?
        private var offset = 0

        init(name: String, level: UInt32, pipe: BlockPipe, scratch: ScratchFile) {
            self.name = name
            self.level = level
            self.pipe = pipe
            self.scratch = scratch
        }

        func run() {
            do throws(SpreadsheetError) {
                var archive = try ArchiveWriter(scratch, level: level)
                let state = Unmanaged.passRetained(self)
                guard let source = zip_source_function_create(Self.callback, state.toOpaque(), nil) else {
                    state.release()
                    throw .archive(reason: "no memory for a source")
                }
                try archive.add(name, source)
                try archive.close()
            } catch {
                failure = error
                pipe.abandon()
            }
        }

        private static let callback: zip_source_callback = { state, data, length, command in
            guard let state else { return -1 }
            let work = Unmanaged<Work>.fromOpaque(state)
            switch command {
            case ZIP_SOURCE_OPEN, ZIP_SOURCE_CLOSE: return 0
            case ZIP_SOURCE_READ: return work.takeUnretainedValue().read(into: data, Int(clamping: length))
            case ZIP_SOURCE_STAT:
                guard let data else { return -1 }
                zip_stat_init(data.assumingMemoryBound(to: zip_stat_t.self))
                return Int64(MemoryLayout<zip_stat_t>.size)
            case ZIP_SOURCE_ERROR:
                guard let data else { return -1 }
                var problem = zip_error_t()
                zip_error_init(&problem)
                zip_error_set(&problem, ZIP_ER_READ, ECANCELED)
                defer { zip_error_fini(&problem) }
                return zip_error_to_data(&problem, data, length)
            case ZIP_SOURCE_FREE:
                work.release()
                return 0
            case ZIP_SOURCE_SUPPORTS: return supported
            default: return -1
            }
        }

        private func read(into data: UnsafeMutableRawPointer?, _ length: Int) -> Int64 {
            while block == nil || offset >= (block?.count ?? 0) {
                let used = block
                block = nil
                switch pipe.next(returning: used) {
                case .block(let next):
                    block = next
                    offset = 0
                case .end: return 0
                case .abandoned: return -1
                }
            }
            guard let block, let data else { return -1 }
            let count = min(length, block.count - offset)
            data.copyMemory(from: block.bytes + offset, byteCount: count)
            offset += count
            return Int64(count)
        }

        private static let supported: Int64 = [
            ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE,
            ZIP_SOURCE_SUPPORTS,
        ].reduce(0) { $0 | (Int64(1) << Int64($1.rawValue)) }
    }
}
