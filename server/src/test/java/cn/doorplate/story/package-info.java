/** What the system is for, told by those it is for: each test reads like the story. */
@NullMarked
package cn.doorplate.story;

import org.jspecify.annotations.NullMarked;
