/** The GraphQL edge: transport, limits, trusted documents, errors. Knows the protocol and no business. */
@NullMarked
@ApplicationModule(allowedDependencies = {"redis", "shared"})
package cn.doorplate.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
