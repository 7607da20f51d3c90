package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseAction;
import cn.doorplate.casework.life.CaseKind;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Histories, for who counts them. */
@Mapper
interface CaseStoryMapper {

    /** What stays of a case. */
    record Filed(long id, long regionCode, CaseKind kind, Instant filedAt) {}

    /** An event of a case. */
    record Told(long caseId, long laneSeq, CaseAction action, String changes, boolean late, int seq) {}

    @Select("""
            <script>
            select id, region_code, kind, filed_at from ledger_case
            where id in <foreach item="id" collection="cases" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<Filed> filed(@Param("cases") Collection<Long> cases);

    /** Those of a kind in a community behind one of them, by their ids. */
    @Select("""
            select id, region_code, kind, filed_at from ledger_case force index (case_of_community)
            where region_code = #{community} and kind = #{kind} and id > #{after} order by id limit #{most}
            """)
    List<Filed> filedIn(
            @Param("community") long community,
            @Param("kind") CaseKind kind,
            @Param("after") long after,
            @Param("most") int most);

    /** The communities in a range of codes in which anything was ever filed. */
    @Select("""
            select distinct region_code from ledger_case
            where region_code between #{first} and #{last} order by region_code
            """)
    List<Long> communities(@Param("first") long first, @Param("last") long last);

    /** What happened to these cases, of each in its order. */
    @Select("""
            <script>
            select case_id, lane_seq, action, changes, late, seq from case_event
            where case_id in <foreach item="id" collection="cases" open="(" separator="," close=")">#{id}</foreach>
            union all
            select case_id, lane_seq, action, changes, late, seq from case_event_archive
            where case_id in <foreach item="id" collection="cases" open="(" separator="," close=")">#{id}</foreach>
            order by case_id, seq
            </script>
            """)
    List<Told> told(@Param("cases") Collection<Long> cases);
}
