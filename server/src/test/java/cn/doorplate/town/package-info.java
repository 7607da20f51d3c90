/** The county as it is deployed: the shipped nginx configuration, two servers, Prometheus and the scripts of {@code deploy/}, as processes. */
@NullMarked
package cn.doorplate.town;

import org.jspecify.annotations.NullMarked;
