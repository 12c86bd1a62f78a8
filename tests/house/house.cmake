# The tests that read the sources themselves.
find_package(Python3 REQUIRED COMPONENTS Interpreter)
set(house "${CMAKE_CURRENT_LIST_DIR}")
foreach(check IN ITEMS layers sizes calls)
    add_test(NAME house.${check} COMMAND Python3::Interpreter "${house}/${check}.py")
endforeach()
foreach(check IN ITEMS headers planted)
    add_test(NAME house.${check}
        COMMAND Python3::Interpreter "${house}/${check}.py" "${CMAKE_C_COMPILER}")
endforeach()

# Link-time optimisation leaves no symbols to read.
if(NOT CMAKE_INTERPROCEDURAL_OPTIMIZATION)
    get_property(layers GLOBAL PROPERTY CORRIDOR_LAYERS)
    list(TRANSFORM layers REPLACE "(.+)" "$<TARGET_OBJECTS:corridor_\\1>" OUTPUT_VARIABLE objects)
    add_test(NAME house.statics
        COMMAND Python3::Interpreter "${house}/statics.py" ${objects} COMMAND_EXPAND_LISTS)
endif()

add_test(NAME house.manual COMMAND Python3::Interpreter "${house}/manual.py"
    $<TARGET_FILE:corridor_command>)
