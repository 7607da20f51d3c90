package cn.doorplate.faq;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Changes are conditional: who expects one row and changes none came too late. */
@Mapper
interface FaqMapper {

    String COLUMNS =
            "id, region_code, case_id, question, answer, published_at, revised_at, withdrawn_at, version from faq_answer";

    @Insert("""
            insert into faq_answer (id, region_code, case_id, question, answer, published_by, published_at)
            values (#{it.id}, #{it.regionCode}, #{it.caseId}, #{it.question}, #{it.answer}, #{by}, #{it.publishedAt})
            """)
    int insert(@Param("it") FaqRow row, @Param("by") long by);

    @Update("""
            update faq_answer set question = #{question}, answer = #{answer}, revised_at = #{now}, version = version + 1
            where id = #{id} and version = #{version} and withdrawn_at is null
            """)
    int edit(
            @Param("id") long id,
            @Param("version") int version,
            @Param("question") String question,
            @Param("answer") String answer,
            @Param("now") Instant now);

    @Update("""
            update faq_answer set withdrawn_at = #{now}, version = version + 1
            where id = #{id} and version = #{version} and withdrawn_at is null
            """)
    int withdraw(@Param("id") long id, @Param("version") int version, @Param("now") Instant now);

    /** Those that were taken back too. */
    @Select("select " + COLUMNS + " where id = #{id}")
    @Nullable FaqRow find(@Param("id") long id);

    @Select("<script>select " + COLUMNS + """
             where withdrawn_at is null and id in
              <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<FaqRow> byIds(@Param("ids") Collection<Long> ids);

    @Select("<script>select " + COLUMNS + """
             where live_case in <foreach item="id" collection="cases" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<FaqRow> ofCases(@Param("cases") Collection<Long> cases);

    /** Of each region the newest before an id; each costs no more than {@code limit} rows of its index. */
    @Select("<script><foreach item=\"region\" collection=\"regions\" separator=\" union all \">(select " + COLUMNS
            + """
             where live_region = #{region} and id &lt; #{before} order by live_region desc, id desc limit #{limit})
            </foreach>
            order by id desc limit #{most}
            </script>
            """)
    List<FaqRow> newest(
            @Param("regions") Collection<Long> regions,
            @Param("before") long before,
            @Param("limit") int limit,
            @Param("most") int most);

    @Select("""
            <script>
            select distinct live_region from faq_answer
            where live_region in <foreach item="code" collection="regions" open="(" separator="," close=")">#{code}</foreach>
            </script>
            """)
    List<Long> withAnswers(@Param("regions") Collection<Long> regions);
}
