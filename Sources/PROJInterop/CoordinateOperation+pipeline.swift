internal import CPROJ

extension CoordinateOperation {
    /// What it does in PROJ's own words, to stand inside a pipeline: `+step …` for each step. East first on both sides,
    /// degrees where a side is geographic.
    ///
    /// - Throws: ``PROJError/failed(function:reason:)`` for what PROJ has no words for, such as GCJ-02.
    func pipelineSteps() throws(PROJError) -> String {
        var words: [String] = []
        for step in steps {
            guard case .proj(let object) = step.motion,
                let text = proj_as_proj_string(object.context.handle, object.pointer, PJ_PROJ_5, nil)
            else { throw .failed(function: "proj_as_proj_string", reason: "\(step.name) has no PROJ string") }
            let whole = String(cString: text)
            let head = "+proj=pipeline "
            words.append(whole.hasPrefix(head) ? String(whole.dropFirst(head.count)) : "+step \(whole)")
        }
        return words.joined(separator: " ")
    }
}
