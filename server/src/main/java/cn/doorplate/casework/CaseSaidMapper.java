package cn.doorplate.casework;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Reads from the history who said what. */
@Mapper
interface CaseSaidMapper {

    /** How the other side of a dispute sees it. */
    record SideAnswer(
            long caseId, int party, int seq, @Nullable Long textId, Instant at) {}

    /** How often somebody wrote to a case since then, which is lately; 0 is nobody's party, and nobody's staff. */
    @Select("""
            select count(*) from case_event
            where case_id = #{caseId} and action in ('COMMENT', 'NOTE') and at >= #{since}
              and coalesce(party, 0) = #{party} and coalesce(staff_id, 0) = #{staff}
            """)
    int comments(
            @Param("caseId") long caseId,
            @Param("party") int party,
            @Param("staff") long staff,
            @Param("since") Instant since);

    @Select("""
            <script>
            select case_id, party, seq, text_id, at from case_event
            where action = 'SIDE_ANSWER' and case_id in
              <foreach item="id" collection="cases" open="(" separator="," close=")">#{id}</foreach>
            union all
            select case_id, party, seq, text_id, at from case_event_archive
            where action = 'SIDE_ANSWER' and case_id in
              <foreach item="id" collection="cases" open="(" separator="," close=")">#{id}</foreach>
            order by case_id, seq
            </script>
            """)
    List<SideAnswer> sideAnswers(@Param("cases") Collection<Long> cases);
}
