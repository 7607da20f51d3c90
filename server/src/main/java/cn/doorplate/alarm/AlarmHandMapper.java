package cn.doorplate.alarm;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Who was told of alarms, and what they answered. */
@Mapper
interface AlarmHandMapper {

    /** Who is there already stays as they are. */
    @Insert("""
            <script>
            insert into alarm_hand (alarm_id, person_id, role, stage, told_at, answer, answered_at, minutes, created_at) values
            <foreach item="it" collection="hands" separator=",">
            (#{it.alarmId}, #{it.personId}, #{it.role}, #{it.stage}, #{it.toldAt}, #{it.answer}, #{it.answeredAt}, #{it.minutes},
              #{it.toldAt})
            </foreach>
            on duplicate key update alarm_id = alarm_id
            </script>
            """)
    int add(@Param("hands") Collection<AlarmHandRow> hands);

    @Insert("""
            insert into alarm_hand (alarm_id, person_id, role, stage, told_at, answer, answered_at, minutes, created_at)
            values (#{alarmId}, #{personId}, #{role}, #{stage}, #{toldAt}, #{answer}, #{answeredAt}, #{minutes}, #{toldAt})
            on duplicate key update answer = #{answer}, answered_at = #{answeredAt}, minutes = #{minutes}
            """)
    int put(AlarmHandRow hand);

    /** Who said to come to these and is not there has only seen them. */
    @Update("""
            <script>
            update alarm_hand set answer = 'SEEN', minutes = null
            where alarm_id in <foreach item="it" collection="alarms" open="(" separator="," close=")">#{it}</foreach>
              and answer = 'COMING'
            </script>
            """)
    int overdue(@Param("alarms") Collection<Long> alarms);

    /** Whose family was told: by them it could be found whose alarm it was. */
    @Delete("""
            <script>
            delete from alarm_hand
            where alarm_id in <foreach item="it" collection="alarms" open="(" separator="," close=")">#{it}</foreach>
              and role = 'FAMILY'
            </script>
            """)
    int forget(@Param("alarms") Collection<Long> alarms);

    /** Of these alarms, who was told first before the others. */
    @Select("""
            <script>
            select alarm_id, person_id, role, stage, told_at, answer, answered_at, minutes from alarm_hand
            where alarm_id in <foreach item="it" collection="alarms" open="(" separator="," close=")">#{it}</foreach>
            order by alarm_id, told_at, person_id
            </script>
            """)
    List<AlarmHandRow> of(@Param("alarms") Collection<Long> alarms);

    @Select("""
            select alarm_id, person_id, role, stage, told_at, answer, answered_at, minutes from alarm_hand
            where alarm_id = #{alarm} and person_id = #{person}
            """)
    @Nullable AlarmHandRow find(@Param("alarm") long alarm, @Param("person") long person);
}
