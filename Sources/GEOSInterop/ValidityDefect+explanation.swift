import GeoModel

extension ValidityDefect {
    /// The defect as the end of a sentence that begins with the feature: "the border crosses itself".
    public func explanation(in language: Language) -> String {
        let (english, chinese) =
            switch self {
            case .selfIntersection: ("the border crosses itself", "边界自相交")
            case .ringSelfIntersection: ("a ring touches itself", "环自接触")
            case .holeOutsideShell: ("a hole lies outside its polygon", "孔洞在多边形之外")
            case .nestedHoles: ("a hole lies inside another hole", "孔洞相互嵌套")
            case .disconnectedInterior: ("holes cut the polygon in two", "孔洞把多边形切断")
            case .nestedShells: ("a polygon lies inside another of the same shape", "多边形相互嵌套")
            case .duplicateRings: ("a ring stands twice", "环重复")
            case .unclosedRing: ("a ring is not closed", "环未闭合")
            case .tooFewPoints: ("a ring has fewer than three different vertices", "环的不同顶点少于三个")
            case .invalidCoordinate: ("a coordinate is not a number", "坐标不是有效数字")
            case .other(let reason): (reason, reason)
            }
        return language == .chinese ? chinese : english
    }
}
