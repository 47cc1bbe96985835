# A room is a folder and a library. What a room links is what it may include: the directions of the house are the build's.

# kiji_options(TARGET): language level, warnings and sanitizers of everything that is compiled here.
function(kiji_options target)
  target_compile_features(${target} PUBLIC cxx_std_20)
  set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF)
  target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR})
  # A designated initialiser says what is set; what it leaves out has its default (g++ 12 warns under -Wextra).
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wold-style-cast
                                           -Wno-missing-field-initializers
                                           $<$<BOOL:${KIJI_WERROR}>:-Werror>)
  if(KIJI_SANITIZE)
    target_compile_options(${target} PUBLIC -fsanitize=address,undefined -fno-sanitize-recover=all
                                            -fno-omit-frame-pointer)
    target_link_options(${target} PUBLIC -fsanitize=address,undefined)
  endif()
endfunction()

# kiji_room(NAME SOURCES a.cc … [PUBLIC lib …] [PRIVATE lib …]) makes kiji_NAME, alias kiji::NAME.
function(kiji_room name)
  cmake_parse_arguments(PARSE_ARGV 1 room "" "" "SOURCES;PUBLIC;PRIVATE")
  add_library(kiji_${name} STATIC ${room_SOURCES})
  add_library(kiji::${name} ALIAS kiji_${name})
  kiji_options(kiji_${name})
  target_link_libraries(kiji_${name} PUBLIC ${room_PUBLIC} PRIVATE ${room_PRIVATE})
endfunction()

# kiji_tests(NAME SOURCES a_test.cc … LIBRARIES lib …) makes one GoogleTest program and registers each of its tests.
function(kiji_tests name)
  cmake_parse_arguments(PARSE_ARGV 1 tests "" "" "SOURCES;LIBRARIES")
  add_executable(${name}_test ${tests_SOURCES})
  kiji_options(${name}_test)
  target_link_libraries(${name}_test PRIVATE ${tests_LIBRARIES} GTest::gmock GTest::gtest_main)
  target_compile_definitions(${name}_test PRIVATE KIJI_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
                                                  KIJI_BINARY_DIR="${PROJECT_BINARY_DIR}")
  add_test(NAME ${name} COMMAND ${name}_test --gtest_brief=1)
endfunction()
