# SPDX-License-Identifier: GPL-3.0-or-later
# howdah_engine_test(name SOURCES file... LINK target... [CLUSTER])
# An engine test (GoogleTest). With CLUSTER it gets a private PostgreSQL cluster shared by the whole run.
# howdah_qt_test(name SOURCES file... LINK target... [CLUSTER])
# The same with Qt Test, offscreen.
find_package(GTest REQUIRED)
set(HOWDAH_TEST_CLUSTER_FILE "${PROJECT_BINARY_DIR}/test-cluster.json")

function(howdah_test_properties name cluster)
    set_tests_properties(${name} PROPERTIES TIMEOUT 900)
    set_property(TEST ${name} APPEND PROPERTY ENVIRONMENT
        "LC_ALL=C.UTF-8" "QT_QPA_PLATFORM=offscreen" "HOWDAH_BUILD_BIN=${PROJECT_BINARY_DIR}/bin"
        "HOWDAH_SOURCE_DIR=${PROJECT_SOURCE_DIR}"
        # In milliseconds; Qt Test's own is five minutes.
        "QTEST_FUNCTION_TIMEOUT=850000"
        # Pools made by tests are nobody's to see; the tests of the feed itself have folders of their own.
        "HOWDAH_POOL_FEED=off")
    if(cluster)
        set_property(TEST ${name} PROPERTY FIXTURES_REQUIRED cluster)
        set_property(TEST ${name} APPEND PROPERTY LABELS db)
        set_property(TEST ${name} APPEND PROPERTY ENVIRONMENT "HOWDAH_TEST_CLUSTER_FILE=${HOWDAH_TEST_CLUSTER_FILE}")
    endif()
endfunction()

function(howdah_engine_test name)
    cmake_parse_arguments(arg "CLUSTER" "" "SOURCES;LINK" ${ARGN})
    add_executable(${name} ${arg_SOURCES})
    target_link_libraries(${name} PRIVATE howdah_options ${arg_LINK}
        $<$<BOOL:${arg_CLUSTER}>:howdah_test_support> GTest::gmock_main)
    add_test(NAME ${name} COMMAND ${name} --gtest_output=xml:${PROJECT_BINARY_DIR}/test-results/${name}.xml)
    howdah_test_properties(${name} ${arg_CLUSTER})
    set_property(TEST ${name} APPEND PROPERTY LABELS engine)
endfunction()

function(howdah_qt_test name)
    cmake_parse_arguments(arg "CLUSTER" "" "SOURCES;LINK" ${ARGN})
    add_executable(${name} ${arg_SOURCES})
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
    target_link_libraries(${name} PRIVATE howdah_options ${arg_LINK}
        $<$<BOOL:${arg_CLUSTER}>:howdah_test_support> Qt6::Test)
    add_test(NAME ${name} COMMAND ${name} -o ${PROJECT_BINARY_DIR}/test-results/${name}.xml,junitxml -o -,txt)
    howdah_test_properties(${name} ${arg_CLUSTER})
endfunction()

file(MAKE_DIRECTORY "${PROJECT_BINARY_DIR}/test-results")
