public import GeoModel

extension Meters {
    /// How far from a reached street ground counts as reached, unless said: 25 m, half an ordinary street's block depth.
    ///
    /// With it the two sides of a street of 50 m between buildings are one, and streets more than 50 m apart are not.
    public static let walkedGround = Meters(25)
}
