package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAction;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** The history: added to and read, and nothing else. */
@Mapper
interface CaseEventMapper {

    /** An event with its number in its lane. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Numbered(CaseEvent event, int lane, long laneSeq, byte[] laneMac) {}

    @Insert("""
            <script>
            insert into case_event (case_id, seq, lane, lane_seq, at, action, party, staff_id, role, changes, text_id, text_sha,
              late, hash, lane_mac) values
            <foreach item="it" collection="events" separator=",">
              (#{it.event.caseId}, #{it.event.seq}, #{it.lane}, #{it.laneSeq}, #{it.event.at}, #{it.event.action},
               #{it.event.party}, #{it.event.staffId}, #{it.event.role}, #{it.event.changes}, #{it.event.textId},
               #{it.event.textSha}, #{it.event.late}, #{it.event.hash}, #{it.laneMac})
            </foreach>
            </script>
            """)
    int insert(@Param("events") List<Numbered> events);

    /** Those of a case behind one of them, by their numbers. */
    @Select("""
            select case_id, seq, at, action, party, staff_id, role, changes, text_id, text_sha, late, hash
            from case_event where case_id = #{caseId} and seq > #{after}
            union all
            select case_id, seq, at, action, party, staff_id, role, changes, text_id, text_sha, late, hash
            from case_event_archive where case_id = #{caseId} and seq > #{after} order by seq limit #{limit}
            """)
    List<CaseEvent> behind(@Param("caseId") long caseId, @Param("after") int after, @Param("limit") int limit);

    /** What happened in a lane. */
    record InLane(long laneSeq, long caseId, int seq) {}

    /** Those of a lane behind a number, in its order: what is not archived, for who follows what happens. */
    @Select("""
            select lane_seq, case_id, seq from case_event
            where lane = #{lane} and lane_seq > #{after} order by lane_seq limit #{limit}
            """)
    List<InLane> inLane(@Param("lane") int lane, @Param("after") long after, @Param("limit") int limit);

    /** What changed in an event. */
    record Changed(long caseId, CaseAction action, String changes, int seq) {}

    /** The events by which cases came to desks and units, and left them; those of a case in their order. */
    @Select("""
            <script>
            select case_id, action, changes, seq from case_event
            where case_id in <foreach item="id" collection="cases" open="(" separator="," close=")">#{id}</foreach>
              and action in ('FILE', 'TAKE', 'RELEASE', 'DISPATCH', 'OFFER', 'RETURN', 'RULE', 'ESCALATE', 'OBJECT', 'CALL_BACK')
            union all
            select case_id, action, changes, seq from case_event_archive
            where case_id in <foreach item="id" collection="cases" open="(" separator="," close=")">#{id}</foreach>
              and action in ('FILE', 'TAKE', 'RELEASE', 'DISPATCH', 'OFFER', 'RETURN', 'RULE', 'ESCALATE', 'OBJECT', 'CALL_BACK')
            order by case_id, seq
            </script>
            """)
    List<Changed> movesOf(@Param("cases") Collection<Long> cases);

    /** Whether somebody had the case in hand once, or said that it was done. */
    @Select("""
            select exists (select 1 from case_event
                where case_id = #{caseId} and staff_id = #{staff} and action in ('TAKE', 'ANSWER', 'FINISH'))
              or exists (select 1 from case_event_archive
                where case_id = #{caseId} and staff_id = #{staff} and action in ('TAKE', 'ANSWER', 'FINISH'))
            """)
    boolean tookPart(@Param("caseId") long caseId, @Param("staff") long staff);

    /** Whether a case was open to all units of a county once. */
    @Select("""
            select exists (select 1 from case_event
                where case_id = #{caseId} and action in ('FILE', 'OFFER') and changes regexp '(^|;)pool_county=[0-9]')
              or exists (select 1 from case_event_archive
                where case_id = #{caseId} and action in ('FILE', 'OFFER') and changes regexp '(^|;)pool_county=[0-9]')
            """)
    boolean wasInPool(@Param("caseId") long caseId);
}
