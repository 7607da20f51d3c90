/**
 * What is kept back for alarms: connections to the database that no other work takes ({@link cn.doorplate.shared.Reserve} says who
 * does), and a port with threads of its own.
 */
@NullMarked
@ApplicationModule(allowedDependencies = "shared")
package cn.doorplate.reserve;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
