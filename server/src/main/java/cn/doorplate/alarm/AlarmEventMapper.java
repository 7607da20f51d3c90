package cn.doorplate.alarm;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** What happened to alarms. */
@Mapper
interface AlarmEventMapper {

    @Insert("""
            <script>
            insert into alarm_event (alarm_id, seq, at, deed, staff, facts, words, words_sha, hash, created_at) values
            <foreach item="it" collection="events" separator=",">
            (#{it.alarmId}, #{it.seq}, #{it.at}, #{it.deed}, #{it.staff}, #{it.facts}, #{it.words}, #{it.wordsSha}, #{it.hash},
              #{it.at})
            </foreach>
            </script>
            """)
    int insert(@Param("events") Collection<AlarmEventRow> events);

    /** Of these alarms, in their order. */
    @Select("""
            <script>
            select alarm_id, seq, at, deed, staff, facts, words, words_sha, hash from alarm_event
            where alarm_id in <foreach item="it" collection="alarms" open="(" separator="," close=")">#{it}</foreach>
            order by alarm_id, seq
            </script>
            """)
    List<AlarmEventRow> of(@Param("alarms") Collection<Long> alarms);
}
