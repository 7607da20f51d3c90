/** The mini-program as a browser runs it: serves the built files under {@code /app/}. Knows nothing of what they do. */
@NullMarked
@ApplicationModule(allowedDependencies = "shared")
package cn.doorplate.app;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
