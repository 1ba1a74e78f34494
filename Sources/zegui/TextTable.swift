/// Rows and columns of text, aligned for a terminal, or as CSV.
struct TextTable {
    enum Alignment { case left, right }

    private let header: [String]
    private let alignments: [Alignment]
    private var rows: [[String]] = []

    init(_ columns: KeyValuePairs<String, Alignment>) {
        header = columns.map(\.key)
        alignments = columns.map(\.value)
    }

    var isEmpty: Bool { rows.isEmpty }

    /// Adds a row. What would break a line or turn its direction becomes a blank.
    mutating func add(_ cells: [String]) {
        rows.append(
            cells.map { cell in
                guard cell.unicodeScalars.contains(where: Self.isControl) else { return cell }
                return String(String.UnicodeScalarView(cell.unicodeScalars.map { Self.isControl($0) ? " " : $0 }))
            })
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }

    /// The table with columns that hold also where names are Chinese.
    var aligned: String {
        let widths = header.indices.map { column in
            ([header] + rows).map { Self.width($0[column]) }.max() ?? 0
        }
        return ([header] + rows).map { row in
            let cells = row.indices.map { column in
                let blank = String(repeating: " ", count: widths[column] - Self.width(row[column]))
                return alignments[column] == .left ? row[column] + blank : blank + row[column]
            }
            var line = cells.joined(separator: "  ")
            while line.hasSuffix(" ") { line.removeLast() }
            return line
        }.joined(separator: "\n")
    }

    /// RFC 4180.
    var csv: String {
        ([header] + rows).map { $0.map(Self.quoted).joined(separator: ",") }.joined(separator: "\n")
    }

    private static func quoted(_ cell: String) -> String {
        guard cell.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return cell }
        return "\"" + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    /// How many cells of a terminal a text takes: two for what Unicode calls wide (UAX #11), else one, none for marks
    /// that combine.
    static func width(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { sum, scalar in
            switch scalar.value {
            case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
                0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
                0x1F300...0x1FAFF, 0x20000...0x3FFFD:
                sum + 2
            case _ where scalar.properties.generalCategory == .nonspacingMark: sum
            default: sum + 1
            }
        }
    }
}
