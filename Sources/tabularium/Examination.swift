import CLibxml2
import CLibzip
import ConversionGraph
import Glibc
import TerminalReport

/// What the doctor finds.
struct Examination {
    let registry: Registry
    let limits: Limits

    func lines(style: TerminalStyle) -> [String] {
        func title(_ text: String) -> [String] { ["", style.paint(text, .note)] }
        return versions + title("Limits (--limit NAME=VALUE)") + limitLines(style) + title("Plugins") + pluginLines
            + title("Optional tools") + toolLines(style)
    }

    private var versions: [String] {
        [
            "tabularium  \(Version.program)", "swift       \(Self.swift)", "libxml2     \(LIBXML_DOTTED_VERSION)",
            "libzip      \(String(cString: zip_libzip_version()))",
        ]
    }

    /// The compiler's version, as far as the language lets a program know it.
    private static var swift: String {
        #if swift(>=6.4)
            "6.4 or newer"
        #elseif swift(>=6.3)
            "6.3"
        #elseif swift(>=6.2)
            "6.2"
        #else
            "6.1"
        #endif
    }

    private func limitLines(_ style: TerminalStyle) -> [String] {
        var table = TextTable([.init("limit"), .init("value", .right), .init("what is bounded", maximumWidth: 90)])
        for limit in registry.limits {
            table.add([limit.name.name, String(limits[limit.name]), limit.summary])
        }
        return table.lines(style: style)
    }

    private var pluginLines: [String] {
        let home = getenv("HOME").map { String(cString: $0) } ?? "~"
        let named = getenv("TABULARIUM_PLUGINS").map { String(cString: $0) }
        return [
            "\(registry.plugins.count) plugins are built in; `tabularium plugins` lists them.",
            "This version loads none from folders: --plugins, TABULARIUM_PLUGINS"
                + (named.map { " (set to \($0))" } ?? "") + " and \(home)/.config/tabularium/plugins are not read.",
        ]
    }

    private func toolLines(_ style: TerminalStyle) -> [String] {
        var table = TextTable([.init("tool"), .init("found"), .init("what it is for", maximumWidth: 90)])
        for (name, purpose) in [
            ("pdftotext", "PDF files, as text (Debian: poppler-utils)"),
            ("soffice", "a look at written workbooks, and PDF of them (Debian: libreoffice)"),
        ] {
            table.add([name, Self.path(of: name) ?? "missing", purpose])
        }
        return table.lines(style: style)
    }

    /// Where a program stands on the PATH.
    private static func path(of name: String) -> String? {
        guard let path = getenv("PATH") else { return nil }
        return String(cString: path).split(separator: ":").map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 }
    }
}
