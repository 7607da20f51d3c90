package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseTimer;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** What time does next, and to which case. */
@Mapper
interface CaseTimerMapper {

    @Insert("""
            insert into case_timer (case_id, lane, region_code, next_at, step, due_at, created_at)
            values (#{caseId}, #{lane}, #{regionCode}, #{at}, #{step}, #{at}, #{now})
            on duplicate key update lane = values(lane), next_at = values(next_at), step = values(step),
              due_at = values(due_at), attempts = 0
            """)
    int set(
            @Param("caseId") long caseId,
            @Param("lane") int lane,
            @Param("regionCode") long regionCode,
            @Param("at") Instant at,
            @Param("step") CaseTimer.Step step,
            @Param("now") Instant now);

    @Delete("delete from case_timer where case_id = #{caseId}")
    int remove(@Param("caseId") long caseId);

    /** A community whose cases wait for time, and since or until when the first of them does. */
    record Region(long code, Instant since) {}

    /**
     * Jumps from one community to the next: as many rows as communities have cases, not as many as are due. Grouped by all of the
     * index's beginning, and without a condition on the groups: else MariaDB reads every row of the lane.
     */
    @Select("""
            select region_code as code, min(next_at) as since from case_timer force index (case_timer_turn)
            where lane = #{lane} group by lane, region_code
            """)
    List<Region> regions(@Param("lane") int lane);

    /**
     * A timer that is due.
     *
     * @param nextAt as it was read: who takes it says that nobody did since
     * @param dueAt when it was to be done
     */
    record Due(long caseId, Instant nextAt, Instant dueAt, int attempts) {}

    /** Those of a community, the oldest first. */
    @Select("""
            select case_id, next_at, due_at, attempts from case_timer force index (case_timer_turn)
            where lane = #{lane} and region_code = #{region} and next_at <= #{now}
            order by next_at, case_id limit #{limit}
            """)
    List<Due> due(
            @Param("lane") int lane,
            @Param("region") long region,
            @Param("now") Instant now,
            @Param("limit") int limit);

    /** For as long as the lease holds, nobody else does it. */
    @Update("""
            update case_timer set next_at = #{lease}, attempts = attempts + 1
            where case_id = #{it.caseId} and next_at = #{it.nextAt}
            """)
    int take(@Param("it") Due it, @Param("lease") Instant lease);

    /** Not now: for who took it, and for nobody whose case was changed since. */
    @Update("update case_timer set next_at = #{at} where case_id = #{caseId} and next_at = #{lease}")
    int putBack(@Param("caseId") long caseId, @Param("lease") Instant lease, @Param("at") Instant at);

    /** The same, where it is another step; its attempts are forgotten. */
    @Update("""
            update case_timer set lane = #{lane}, next_at = #{at}, step = #{step}, due_at = #{at}, attempts = 0
            where case_id = #{caseId} and next_at = #{lease}
            """)
    int setAnew(
            @Param("caseId") long caseId,
            @Param("lease") Instant lease,
            @Param("lane") int lane,
            @Param("at") Instant at,
            @Param("step") CaseTimer.Step step);

    /** Of a case that is not there, or of which nothing is to be done. */
    @Delete("delete from case_timer where case_id = #{caseId} and next_at = #{lease}")
    int drop(@Param("caseId") long caseId, @Param("lease") Instant lease);
}
