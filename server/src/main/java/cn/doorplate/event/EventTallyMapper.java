package cn.doorplate.event;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Counts who signed up for events, while that is known; and keeps what was counted. */
@Mapper
interface EventTallyMapper {

    String COUNTED = """
            event_id, count(came_at) as came, count(missed_at) as missed, count(score) as scores, coalesce(sum(score), 0) as points
            """;

    /** Of those for which anybody signed up. */
    @Select("""
            <script>
            select event_id, came, missed, scores, points from event_tally
            where event_id in <foreach item="it" collection="events" open="(" separator="," close=")">#{it}</foreach>
            union all
            select
            """ + COUNTED + """
            from event_sign_up s
            where event_id in <foreach item="it" collection="events" open="(" separator="," close=")">#{it}</foreach>
              and not exists (select 1 from event_tally t where t.event_id = s.event_id)
            group by event_id
            </script>
            """)
    List<EventTally> of(@Param("events") Collection<Long> events);

    /** What is counted now counts for good; where it was settled before, nothing changes. */
    @Insert("insert ignore into event_tally (event_id, came, missed, scores, points, created_at) select " + COUNTED
            + """
            , #{at} from event_sign_up where event_id = #{event} group by event_id
            """)
    int settle(@Param("event") long event, @Param("at") Instant at);
}
