package cn.doorplate.duty;

import java.util.Collection;
import java.util.Map;

/** A module with posts at which somebody can be on duty implements this as a bean; one for each kind. */
public interface DutyPosts {

    DutyPostKind kind();

    /** Those that are there, by their ids; a handful of statements, however many are asked for. */
    Map<Long, DutyPlace> of(Collection<Long> ids);
}
