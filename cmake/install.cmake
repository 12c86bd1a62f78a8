# `cmake --install`: the command, the library with its header, what find_package and pkg-config
# need, the styles and the data that come along, the manual page.
include(CMakePackageConfigHelpers)

# A static library leaves its libraries to whoever links it; a shared one brings them along.
set(private "")
set(pc_system_libs " -ldl -lm -pthread")
if(BUILD_SHARED_LIBS)
    set(private ".private")
    set(pc_system_libs "")
endif()
set(pc_modules "")
set(package_checks "")
foreach(entry IN LISTS CORRIDOR_MODULES)
    string(REGEX REPLACE "^[A-Z]+ " "" modules "${entry}")
    string(APPEND pc_modules " ${modules}")
    string(REPLACE "${modules}" "REQUIRED QUIET IMPORTED_TARGET ${modules}" check "${entry}")
    string(APPEND package_checks "pkg_check_modules(${check})\n")
endforeach()
if(BUILD_SHARED_LIBS)
    set(package_checks "")
else()
    string(PREPEND package_checks "find_dependency(PkgConfig)\nfind_dependency(Threads)\n")
endif()

set(package_folder "${CMAKE_INSTALL_LIBDIR}/cmake/corridor")

if(TARGET corridor_command)
    install(TARGETS corridor_command RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
endif()
install(TARGETS corridor EXPORT corridorTargets
    ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}"
    LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}"
    PUBLIC_HEADER DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
install(EXPORT corridorTargets NAMESPACE corridor:: DESTINATION "${package_folder}")
configure_package_config_file("${CMAKE_CURRENT_LIST_DIR}/corridorConfig.cmake.in"
    "${PROJECT_BINARY_DIR}/corridorConfig.cmake" INSTALL_DESTINATION "${package_folder}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/corridorConfigVersion.cmake"
    COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/corridorConfig.cmake"
    "${PROJECT_BINARY_DIR}/corridorConfigVersion.cmake" DESTINATION "${package_folder}")

# The prefix follows from where the file lies, so that --prefix at install time is right, too.
file(RELATIVE_PATH pc_up "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/")
string(REGEX REPLACE "/$" "" pc_up "${pc_up}")
configure_file("${CMAKE_CURRENT_LIST_DIR}/corridor.pc.in"
    "${PROJECT_BINARY_DIR}/corridor.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/corridor.pc"
    DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")

configure_file("${PROJECT_SOURCE_DIR}/doc/corridor.1.in" "${PROJECT_BINARY_DIR}/corridor.1" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/corridor.1" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
foreach(folder IN ITEMS styles geodata)
    install(DIRECTORY "${PROJECT_SOURCE_DIR}/${folder}/"
        DESTINATION "${CMAKE_INSTALL_DATADIR}/corridor/${folder}" PATTERN ".*" EXCLUDE
        PATTERN recipe EXCLUDE)
endforeach()
