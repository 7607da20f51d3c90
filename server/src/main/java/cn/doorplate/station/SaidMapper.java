package cn.doorplate.station;

import java.time.Instant;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** That somebody said something today. */
@Mapper
interface SaidMapper {

    /** @param doubt of which it is counted */
    record Said(boolean works, @Nullable Instant doubt) {}

    @Select("select works, doubt from station_said where said = #{said}")
    @Nullable Said find(@Param("said") byte[] said);

    @Insert("""
            insert into station_said (said, works, doubt, created_at) values (#{said}, #{works}, #{doubt}, #{now})
            on duplicate key update works = #{works}, doubt = #{doubt}
            """)
    int put(
            @Param("said") byte[] said,
            @Param("works") boolean works,
            @Param("doubt") @Nullable Instant doubt,
            @Param("now") Instant now);

    @Delete("delete from station_said where created_at < #{limit} order by created_at limit #{atMost}")
    int removeBefore(@Param("limit") Instant limit, @Param("atMost") int atMost);
}
