package cn.doorplate.privacy;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface RetentionRuleMapper {

    @Select("select subject, keep_days, basis from retention_rule order by subject")
    List<RetentionRule> all();

    /** Takes the rule, unless another server has it or it was carried out since {@code lastRun}. */
    @Update("""
            update retention_rule set lease_by = #{by}, lease_until = #{until}
            where subject = #{subject} and (lease_until is null or lease_until <= #{now})
              and (ran_at is null or ran_at <= #{lastRun})
            """)
    int take(
            @Param("subject") String subject,
            @Param("by") long by,
            @Param("now") Instant now,
            @Param("until") Instant until,
            @Param("lastRun") Instant lastRun);

    /** Counts what was removed and keeps the rule for longer; no row when another has taken it meanwhile. */
    @Update("""
            update retention_rule set removed = removed + #{removed}, lease_until = #{until}
            where subject = #{subject} and lease_by = #{by}
            """)
    int keep(
            @Param("subject") String subject,
            @Param("by") long by,
            @Param("removed") int removed,
            @Param("until") Instant until);

    @Update("""
            update retention_rule set ran_at = #{now}, lease_by = null, lease_until = null
            where subject = #{subject} and lease_by = #{by}
            """)
    int release(@Param("subject") String subject, @Param("by") long by, @Param("now") Instant now);
}
