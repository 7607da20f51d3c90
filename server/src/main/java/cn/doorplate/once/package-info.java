/** Does once what a client may ask for more than once: the idempotency of everything that creates. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package cn.doorplate.once;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
