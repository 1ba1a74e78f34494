import ArgumentParser

@main
struct Zegui: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "zegui")
}
