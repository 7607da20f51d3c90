/** Does once what a client may ask for more than once: the idempotency of everything that creates. */
@NullMarked
@ApplicationModule(allowedDependencies = {"housekeeping", "shared"})
package cn.doorplate.once;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
