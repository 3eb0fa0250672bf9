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

    /// Whether a path leads to a folder.
    public static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }
}
