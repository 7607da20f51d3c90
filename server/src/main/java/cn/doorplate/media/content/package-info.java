/** What is in a file: told by its bytes alone, refused unless it is whole and harmless, rid of what it says about people. */
@NullMarked
package cn.doorplate.media.content;

import org.jspecify.annotations.NullMarked;
