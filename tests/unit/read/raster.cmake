# Rasters that GDAL writes and we read; the tests link it, the reader loads it.
function(corridor_raster_test layer file)
    corridor_unit_test(${layer} ${file})
    cmake_path(GET file STEM stem)
    target_include_directories(unit_${layer}_${stem} SYSTEM PRIVATE ${GDAL_INCLUDE_DIRS})
    target_link_libraries(unit_${layer}_${stem} PRIVATE ${CORRIDOR_GDAL_LIBRARY} PkgConfig::PNG m)
endfunction()
