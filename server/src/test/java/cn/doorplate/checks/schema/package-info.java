/** What the SDL in schema/ has to keep: its form, its words, its promises to those who call. */
@NullMarked
package cn.doorplate.checks.schema;

import org.jspecify.annotations.NullMarked;
