/**
 * The life of a case, without a database: what can be done with it when and by whom, and what its clock then says. All that is
 * known of it is a set of facts; every action is a step from some facts to others, and the history is those steps.
 */
@NullMarked
@NamedInterface("life")
package cn.doorplate.casework.life;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
