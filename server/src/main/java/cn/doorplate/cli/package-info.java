/** The command line in the same jar: finds the commands that modules contribute, and runs one. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package cn.doorplate.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
