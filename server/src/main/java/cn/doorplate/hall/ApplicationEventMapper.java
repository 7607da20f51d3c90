package cn.doorplate.hall;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** What happened to applications. */
@Mapper
interface ApplicationEventMapper {

    /** An event of an application. */
    record EventRow(
            long applicationId,
            int seq,
            ApplicationEventKind kind,
            ApplicationParty party,
            long actorId,
            byte @Nullable [] text,
            Instant createdAt) {}

    @Select("select coalesce(max(seq), 0) from hall_application_event where application_id = #{id}")
    int lastSeq(@Param("id") long id);

    @Insert("""
            insert into hall_application_event (application_id, seq, kind, party, actor_id, text, created_at)
            values (#{applicationId}, #{seq}, #{kind}, #{party}, #{actorId}, #{text,jdbcType=VARBINARY}, #{createdAt})
            """)
    int tell(EventRow event);

    /** The last of each, so many at most, the oldest of them first. */
    @Select("""
            <script>
            select it.application_id, it.seq, it.kind, it.party, it.actor_id, it.text, it.created_at
            from hall_application_event it
              join (select application_id, max(seq) as seq from hall_application_event
                where application_id in <foreach item="it" collection="ids" open="(" separator="," close=")">#{it}</foreach>
                group by application_id) newest on newest.application_id = it.application_id
            where it.seq &gt; newest.seq - #{most}
            order by it.application_id, it.seq
            </script>
            """)
    List<EventRow> events(@Param("ids") Collection<Long> ids, @Param("most") int most);

    @Select("""
            select application_id, seq, kind, party, actor_id, text, created_at from hall_application_event
            where application_id = #{id} and seq = #{seq}
            """)
    @Nullable EventRow event(@Param("id") long id, @Param("seq") int seq);

    @Select("select count(*) from hall_application_event where application_id = #{id} and kind = #{kind}")
    int times(@Param("id") long id, @Param("kind") ApplicationEventKind kind);

    /** How often somebody has said something since then. */
    @Select("""
            select count(*) from hall_application_event
            where application_id = #{id} and kind = 'COMMENT' and actor_id = #{person} and created_at > #{since}
            """)
    int comments(@Param("id") long id, @Param("person") long person, @Param("since") Instant since);

    @Update("update hall_application_event set text = null where application_id = #{id}")
    int forgetTexts(@Param("id") long id);
}
