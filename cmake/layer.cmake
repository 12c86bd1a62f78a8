# corridor_layer(<name> SOURCES <files> DEPENDS <lower layers> LIBS <third-party>)
#
# A layer is one folder of src/ and one OBJECT library. DEPENDS is its row in the table of who may
# include whom; tests/house/layers reads it back from the property and fails on an include that
# climbs.
function(corridor_layer name)
    cmake_parse_arguments(L "" "" "SOURCES;DEPENDS;LIBS" ${ARGN})
    list(TRANSFORM L_SOURCES PREPEND "${CMAKE_CURRENT_SOURCE_DIR}/${name}/")
    add_library(corridor_${name} OBJECT ${L_SOURCES})
    target_link_libraries(corridor_${name} PUBLIC corridor_flags ${L_LIBS})
    set_property(GLOBAL APPEND PROPERTY CORRIDOR_LAYERS "${name}")
    set_property(GLOBAL PROPERTY CORRIDOR_LAYER_${name} "${L_DEPENDS}")
endfunction()
