/** What every module speaks: ids, cursors, coordinates, pages, clock. Small, and knows nobody. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package cn.doorplate.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
