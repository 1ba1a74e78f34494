import PlanningModel
import TestWorlds
import Testing

@Suite("attributes of areas as texts")
struct AttributeTextTests {
    private func texts(_ attributes: String?) -> [String: String] {
        let plain = area("a")
        return Area(
            id: plain.id, code: nil, name: plain.name, level: plain.level, parent: nil, tags: [], population: nil,
            area: plain.area, term: plain.term, predecessors: [], attributes: attributes, origin: plain.origin
        ).attributeTexts
    }

    @Test("numbers are their shortest text, truth is a word, text is itself")
    func scalars() {
        #expect(
            texts(#"{"a":"北区","b":7,"c":1.5,"d":2.0,"e":true,"f":false,"g":"1","h":-3,"i":1e20}"#) == [
                "a": "北区", "b": "7", "c": "1.5", "d": "2", "e": "true", "f": "false", "g": "1", "h": "-3",
                "i": "1e+20",
            ])
    }

    @Test("null, lists and objects are left out")
    func others() {
        #expect(texts(#"{"a":null,"b":[1],"c":{"d":1},"e":"x"}"#) == ["e": "x"])
    }

    @Test("no attributes, and what is no object, give none")
    func none() {
        #expect(texts(nil).isEmpty)
        #expect(texts("").isEmpty)
        #expect(texts("[1]").isEmpty)
        #expect(texts("not JSON").isEmpty)
    }
}
