# The numbers once more where the C library writes "0,35": under a German locale, made here because
# a plain machine has none.
find_program(LOCALEDEF localedef)
set(locales "${CMAKE_CURRENT_BINARY_DIR}/locale")
if(LOCALEDEF AND NOT EXISTS "${locales}/de_DE.UTF-8")
    file(MAKE_DIRECTORY "${locales}")
    execute_process(COMMAND "${LOCALEDEF}" -i de_DE -f UTF-8 "${locales}/de_DE.UTF-8"
        OUTPUT_QUIET ERROR_QUIET)
endif()
if(EXISTS "${locales}/de_DE.UTF-8")
    add_test(NAME unit.base.number.german COMMAND unit_base_number)
    set_tests_properties(unit.base.number.german PROPERTIES
        ENVIRONMENT "LOCPATH=${locales};LC_ALL=de_DE.UTF-8;CORRIDOR_TEST_COMMA=1")
else()
    message(WARNING "no German locale (package locales): numbers are tested without one")
endif()
