# What the layers add up to: the library (all but cli) and the command. The command carries the
# objects itself: it uses more than the public header shows.
get_property(layers GLOBAL PROPERTY CORRIDOR_LAYERS)
get_property(libraries GLOBAL PROPERTY CORRIDOR_LIBS)
list(APPEND libraries Threads::Threads)
list(REMOVE_DUPLICATES libraries)
set(command_layers ${layers})
list(REMOVE_ITEM layers cli)
list(TRANSFORM layers REPLACE "(.+)" "$<TARGET_OBJECTS:corridor_\\1>")
list(TRANSFORM command_layers REPLACE "(.+)" "$<TARGET_OBJECTS:corridor_\\1>")

add_library(corridor ${layers})
target_include_directories(corridor INTERFACE $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/src>
    $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
target_link_libraries(corridor PRIVATE $<BUILD_INTERFACE:corridor_flags> ${libraries})
set_target_properties(corridor PROPERTIES LINKER_LANGUAGE C
    VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR}
    PUBLIC_HEADER "${PROJECT_SOURCE_DIR}/src/corridor.h")
if(BUILD_SHARED_LIBS)
    # Hidden visibility hides our own names; this hides those of whatever is linked in as well.
    set(map "${CMAKE_CURRENT_LIST_DIR}/corridor.map")
    target_link_options(corridor PRIVATE "-Wl,--version-script=${map}")
    set_target_properties(corridor PROPERTIES LINK_DEPENDS "${map}")
endif()

# All that `cmake --install` takes along, without the tests.
add_custom_target(product DEPENDS corridor)
if(NOT TARGET corridor_cli)
    return()
endif()
add_executable(corridor_command ${command_layers})
target_link_libraries(corridor_command PRIVATE corridor_flags ${libraries})
set_target_properties(corridor_command PROPERTIES OUTPUT_NAME corridor LINKER_LANGUAGE C
    RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/src")
add_dependencies(product corridor_command)
