package cn.doorplate.alarm;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** What regions say of when alarms are passed on. */
@Mapper
interface AlarmTimesMapper {

    /** One region's word. */
    record Said(long region, int communityAfter, int streetAfter, int version) {}

    @Select("""
            <script>
            select region, community_after, street_after, version from alarm_times
            where region in <foreach item="it" collection="regions" open="(" separator="," close=")">#{it}</foreach>
            </script>
            """)
    List<Said> of(@Param("regions") Collection<Long> regions);

    @Insert("""
            insert into alarm_times (region, community_after, street_after, set_by, version, created_at)
            values (#{said.region}, #{said.communityAfter}, #{said.streetAfter}, #{by}, 1, #{now})
            """)
    int add(@Param("said") Said said, @Param("by") long by, @Param("now") Instant now);

    @Update("""
            update alarm_times set community_after = #{said.communityAfter}, street_after = #{said.streetAfter}, set_by = #{by},
              version = version + 1
            where region = #{said.region} and version = #{said.version}
            """)
    int change(@Param("said") Said said, @Param("by") long by);
}
