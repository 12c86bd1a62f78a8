# Seeded generators: a failure prints the seed.

# GDAL as the oracle of the GeoJSON reader: geojson_oracle --seeds FIRST COUNT, or FILES that are good.
add_executable(geojson_oracle property/geojson/main.c property/geojson/compare.c
    property/geojson/generate.c)
target_include_directories(geojson_oracle PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
target_include_directories(geojson_oracle SYSTEM PRIVATE ${GDAL_INCLUDE_DIRS})
target_link_libraries(geojson_oracle PRIVATE corridor_read corridor_geo corridor_base
    ${CORRIDOR_GDAL_LIBRARY})
file(GLOB layers CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/geodata/*/*.geojson")
add_test(NAME property.geojson.layers COMMAND geojson_oracle ${layers})
add_test(NAME property.geojson.generated COMMAND geojson_oracle --seeds 1 2000)
