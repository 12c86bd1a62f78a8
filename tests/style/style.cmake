# Tests of the language as its users meet it: figures of the project and of the README files, broken
# styles, and what is made from the tables of keys.
set(style "${CMAKE_CURRENT_LIST_DIR}")
foreach(check IN ITEMS blocks faults flatten odd_labels schema themes type_scale)
    add_test(NAME style.${check} COMMAND Python3::Interpreter -B "${style}/${check}.py"
        $<TARGET_FILE:corridor_command>)
endforeach()
set_tests_properties(style.themes PROPERTIES TIMEOUT 900)
add_test(NAME style.reference COMMAND Python3::Interpreter "${PROJECT_SOURCE_DIR}/tools/reference.py"
    $<TARGET_FILE:corridor-tables> --check)

add_test(NAME style.hostile COMMAND Python3::Interpreter -B "${style}/hostile.py"
    $<TARGET_FILE:corridor_command> $<TARGET_FILE:corridor-tables>)
set_tests_properties(style.hostile PROPERTIES TIMEOUT 900)

# Skipped where the validator is not installed.
add_test(NAME style.validator COMMAND Python3::Interpreter
    "${style}/../conformance/validator/run" $<TARGET_FILE:corridor_command>)
set_tests_properties(style.validator PROPERTIES SKIP_RETURN_CODE 77)
