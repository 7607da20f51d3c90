package cn.doorplate.casework;

import cn.doorplate.wechat.Verdict;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** What WeChat has yet to look at. A lease is {@code next_at}: who moves it has it until then. */
@Mapper
interface CaseCheckMapper {

    /** What WeChat thinks of a picture. */
    record Answered(long id, long caseId, String traceId, Verdict verdict) {}

    @Insert("""
            <script>
            insert into case_check (id, case_id, author_id, what, next_at, attempts, trace_id, created_at) values
            <foreach item="it" collection="checks" separator=",">
              (#{it.id}, #{it.caseId}, #{it.authorId}, #{it.what}, #{it.nextAt}, #{it.attempts}, #{it.traceId},
               #{it.createdAt})
            </foreach>
            </script>
            """)
    int insert(@Param("checks") List<CaseCheckRow> checks);

    @Select("""
            select id, case_id, author_id, what, next_at, attempts, trace_id, created_at from case_check
            where next_at <= #{now} order by next_at, id limit #{limit}
            """)
    List<CaseCheckRow> due(@Param("now") Instant now, @Param("limit") int limit);

    @Update("""
            update case_check set next_at = #{until}, attempts = attempts + 1 where id = #{it.id} and next_at = #{it.nextAt}
            """)
    int lease(@Param("it") CaseCheckRow it, @Param("until") Instant until);

    @Update("update case_check set next_at = #{at} where id = #{id}")
    int again(@Param("id") long id, @Param("at") Instant at);

    @Update("update case_check set trace_id = #{traceId}, next_at = #{at} where id = #{id}")
    int handedOver(@Param("id") long id, @Param("traceId") String traceId, @Param("at") Instant at);

    @Select("""
            select id, case_id, author_id, what, next_at, attempts, trace_id, created_at from case_check where id = #{id}
            for update
            """)
    List<CaseCheckRow> lock(@Param("id") long id);

    @Delete("delete from case_check where id = #{id}")
    int remove(@Param("id") long id);

    @Insert(
            "insert ignore into case_check_early (trace_id, verdict, created_at) values (#{traceId}, #{verdict}, #{now})")
    int answer(@Param("traceId") String traceId, @Param("verdict") Verdict verdict, @Param("now") Instant now);

    /** Those of pictures that we handed over, whichever of the two came first. */
    @Select("""
            select c.id, c.case_id, c.trace_id, e.verdict from case_check_early e join case_check c on c.trace_id = e.trace_id
            order by e.created_at limit #{limit}
            """)
    List<Answered> answered(@Param("limit") int limit);

    @Delete("delete from case_check_early where trace_id = #{traceId}")
    int forgetOne(@Param("traceId") String traceId);

    @Delete("delete from case_check_early where created_at < #{limit} limit 1000")
    int forget(@Param("limit") Instant limit);
}
