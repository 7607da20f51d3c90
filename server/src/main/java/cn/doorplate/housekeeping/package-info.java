/** What one server at a time does for all of them, under a lease; and tables that lie in pieces by the time in their ids. */
@NullMarked
@ApplicationModule(allowedDependencies = "shared")
package cn.doorplate.housekeeping;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
