set(install_flags "")
if(CORRIDOR_SANITIZE)
    set(install_flags -fsanitize=address,undefined)
endif()
add_test(NAME install COMMAND Python3::Interpreter "${CMAKE_CURRENT_LIST_DIR}/run.py"
    "${CMAKE_COMMAND}" "${PROJECT_BINARY_DIR}" "${CMAKE_C_COMPILER}" ${install_flags})
