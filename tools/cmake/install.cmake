# cmake --install: the program, the library with its kernels and headers, find_package(permille), and the scenarios.
# Every path inside is relative, so that the prefix can be moved or packed.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(kernel_folder ${CMAKE_INSTALL_LIBDIR}/permille)
set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/permille)
set(scenarios_folder ${CMAKE_INSTALL_DATADIR}/permille/scenarios)
file(RELATIVE_PATH from_bin_to_lib /${CMAKE_INSTALL_BINDIR} /${CMAKE_INSTALL_LIBDIR})

set_target_properties(permille_engine PROPERTIES INSTALL_RPATH "$ORIGIN/permille")
install(TARGETS permille_engine EXPORT permille-targets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR}
        LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} FILE_SET HEADERS DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
if(permille_kernels)
    install(TARGETS ${permille_kernels} EXPORT permille-targets LIBRARY DESTINATION ${kernel_folder})
endif()
if(TARGET permille)
    set_target_properties(permille PROPERTIES INSTALL_RPATH
                                              "$ORIGIN/${from_bin_to_lib};$ORIGIN/${from_bin_to_lib}/permille")
    install(TARGETS permille RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
    # Completions and manual pages are printed by the program itself, so they are made whenever it is.
    set(shell_folder ${PROJECT_BINARY_DIR}/shell)
    set(made_by_program)
    foreach(shell bash zsh fish)
        list(APPEND made_by_program COMMAND permille completions ${shell} --lang en > ${shell_folder}/${shell})
    endforeach()
    foreach(language en zh)
        list(APPEND made_by_program COMMAND permille man --lang ${language} > ${shell_folder}/man.${language})
    endforeach()
    add_custom_command(TARGET permille POST_BUILD COMMAND ${CMAKE_COMMAND} -E make_directory ${shell_folder}
                       ${made_by_program} VERBATIM)
    install(FILES ${shell_folder}/bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME permille)
    install(FILES ${shell_folder}/zsh DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions RENAME _permille)
    install(FILES ${shell_folder}/fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d RENAME permille.fish)
    install(FILES ${shell_folder}/man.en DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 RENAME permille.1)
    install(FILES ${shell_folder}/man.zh DESTINATION ${CMAKE_INSTALL_MANDIR}/zh_CN/man1 RENAME permille.1)
endif()
install(DIRECTORY scenarios/ DESTINATION ${scenarios_folder})
install(DIRECTORY tools/cluster/ DESTINATION ${CMAKE_INSTALL_DATADIR}/permille/cluster USE_SOURCE_PERMISSIONS)

install(EXPORT permille-targets NAMESPACE permille:: DESTINATION ${package_folder})
configure_package_config_file(tools/cmake/permille-config.cmake.in permille-config.cmake INSTALL_DESTINATION ${package_folder}
                              PATH_VARS scenarios_folder)
# Before 1.0 a new minor version may break what is written against the headers.
write_basic_package_version_file(permille-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/permille-config.cmake ${PROJECT_BINARY_DIR}/permille-config-version.cmake
        DESTINATION ${package_folder})
