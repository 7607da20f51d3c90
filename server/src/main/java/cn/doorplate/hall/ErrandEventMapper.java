package cn.doorplate.hall;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** What happened to errands. */
@Mapper
interface ErrandEventMapper {

    /** An event of an errand. */
    record EventRow(
            long errandId, int seq, ErrandEventKind kind, long actorId, byte @Nullable [] note, Instant createdAt) {}

    @Select("select coalesce(max(seq), 0) from hall_errand_event where errand_id = #{id}")
    int lastSeq(@Param("id") long id);

    @Insert("""
            insert into hall_errand_event (errand_id, seq, kind, actor_id, note, created_at)
            values (#{errandId}, #{seq}, #{kind}, #{actorId}, #{note,jdbcType=VARBINARY}, #{createdAt})
            """)
    int tell(EventRow event);

    /** The last of each, so many at most, the oldest of them first. */
    @Select("""
            <script>
            select it.errand_id, it.seq, it.kind, it.actor_id, it.note, it.created_at
            from hall_errand_event it
              join (select errand_id, max(seq) as seq from hall_errand_event
                where errand_id in <foreach item="it" collection="ids" open="(" separator="," close=")">#{it}</foreach>
                group by errand_id) newest on newest.errand_id = it.errand_id
            where it.seq &gt; newest.seq - #{most}
            order by it.errand_id, it.seq
            </script>
            """)
    List<EventRow> events(@Param("ids") Collection<Long> ids, @Param("most") int most);

    @Delete("delete from hall_errand_event where errand_id = #{id}")
    int remove(@Param("id") long id);
}
