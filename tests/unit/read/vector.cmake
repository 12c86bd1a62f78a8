# Layers that GDAL writes and we read again; the tests link it, the reader loads it.
foreach(name IN ITEMS vector vector_safety)
    corridor_unit_test(read ${name}.c)
    target_sources(unit_read_${name} PRIVATE unit/read/writing.c)
    target_include_directories(unit_read_${name} SYSTEM PRIVATE ${GDAL_INCLUDE_DIRS})
    target_link_libraries(unit_read_${name} PRIVATE ${CORRIDOR_GDAL_LIBRARY})
endforeach()
