package cn.doorplate.ledger;

import cn.doorplate.casework.life.CaseKind;
import cn.doorplate.casework.life.CaseLevel;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Figures, and up to which event they count. */
@Mapper
interface FigureMapper {

    /** Up to where a lane is counted. */
    record Mark(int lane, long seq) {}

    /** A figure to be added to what is there. */
    record Figure(FigureKey key, long n) {}

    /** A figure as the table has it. */
    record Row(long regionCode, LocalDate day, CaseKind kind, CaseLevel level, FigureMetric metric, long n) {

        FigureKey key() {
            return new FigureKey(regionCode, day, kind, level, metric);
        }
    }

    /**
     * A sum.
     *
     * @param part what it is counted by: a code, a kind, or a day
     */
    record Sum(String part, CaseLevel level, FigureMetric metric, long n) {}

    @Select("select lane, seq from case_figure_mark order by lane")
    List<Mark> marks();

    /** Locks them until the transaction is over: nothing is counted meanwhile. */
    @Select("select lane, seq from case_figure_mark order by lane for update")
    List<Mark> lockMarks();

    /** Conditional: of several servers one counts on. */
    @Update("update case_figure_mark set seq = #{to} where lane = #{lane} and seq = #{from}")
    int advance(@Param("lane") int lane, @Param("from") long from, @Param("to") long to);

    @Insert("""
            <script>
            insert into case_figure (region_code, day, kind, level, metric, n) values
            <foreach item="it" collection="figures" separator=",">
              (#{it.key.regionCode}, #{it.key.day}, #{it.key.kind}, #{it.key.level}, #{it.key.metric}, #{it.n})
            </foreach>
            on duplicate key update n = n + values(n)
            </script>
            """)
    int add(@Param("figures") List<Figure> figures);

    /** The communities, with a code in that range, of which there are figures; by the beginnings of the key alone. */
    @Select("""
            select distinct region_code from case_figure
            where region_code between #{first} and #{last} order by region_code
            """)
    List<Long> communities(@Param("first") long first, @Param("last") long last);

    @Select("""
            select region_code, day, kind, level, metric, n from case_figure where region_code = #{community}
            order by day, kind, level, metric
            """)
    List<Row> of(@Param("community") long community);

    @Delete("delete from case_figure where region_code = #{community}")
    int remove(@Param("community") long community);

    /**
     * Sums over the communities; of each a range of the key.
     *
     * @param divisor by which a community's code becomes that of the region to count by
     */
    @Select("""
            <script>
            select
              <choose>
                <when test="by.name() == 'REGION'">cast(region_code div #{divisor} as char)</when>
                <when test="by.name() == 'KIND'">kind</when>
                <when test="by.name() == 'DAY'">date_format(day, '%Y-%m-%d')</when>
                <otherwise>date_format(day, '%Y-%m-01')</otherwise>
              </choose> as part, level, metric, sum(n) as n
            from case_figure force index (primary)
            where region_code in <foreach item="it" collection="communities" open="(" separator="," close=")">#{it}</foreach>
              and day &gt;= #{from} and day &lt; #{until}
              <if test="kinds != null">
                and kind in <foreach item="it" collection="kinds" open="(" separator="," close=")">#{it}</foreach>
              </if>
            group by part, level, metric
            </script>
            """)
    List<Sum> sums(
            @Param("communities") Collection<Long> communities,
            @Param("from") LocalDate from,
            @Param("until") LocalDate until,
            @Param("kinds") @Nullable Collection<CaseKind> kinds,
            @Param("by") FigureBy by,
            @Param("divisor") long divisor);
}
