/// What each area of some kind must have.
public struct Requirement: Hashable, Sendable {
    public let id: String
    public let at: Selector
    public let demand: Demand
    /// `gap` or `note`.
    public let severity: Severity

    public init(id: String, at: Selector, demand: Demand, severity: Severity = .gap) {
        self.id = id
        self.at = at
        self.demand = demand
        self.severity = severity
    }

    public enum Demand: Hashable, Sendable {
        case role(RoleDemand)
        /// The demand's quota for each value of a column.
        case each(RoleDemand, by: Appointment.Column, values: [String])
        case any([RoleDemand])
        case all([RoleDemand])
        /// A document or the like, so many of them.
        case fact(String, Quota)
    }

    /// So many in a role, from so far.
    public struct RoleDemand: Hashable, Sendable {
        public let role: String
        public let quota: Quota
        public let reach: Reach

        public init(role: String, quota: Quota, reach: Reach = .direct) {
            self.role = role
            self.quota = quota
            self.reach = reach
        }
    }

    /// Which appointments count for an area, beside those made to the area itself.
    public enum Reach: Hashable, Sendable {
        /// None; or those to polygons of their own that meet the area.
        case direct
        /// Those to an area above it.
        case down
        /// Only those to its children, and every child must have its own.
        case up
        /// Those to any area below it.
        case upAny
        /// Those whose ground is not farther.
        case near(Distance)
    }

    public enum Distance: Hashable, Sendable {
        case metres(Double)
        case minutes(Double)
    }

    /// The role that the rule is about; nil for one about a fact or about several roles.
    public var role: String? {
        switch demand {
        case .role(let demand), .each(let demand, _, _): demand.role
        case .any, .all, .fact: nil
        }
    }

    /// Every demand for a role that it makes.
    public var roleDemands: [RoleDemand] {
        switch demand {
        case .role(let demand), .each(let demand, _, _): [demand]
        case .any(let demands), .all(let demands): demands
        case .fact: []
        }
    }
}
