# corridor_layer(<name> SOURCES <files> DEPENDS <lower layers> LIBS <third-party>)
#
# A layer is one folder of src/ and one OBJECT library. DEPENDS is its row in the table of who may
# include whom; tests/house/layers.py reads it back and fails on an include that climbs.
function(corridor_layer name)
    cmake_parse_arguments(L "" "" "SOURCES;DEPENDS;LIBS" ${ARGN})
    list(TRANSFORM L_SOURCES PREPEND "${CMAKE_CURRENT_SOURCE_DIR}/${name}/")
    add_library(corridor_${name} OBJECT ${L_SOURCES})
    target_link_libraries(corridor_${name} PUBLIC corridor_flags ${L_LIBS})
    set_property(GLOBAL APPEND PROPERTY CORRIDOR_LAYERS "${name}")
    set_property(GLOBAL APPEND PROPERTY CORRIDOR_LIBS ${L_LIBS})
    set_property(GLOBAL PROPERTY CORRIDOR_LAYER_${name} "${L_DEPENDS}")
endfunction()

# corridor_layers_below(<name> <variable>): the layer itself and all that it depends on, directly or
# not. CMake links the objects of an OBJECT library only where it is named directly.
function(corridor_layers_below name variable)
    set(found ${name})
    set(open ${name})
    while(open)
        list(POP_FRONT open layer)
        get_property(below GLOBAL PROPERTY CORRIDOR_LAYER_${layer})
        list(REMOVE_ITEM below ${found})
        list(APPEND found ${below})
        list(APPEND open ${below})
    endwhile()
    set(${variable} ${found} PARENT_SCOPE)
endfunction()
