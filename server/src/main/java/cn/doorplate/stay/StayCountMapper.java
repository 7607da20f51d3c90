package cn.doorplate.stay;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** What stations did, in numbers. */
@Mapper
interface StayCountMapper {

    record Counted(LocalDate day, StayCount what, long number) {}

    @Insert("""
            insert into stay_day (region, day, station_id, what, number, created_at)
            values (#{region}, #{day}, #{station}, #{what}, 1, #{at})
            on duplicate key update number = number + 1
            """)
    int count(
            @Param("region") long region,
            @Param("day") LocalDate day,
            @Param("station") long station,
            @Param("what") StayCount what,
            @Param("at") Instant at);

    /** Of communities from one to another. */
    @Select("""
            select day, what, sum(number) as number from stay_day
            where region between #{first} and #{last} and day between #{from} and #{to}
            group by day, what
            """)
    List<Counted> ofRegions(
            @Param("first") long first,
            @Param("last") long last,
            @Param("from") LocalDate from,
            @Param("to") LocalDate to);

    @Select("""
            select day, what, sum(number) as number from stay_day
            where station_id = #{station} and day between #{from} and #{to}
            group by day, what
            """)
    List<Counted> ofStation(@Param("station") long station, @Param("from") LocalDate from, @Param("to") LocalDate to);
}
