/** What migrations may do while the release before still runs. */
@NullMarked
package cn.doorplate.checks.migration;

import org.jspecify.annotations.NullMarked;
