package cn.doorplate.worktime;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface OfficeHoursMapper {

    /** All there are: they are as many as staff have entered. */
    @Select("select region_code, valid_from, spans, version from office_hours")
    List<OfficeHoursRow> all();

    /** The newest seasons of a region itself, newest first. */
    @Select("""
            select region_code, valid_from, spans, version from office_hours
            where region_code = #{region} order by valid_from desc limit #{limit}
            """)
    List<OfficeHoursRow> ofRegion(@Param("region") long region, @Param("limit") int limit);

    /** Fails on the key if there is a season from that day on. */
    @Insert("""
            insert into office_hours (region_code, valid_from, spans, version, changed_at, created_at)
            values (#{region}, #{from}, #{spans}, 1, #{at}, #{at})
            """)
    int enter(
            @Param("region") long region,
            @Param("from") LocalDate from,
            @Param("spans") String spans,
            @Param("at") Instant at);

    @Update("""
            update office_hours set spans = #{now.spans}, version = version + 1, changed_at = #{at}
            where region_code = #{now.regionCode} and valid_from = #{now.validFrom} and version = #{now.version}
            """)
    int correct(@Param("now") OfficeHoursRow now, @Param("at") Instant at);
}
