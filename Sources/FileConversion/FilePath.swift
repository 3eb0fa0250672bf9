import Glibc

/// The parts of a path.
public enum FilePath {
    /// The name without folders.
    public static func name(of path: String) -> String {
        String(path.split(separator: "/").last ?? Substring(path))
    }

    /// The folder that holds a path, `.` where it names none.
    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// The extension in lower case, without its dot; nil where there is none. The dot of a hidden file begins none.
    public static func pathExtension(of path: String) -> String? {
        let name = name(of: path)
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
        let ending = name[name.index(after: dot)...]
        return ending.isEmpty ? nil : ending.lowercased()
    }

    /// The name without folders and extension.
    public static func stem(of path: String) -> String {
        let name = name(of: path)
        guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
        return String(name[..<dot])
    }

    /// Whether two paths lead to the same file; false where one does not exist.
    public static func areSame(_ left: String, _ right: String) -> Bool {
        var a = stat()
        var b = stat()
        return stat(left, &a) == 0 && stat(right, &b) == 0 && a.st_dev == b.st_dev && a.st_ino == b.st_ino
    }

    /// Whether two paths lead to one regular file, or would once it is written; devices and pipes are nobody's own.
    static func wouldMeet(_ left: String, _ right: String) -> Bool {
        var status = stat()
        if stat(left, &status) == 0 || stat(right, &status) == 0 {
            return status.st_mode & S_IFMT == S_IFREG && areSame(left, right)
        }
        let (a, b) = (target(of: left), target(of: right))
        return name(of: a) == name(of: b) && wouldBeSame(folder(of: a), folder(of: b))
    }

    /// Whether two folders are one, or would be once they are made.
    private static func wouldBeSame(_ left: String, _ right: String) -> Bool {
        if left == right { return true }
        var status = stat()
        if stat(left, &status) == 0 || stat(right, &status) == 0 { return areSame(left, right) }
        // Neither exists, so that neither path is a root or `.`, and the recursion ends.
        return name(of: left) == name(of: right) && wouldBeSame(folder(of: left), folder(of: right))
    }

    /// Where the symbolic links of a path lead, whether or not a file stands there; the path itself where it is none.
    ///
    /// As many links are followed as Linux follows (`MAXSYMLINKS`); of more, or of links in a circle, one is left.
    static func target(of path: String) -> String {
        var path = path
        for _ in 0..<40 {
            guard let link = link(at: path) else { return path }
            path = link.hasPrefix("/") ? link : "\(folder(of: path))/\(link)"
        }
        return path
    }

    /// What a symbolic link holds; nil where the path is no link.
    private static func link(at path: String) -> String? {
        let text = [CChar](unsafeUninitializedCapacity: Int(PATH_MAX)) { buffer, count in
            count = max(0, buffer.baseAddress.map { readlink(path, $0, buffer.count) } ?? 0)
        }
        return text.isEmpty ? nil : String(validating: text, as: UTF8.self)
    }

    /// Whether a path leads to a folder.
    public static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}
