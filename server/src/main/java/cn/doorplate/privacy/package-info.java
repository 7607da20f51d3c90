/** Keys of persons, masks, the log of who read what, how long what is kept, copies and closing: what the law asks of all modules. */
@NullMarked
@ApplicationModule(allowedDependencies = {"housekeeping", "shared"})
package cn.doorplate.privacy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
