/* Makes this folder a target of the package, so that the build puts the map page beside the program, as
 * Zegui_MapPage.resources. There is no code in it. */
