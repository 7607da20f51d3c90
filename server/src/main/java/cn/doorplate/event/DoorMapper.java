package cn.doorplate.event;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Who came, and who did not. */
@Mapper
interface DoorMapper {

    @Select("select exists (select 1 from event_sign_up where event_id = #{event} and came_at is not null)")
    boolean hasAnybodyCome(@Param("event") long event);

    /** Those of these holders who have not come stayed away. */
    @Update("""
            <script>
            update event_sign_up set missed_at = #{at}, missed_in = #{county}
            where event_id = #{event} and came_at is null and missed_at is null
              and holder in <foreach item="it" collection="holders" open="(" separator="," close=")">#{it}</foreach>
            </script>
            """)
    int missed(
            @Param("event") long event,
            @Param("holders") Collection<Long> holders,
            @Param("at") Instant at,
            @Param("county") long county);

    /** Keeps everybody else from changing these until the caller's transaction ends; in one order for all. */
    @Select("""
            <script>
            select id from event_sign_up
            where id in <foreach item="it" collection="ids" open="(" separator="," close=")">#{it}</foreach>
            order by id for update
            </script>
            """)
    List<Long> hold(@Param("ids") Collection<Long> ids);

    /** Who came has not stayed away. */
    @Update("""
            update event_sign_up
            set came_at = #{at}, came_by = #{way}, recorded_by = #{by}, missed_at = null, missed_in = null
            where id = #{id} and came_at is null
            """)
    int came(@Param("id") long id, @Param("at") Instant at, @Param("way") CheckInWay way, @Param("by") long by);

    /** It is learned only now that they came before they were recorded. */
    @Update("""
            update event_sign_up set came_at = #{at}, came_by = #{way}, recorded_by = #{by}
            where id = #{id} and came_at > #{at}
            """)
    int cameEarlier(@Param("id") long id, @Param("at") Instant at, @Param("way") CheckInWay way, @Param("by") long by);
}
