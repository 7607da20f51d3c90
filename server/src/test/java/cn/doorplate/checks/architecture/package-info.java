/** How the Java is written and where it may reach. */
@NullMarked
package cn.doorplate.checks.architecture;

import org.jspecify.annotations.NullMarked;
