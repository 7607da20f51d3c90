/** What a newcomer's machine and the tests need and production never gets: real servers out of Maven artifacts, demo data. */
@NullMarked
package cn.doorplate.dev;

import org.jspecify.annotations.NullMarked;
