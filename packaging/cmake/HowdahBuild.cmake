# SPDX-License-Identifier: GPL-3.0-or-later
# Compiler settings and the few functions every folder of the house uses.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
set(CMAKE_ARCHIVE_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/lib")
set_property(GLOBAL PROPERTY USE_FOLDERS ON)
# moc 6.4 reads libstdc++'s <concepts> although it stops at its first namespace; passing as read already keeps it out.
set(CMAKE_AUTOMOC_MOC_OPTIONS "-D_GLIBCXX_CONCEPTS")

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "" FORCE)
endif()

find_program(HOWDAH_CCACHE ccache)
mark_as_advanced(HOWDAH_CCACHE)
if(HOWDAH_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${HOWDAH_CCACHE}")
endif()

find_package(Threads REQUIRED)
find_package(PostgreSQL REQUIRED)
find_package(tl-expected CONFIG QUIET)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(PgQuery REQUIRED)

if(HOWDAH_WITH_QT)
    set(howdah_qt_components Core Sql LinguistTools)
    if(HOWDAH_WITH_WIDGETS)
        list(APPEND howdah_qt_components Gui Widgets Svg PrintSupport)
    endif()
    if(HOWDAH_WITH_TESTS)
        list(APPEND howdah_qt_components Test)
    endif()
    find_package(Qt6 6.4 REQUIRED COMPONENTS ${howdah_qt_components})
    if(HOWDAH_WITH_WIDGETS)
        find_package(QCustomPlotQt6 CONFIG REQUIRED)
    endif()
    find_package(CLI11 2.1 REQUIRED)
endif()

add_library(howdah_options INTERFACE)
target_include_directories(howdah_options INTERFACE
    "${PROJECT_SOURCE_DIR}" "${PROJECT_BINARY_DIR}/generated")
target_compile_options(howdah_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast
    -Wnon-virtual-dtor -Woverloaded-virtual
    $<$<BOOL:${HOWDAH_WERROR}>:-Werror>
    # GCC 12 takes an assignment to a std::string for an overlapping copy when it optimises (its bug 105329).
    $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
# Qt's own macros and narrowing in connect() are caught at compile time in our targets only:
# a global definition of QT_NO_KEYWORDS or QT_NO_FOREACH would break qcustomplot.h.
target_compile_definitions(howdah_options INTERFACE
    QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_ASCII QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)
if(HOWDAH_SANITIZE)
    target_compile_options(howdah_options INTERFACE
        -fsanitize=${HOWDAH_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(howdah_options INTERFACE -fsanitize=${HOWDAH_SANITIZE})
    if(HOWDAH_SANITIZE MATCHES "undefined")
        target_compile_options(howdah_options INTERFACE -fno-sanitize-recover=undefined)
    endif()
endif()
# Without it in the libraries a fuzzer would not see which of their branches an input reaches.
if(HOWDAH_WITH_FUZZ)
    target_compile_options(howdah_options INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(HOWDAH_COVERAGE)
    target_compile_options(howdah_options INTERFACE --coverage)
    target_link_options(howdah_options INTERFACE --coverage)
endif()

# howdah_library(name SOURCES file... [LINK target...] [LINK_PRIVATE target...])
# One folder of the house, as the static library howdah_<name>. LINK is for what the folder's own
# headers need; everything else is LINK_PRIVATE, so that an arrow the design lacks does not link.
function(howdah_library name)
    cmake_parse_arguments(arg "" "" "SOURCES;LINK;LINK_PRIVATE" ${ARGN})
    add_library(howdah_${name} STATIC ${arg_SOURCES})
    target_link_libraries(howdah_${name}
        PUBLIC howdah_options ${arg_LINK}
        PRIVATE ${arg_LINK_PRIVATE})
endfunction()

# howdah_embed_sql(folder)
# Embeds resources/sql/<folder>/*.sql in howdah_<folder>, each file as a std::string_view named after it:
# resources/sql/monitor/activity.sql is howdah::monitor::sql::activity in "core/monitor/sql.h".
function(howdah_embed_sql folder)
    file(GLOB files CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/resources/sql/${folder}/*.sql")
    set(declarations "")
    set(definitions "")
    set(table "")
    foreach(file IN LISTS files)
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
        get_filename_component(stem "${file}" NAME_WE)
        file(READ "${file}" text)
        string(APPEND declarations "extern const std::string_view ${stem};\n")
        string(APPEND definitions "const std::string_view ${stem} = R\"howdah(${text})howdah\";\n")
        string(APPEND table "    {\"${stem}\", ${stem}},\n")
    endforeach()
    set(folder_name "${folder}")
    set(generated "${PROJECT_BINARY_DIR}/generated/core/${folder}")
    configure_file("${PROJECT_SOURCE_DIR}/packaging/cmake/sql.h.in" "${generated}/sql.h" @ONLY)
    configure_file("${PROJECT_SOURCE_DIR}/packaging/cmake/sql.cpp.in" "${generated}/sql.cpp" @ONLY)
    target_sources(howdah_${folder} PRIVATE "${generated}/sql.cpp")
endfunction()

# howdah_embed_plurals()
# Gives howdah_base the English plural forms of the engine's sentences, those whose context is in lower case, out of
# translations/howdah_en.ts: base::englishPlurals() in "core/base/plurals.h".
function(howdah_embed_plurals)
    set(catalogue "${PROJECT_SOURCE_DIR}/translations/howdah_en.ts")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${catalogue}")
    file(READ "${catalogue}" text)
    # What CMake's lists would take for their own is put aside.
    string(ASCII 1 semicolon)
    string(ASCII 2 opening)
    string(ASCII 3 closing)
    string(REPLACE ";" "${semicolon}" text "${text}")
    string(REPLACE "[" "${opening}" text "${text}")
    string(REPLACE "]" "${closing}" text "${text}")
    string(REGEX MATCHALL "<name>[^<]*</name>|<source>[^<]*</source>|<numerusform>[^<]*</numerusform>" parts "${text}")
    set(context "")
    set(source "")
    set(one "")
    set(table "")
    foreach(part IN LISTS parts)
        string(REGEX REPLACE "<[^<>]*>" "" words "${part}")
        if(part MATCHES "^<name>")
            set(context "${words}")
        elseif(part MATCHES "^<source>")
            set(source "${words}")
            set(one "")
        elseif(one STREQUAL "")
            set(one "${words}")
        elseif(context MATCHES "^[a-z0-9]+$")
            string(APPEND table "    {R\"howdah(${context})howdah\", R\"howdah(${source})howdah\",\n"
                "     R\"howdah(${one})howdah\", R\"howdah(${words})howdah\"},\n")
        endif()
    endforeach()
    string(REPLACE "${semicolon}" ";" table "${table}")
    string(REPLACE "${opening}" "[" table "${table}")
    string(REPLACE "${closing}" "]" table "${table}")
    string(REPLACE "&lt;" "<" table "${table}")
    string(REPLACE "&gt;" ">" table "${table}")
    string(REPLACE "&quot;" "\"" table "${table}")
    string(REPLACE "&apos;" "'" table "${table}")
    string(REPLACE "&amp;" "&" table "${table}")
    if(table STREQUAL "")
        message(FATAL_ERROR "no plural forms could be read from ${catalogue}")
    endif()
    set(generated "${PROJECT_BINARY_DIR}/generated/core/base/plurals.cpp")
    configure_file("${PROJECT_SOURCE_DIR}/packaging/cmake/plurals.cpp.in" "${generated}" @ONLY)
    target_sources(howdah_base PRIVATE "${generated}")
endfunction()
