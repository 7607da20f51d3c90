/** Who lives where, for whom one may act, and what staff may see of it. */
@NullMarked
@ApplicationModule(allowedDependencies = {"identity", "messaging", "once", "place", "privacy", "redis", "shared"})
package cn.doorplate.resident;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
