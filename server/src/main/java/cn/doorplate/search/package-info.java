/** One bigram table for finding things by their Chinese names, used by all. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared"})
package cn.doorplate.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
