# One INTERFACE target carries every flag.
add_library(corridor_flags INTERFACE)
target_compile_features(corridor_flags INTERFACE c_std_17)
target_include_directories(corridor_flags INTERFACE
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/src>)
target_compile_definitions(corridor_flags INTERFACE _POSIX_C_SOURCE=200809L _DEFAULT_SOURCE)
target_compile_options(corridor_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wdouble-promotion -Wvla -Wundef
    -Wstrict-prototypes -Wmissing-prototypes -Wformat=2 -Wcast-qual
    -ffp-contract=off -fvisibility=hidden -fno-common)
option(CORRIDOR_WERROR "Warnings are errors" OFF)
if(CORRIDOR_WERROR)
    target_compile_options(corridor_flags INTERFACE -Werror)
endif()
option(CORRIDOR_SANITIZE "Build with ASan and UBSan" OFF)
if(CORRIDOR_SANITIZE)
    target_compile_options(corridor_flags INTERFACE
        -fsanitize=address,undefined,float-cast-overflow
        -fno-sanitize-recover=undefined,float-cast-overflow -fno-omit-frame-pointer)
    target_link_options(corridor_flags INTERFACE -fsanitize=address,undefined)
    target_compile_definitions(corridor_flags INTERFACE CORRIDOR_DEBUG_ARENA=1)
endif()
option(CORRIDOR_FUZZ "Build for libFuzzer (clang)" OFF)
if(CORRIDOR_FUZZ)
    target_compile_options(corridor_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()
option(CORRIDOR_TSAN "Build with ThreadSanitizer" OFF)
if(CORRIDOR_TSAN)
    target_compile_options(corridor_flags INTERFACE -fsanitize=thread -fno-omit-frame-pointer)
    target_link_options(corridor_flags INTERFACE -fsanitize=thread)
endif()
option(CORRIDOR_COVERAGE "Count what the tests run through" OFF)
if(CORRIDOR_COVERAGE)
    target_compile_options(corridor_flags INTERFACE --coverage -fprofile-update=atomic)
    target_link_options(corridor_flags INTERFACE --coverage)
endif()
# Fat objects: the installed static library must also link without the plugin of this compiler.
if(CMAKE_C_COMPILER_ID STREQUAL "GNU")
    set(CMAKE_C_COMPILE_OPTIONS_IPO -flto=auto -ffat-lto-objects)
    set(CMAKE_C_LINK_OPTIONS_IPO -flto=auto)
endif()
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_C_EXTENSIONS OFF)
