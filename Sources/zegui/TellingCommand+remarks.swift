import GeoModel
import Reporting

extension TellingCommand {
    /// Tells what is to be known of places on standard error: the first twenty, unless all are asked for.
    func tell(_ remarks: [PlaceRemark]) {
        if common.quiet { return }
        let told = common.verbose ? remarks[...] : remarks.prefix(20)
        for remark in told { Console.note(remark.text(in: common.lang)) }
        guard told.count < remarks.count else { return }
        let rest = remarks.count - told.count
        Console.note(
            common.lang == .english
                ? "and \(rest) more places (told with -v, or '--format json')"
                : "另有 \(rest) 个地点（用 -v 或 --format json 查看）")
    }
}
