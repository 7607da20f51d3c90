package cn.doorplate.worktime;

import java.time.Instant;
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

@Mapper
interface WorkYearMapper {

    /** Grows with each change of what this module keeps. */
    @Select("select generation from work_generation where id = 1")
    long generation();

    /** Before any change: one after the other, and servers learn of it when it is committed. */
    @Update("update work_generation set generation = generation + 1, changed_at = #{at} where id = 1")
    int advance(@Param("at") Instant at);

    @Select("select year, document from work_year")
    List<WorkYearRow> years();

    @Select("select year, document from work_year where year = #{year}")
    @Nullable WorkYearRow find(@Param("year") int year);

    @Select("select day, kind, name from work_day")
    List<NamedDay> days();

    /** Those that the arrangement of a year names, by day. */
    @Select("select day, kind, name from work_day where year = #{year} order by day")
    List<NamedDay> daysOf(@Param("year") int year);

    /** Which of these days the arrangement of another year names. */
    @Select("""
            <script>
            select day from work_day where year &lt;&gt; #{year} and day in
            <foreach item="day" collection="days" open="(" separator="," close=")">#{day}</foreach>
            order by day
            </script>
            """)
    List<LocalDate> ofOtherYears(@Param("year") int year, @Param("days") Collection<LocalDate> days);

    @Delete("delete from work_day where year = #{year}")
    int forgetDays(@Param("year") int year);

    @Delete("delete from work_year where year = #{year}")
    int forget(@Param("year") int year);

    @Insert("insert into work_year (year, document, imported_at) values (#{now.year}, #{now.document}, #{at})")
    int enter(@Param("now") WorkYearRow now, @Param("at") Instant at);

    @Insert("""
            <script>
            insert into work_day (day, year, kind, name, created_at) values
            <foreach item="it" collection="days" separator=",">(#{it.day}, #{year}, #{it.kind}, #{it.name}, #{at})</foreach>
            </script>
            """)
    int enterDays(@Param("year") int year, @Param("days") List<NamedDay> days, @Param("at") Instant at);
}
