import ConversionGraph
import DisclosureModel
import Foundation
import MarkdownImporter

/// Measures how the markdown importer reads five megabytes of GFM tables, beside cmark-gfm and pandoc in the same run.
///
/// Each reader is a process of its own; what is compared is processor time, the best of five, so that other work on
/// the machine matters little. Run: `swift run -c release markdown-benchmark`.
@main enum MarkdownBenchmark {
    static func main() throws {
        let arguments = CommandLine.arguments
        if arguments.count == 3, arguments[1] == "--read" {
            try read(arguments[2])
            return
        }
        let file = FileManager.default.temporaryDirectory.appendingPathComponent("tabularium-\(getpid()).md").path
        defer { try? FileManager.default.removeItem(atPath: file) }
        let sample = Array(Self.sample(bytes: 5_000_000).utf8)
        guard FileManager.default.createFile(atPath: file, contents: Data(sample)) else { return }
        print("input: \(sample.count) bytes of GFM tables")
        let ours = measure([CommandLine.arguments[0], "--read", file])
        print("ours              \(text(ours)) s")
        let peers = [
            ("cmark-gfm to HTML", ["/usr/bin/cmark-gfm", "-e", "table", file]),
            ("cmark-gfm to XML ", ["/usr/bin/cmark-gfm", "-e", "table", "-t", "xml", file]),
            ("pandoc to JSON   ", ["/usr/bin/pandoc", "-f", "gfm", "-t", "json", file]),
        ]
        for (name, command) in peers {
            guard FileManager.default.isExecutableFile(atPath: command[0]) else {
                print("\(name) LEFT OUT: \(command[0]) is not installed")
                continue
            }
            let peer = measure(command, runs: name.hasPrefix("pandoc") ? 2 : 5)
            print("\(name) \(text(peer)) s, \(text(peer / ours)) times ours")
        }
    }

    private static func read(_ path: String) throws {
        let registry = try Registry(plugins: [MarkdownImporterPlugin()])
        var context = registry.context()
        let route = try registry.route(from: "markdown", to: "source")
        let document = try registry.run(
            route, on: FileContent(name: "t.md", storage: .file(path: path)), to: Node<SourceDocument>.source,
            context: &context)
        print(document.blocks.count)
    }

    /// Tables of forms as agencies print them: codes, labels, amounts, now and then a mark.
    static func sample(bytes: Int) -> String {
        var text = ""
        var state: UInt64 = 7
        func next(_ bound: UInt64) -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return (state >> 33) % bound
        }
        var table = 0
        while text.utf8.count < bytes {
            table += 1
            text += "## 表 \(table) 一般公共预算财政拨款支出决算表\n\n单位：万元\n\n"
            text += "| 科目编码 | 科目名称 | 合计 | 基本支出 | 项目支出 |\n| --- | --- | ---: | ---: | ---: |\n"
            for _ in 0..<40 {
                let amounts = (0..<3).map { _ in next(4) == 0 ? "" : "\(next(100_000)).\(10 + next(90))" }
                let label = next(20) == 0 ? "**其他支出**" : "机关事业单位基本养老保险缴费支出"
                text += "| \(201 + next(30))\(10 + next(90)) | \(label) | " + amounts.joined(separator: " | ") + " |\n"
            }
            text += "\n注：本表反映部门本年度各项支出情况。\n\n"
        }
        return text
    }

    /// The processor time of a command in seconds, the best of some runs.
    private static func measure(_ command: [String], runs: Int = 5) -> Double {
        var best = Double.infinity
        for _ in 0..<runs {
            let before = childrenTime()
            let process = Process()
            process.executableURL = URL(fileURLWithPath: command[0])
            process.arguments = Array(command.dropFirst())
            process.standardOutput = FileHandle.nullDevice
            guard (try? process.run()) != nil else { continue }
            process.waitUntilExit()
            best = min(best, childrenTime() - before)
        }
        return best
    }

    private static func childrenTime() -> Double {
        var usage = rusage()
        getrusage(RUSAGE_CHILDREN.rawValue, &usage)
        func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000 }
        return seconds(usage.ru_utime) + seconds(usage.ru_stime)
    }

    private static func text(_ value: Double) -> String {
        String(Double(Int(value * 1000)) / 1000)
    }
}
