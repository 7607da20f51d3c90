package cn.doorplate.stay;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Who has said to be at which station: one row a person. */
@Mapper
interface VisitMapper extends BaseMapper<VisitRow> {

    record Seated(long stationId, int people) {}

    /** They are there now, and nowhere else. */
    @Insert("""
            insert into stay_visit (person_id, station_id, since, until, created_at)
            values (#{personId}, #{stationId}, #{since}, #{until}, #{createdAt})
            on duplicate key update station_id = #{stationId}, since = #{since}, until = #{until}
            """)
    int enter(VisitRow row);

    @Select("""
            select person_id, station_id, since, until, created_at from stay_visit where person_id = #{person} for update
            """)
    @Nullable VisitRow hold(@Param("person") long person);

    @Delete("delete from stay_visit where person_id = #{person}")
    int leave(@Param("person") long person);

    /** Of each where anybody is: how many. */
    @Select("""
            <script>
            select station_id, count(*) as people from stay_visit
            where station_id in <foreach item="it" collection="stations" open="(" separator="," close=")">#{it}</foreach>
              and until > #{now}
            group by station_id
            </script>
            """)
    List<Seated> seated(@Param("stations") Collection<Long> stations, @Param("now") Instant now);

    @Delete("delete from stay_visit where until < #{limit} limit #{atMost}")
    int removeBefore(@Param("limit") Instant limit, @Param("atMost") int atMost);
}
