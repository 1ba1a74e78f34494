import GeoModel
import OSMInterop

extension OSMExtract.Remark {
    func text(in language: Language) -> String {
        switch (self, language) {
        case (.notWalked(let rule, let ways), .english): "\(ways) ways are not walked: \(rule)"
        case (.notWalked(let rule, let ways), .chinese): "\(ways) 条路不可步行：\(rule)"
        case (.missingNodes(let count), .english):
            "\(count) nodes of streets are not in the file; the streets end before them and begin again after"
        case (.missingNodes(let count), .chinese): "文件缺少 \(count) 个道路节点；道路在其前断开，在其后重新开始"
        case (.withoutLength(let count), .english): "left out \(count) streets of which less than two nodes are there"
        case (.withoutLength(let count), .chinese): "已略去 \(count) 条节点不足两个的道路"
        case (.closedBarriers(let count), .english): "\(count) closed barriers part the streets they stand on"
        case (.closedBarriers(let count), .chinese): "\(count) 处不可通行的障碍将所在道路断开"
        case (.openAreas(let count), .english): "left out \(count) facilities whose outline does not close"
        case (.openAreas(let count), .chinese): "已略去 \(count) 处轮廓不闭合的设施"
        case (.repeated(let count), .english): "\(count) nodes or ways are there twice; the newer stand"
        case (.repeated(let count), .chinese): "\(count) 个节点或路径重复出现；以较新者为准"
        }
    }
}
