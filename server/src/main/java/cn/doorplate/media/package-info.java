/** Files that people send: checked, stripped, stored, shown for minutes to who may see what they belong to. */
@NullMarked
@ApplicationModule(allowedDependencies = {"identity", "privacy", "shared"})
package cn.doorplate.media;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
