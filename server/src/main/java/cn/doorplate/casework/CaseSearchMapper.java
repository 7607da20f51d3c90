package cn.doorplate.casework;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Pairs of characters of what was written about cases, as keyed hashes. */
@Mapper
interface CaseSearchMapper {

    /** @param grams as a JSON array: a text has dozens, and each as a parameter of its own costs more than its row */
    @Insert("""
            insert ignore into case_gram (county, gram, case_id, region_code)
            select #{county}, it.gram, #{caseId}, #{region}
            from json_table(#{grams}, '$[*]' columns (gram bigint path '$')) it
            """)
    int insert(
            @Param("county") long county,
            @Param("region") long region,
            @Param("caseId") long caseId,
            @Param("grams") String grams);

    /** A pair, and the case that has it so many before. */
    record Probe(long gram, long caseId) {}

    /** How far back the posting of that number lies under each; nothing for one that has fewer. */
    @Select("""
            <script>
            <foreach item="gram" collection="grams" separator=" union all ">
              (select gram, case_id from case_gram where county = #{county} and gram = #{gram} and case_id &lt; #{before}
               order by case_id desc limit 1 offset #{number})
            </foreach>
            </script>
            """)
    List<Probe> probe(
            @Param("county") long county,
            @Param("grams") Collection<Long> grams,
            @Param("before") long before,
            @Param("number") int number);

    /** A case that has a pair. */
    record Posting(long caseId, long regionCode) {}

    @Select("""
            select case_id, region_code from case_gram
            where county = #{county} and gram = #{gram} and case_id < #{before} order by case_id desc limit #{limit}
            """)
    List<Posting> postings(
            @Param("county") long county,
            @Param("gram") long gram,
            @Param("before") long before,
            @Param("limit") int limit);

    /** Those of some cases that have all pairs. */
    @Select("""
            <script>
            select case_id from case_gram
            where county = #{county}
              and gram in <foreach item="it" collection="grams" open="(" separator="," close=")">#{it}</foreach>
              and case_id in <foreach item="it" collection="cases" open="(" separator="," close=")">#{it}</foreach>
            group by case_id having count(*) = #{number}
            </script>
            """)
    List<Long> withAll(
            @Param("county") long county,
            @Param("grams") Collection<Long> grams,
            @Param("cases") Collection<Long> cases,
            @Param("number") int number);
}
