import ConversionGraph
import DisclosureModel
import Glibc

/// The reader of standard output has gone away: nothing is wrong, and nothing more is to be written.
public struct ClosedPipe: Error {}

/// A sink that writes to an open file, pipe or device through a buffer of 64 KiB.
struct DescriptorSink: ByteSink {
    let descriptor: Int32
    /// The name of the output, for messages.
    let name: String
    private var buffer: [UInt8] = []

    private static let capacity = 1 << 16

    init(descriptor: Int32, name: String) {
        self.descriptor = descriptor
        self.name = name
        buffer.reserveCapacity(Self.capacity)
    }

    mutating func write(_ bytes: UnsafeRawBufferPointer) throws {
        if buffer.count + bytes.count <= Self.capacity {
            buffer.append(contentsOf: bytes)
            return
        }
        try flush()
        if bytes.count < Self.capacity { buffer.append(contentsOf: bytes) } else { try send(bytes) }
    }

    /// Writes what the buffer holds.
    mutating func flush() throws {
        try buffer.withUnsafeBytes { try send($0) }
        buffer.removeAll(keepingCapacity: true)
    }

    private func send(_ bytes: UnsafeRawBufferPointer) throws {
        var rest = bytes
        while !rest.isEmpty {
            let count = Glibc.write(descriptor, rest.baseAddress, rest.count)
            if count < 0 {
                if errno == EINTR { continue }
                if errno == EPIPE { throw ClosedPipe() }
                throw OutputFailure.writing(name)
            }
            rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
    }
}

/// The errors of writing.
enum OutputFailure {
    /// Writing failed, for the reason in `errno` (exit 74).
    static func writing(_ name: String) -> ConversionError {
        ConversionError(
            .io, "output.write", "\(name) cannot be written: \(String(cString: strerror(errno))).",
            hint: "Nothing half-written was left behind. Make room, or choose another place.")
    }

    /// The output cannot be created, for the reason in `errno` (exit 73).
    static func creating(_ name: String) -> ConversionError {
        ConversionError(
            .cannotCreate, "output.create", "\(name) cannot be created: \(String(cString: strerror(errno))).",
            hint: "Check that its folder exists and that you may write there.")
    }
}
