/** Counting what a test sends to the database. */
@NullMarked
package cn.doorplate.checks.statements;

import org.jspecify.annotations.NullMarked;
