# Every third-party library of the house, once: the name of its target and its pkg-config modules.
# Who may use it is said in src/CMakeLists.txt.
find_package(Threads REQUIRED)
set(CORRIDOR_MODULES
    "PROJ proj"
    "YAML yaml-0.1"
    "CAIRO cairo cairo-pdf"
    "FREETYPE freetype2"
    "HARFBUZZ harfbuzz"
    "FRIBIDI fribidi"
    "FONTCONFIG fontconfig"
    "ICU icu-uc"
    "PNG libpng"
    "DEFLATE libdeflate"
    "NETTLE nettle")
foreach(entry IN LISTS CORRIDOR_MODULES)
    separate_arguments(modules UNIX_COMMAND "${entry}")
    list(POP_FRONT modules target)
    pkg_check_modules(${target} REQUIRED QUIET IMPORTED_TARGET ${modules})
endforeach()
pkg_check_modules(GDAL REQUIRED QUIET gdal) # headers only: the library is loaded when a figure needs it
