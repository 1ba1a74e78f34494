/* Makes this folder a target of the package, so that the build puts its data beside the program, as
 * Zegui_GeodataFiles.resources. There is no code in it. */
