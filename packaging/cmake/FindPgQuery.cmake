# SPDX-License-Identifier: GPL-3.0-or-later
# PostgreSQL's parser as a library (libpg_query): the target PgQuery::pg_query.
find_path(PgQuery_INCLUDE_DIR pg_query.h)
find_library(PgQuery_LIBRARY pg_query)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(PgQuery REQUIRED_VARS PgQuery_LIBRARY PgQuery_INCLUDE_DIR)
if(PgQuery_FOUND AND NOT TARGET PgQuery::pg_query)
    add_library(PgQuery::pg_query UNKNOWN IMPORTED)
    set_target_properties(PgQuery::pg_query PROPERTIES
        IMPORTED_LOCATION "${PgQuery_LIBRARY}" INTERFACE_INCLUDE_DIRECTORIES "${PgQuery_INCLUDE_DIR}")
endif()
mark_as_advanced(PgQuery_INCLUDE_DIR PgQuery_LIBRARY)
