package cn.doorplate.event;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Rosters that were taken away. */
@Mapper
interface RosterExportMapper {

    @Insert("""
            insert into event_roster_export (id, event_id, person_id, created_at)
            values (#{id}, #{eventId}, #{personId}, #{createdAt})
            """)
    int insert(RosterExportRow row);

    @Select("select id, event_id, person_id, created_at from event_roster_export where id = #{id}")
    @Nullable RosterExportRow find(@Param("id") long id);

    /** The same, and it stays until the caller's transaction ends. */
    @Select("select id, event_id, person_id, created_at from event_roster_export where id = #{id} for update")
    @Nullable RosterExportRow hold(@Param("id") long id);

    @Select("select id from event_roster_export where created_at < #{limit} order by created_at limit #{atMost}")
    List<Long> before(@Param("limit") Instant limit, @Param("atMost") int atMost);

    @Delete("""
            <script>
            delete from event_roster_export
            where id in <foreach item="it" collection="ids" open="(" separator="," close=")">#{it}</foreach>
            </script>
            """)
    int remove(@Param("ids") Collection<Long> ids);
}
