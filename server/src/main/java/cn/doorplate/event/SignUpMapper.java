package cn.doorplate.event;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Sign-ups. */
@Mapper
interface SignUpMapper extends BaseMapper<SignUpRow> {

    String COLUMNS = """
            select id, event_id, holder, person_id, signed_by, answers, came_at, came_by, missed_at, score, created_at
            from event_sign_up
            """;

    /** @throws org.springframework.dao.DuplicateKeyException if that holder was signed up before */
    @Insert("""
            insert into event_sign_up (id, event_id, holder, person_id, signed_by, answers, created_at)
            values (#{id}, #{eventId}, #{holder}, #{personId}, #{signedBy}, #{answers,jdbcType=VARBINARY}, #{createdAt})
            """)
    int enter(SignUpRow row);

    /** @throws org.springframework.dao.DuplicateKeyException if one of these holders was signed up before: then none is entered */
    @Insert("""
            <script>
            insert into event_sign_up (id, event_id, holder, person_id, signed_by, answers, created_at) values
            <foreach item="it" collection="rows" separator=",">
              (#{it.id}, #{it.eventId}, #{it.holder}, #{it.personId}, #{it.signedBy}, #{it.answers,jdbcType=VARBINARY},
               #{it.createdAt})
            </foreach>
            </script>
            """)
    int enterAll(@Param("rows") Collection<SignUpRow> rows);

    /** That holder signs up anew: who does it, and what they answer, takes the place of what was. */
    @Update("""
            update event_sign_up
            set person_id = #{personId}, signed_by = #{signedBy}, answers = #{answers,jdbcType=VARBINARY}
            where event_id = #{eventId} and holder = #{holder}
            """)
    int again(SignUpRow row);

    @Select(COLUMNS + "where event_id = #{event} and holder = #{holder}")
    @Nullable SignUpRow of(@Param("event") long event, @Param("holder") long holder);

    /** As it is, and as it stays until the caller's transaction ends: who gives back and who checks in come one after the other. */
    @Select(COLUMNS + "where id = #{id} for update")
    @Nullable SignUpRow hold(@Param("id") long id);

    /** Those of these holders. */
    @Select("""
            <script>
            """ + COLUMNS + """
            where event_id = #{event}
              and holder in <foreach item="it" collection="holders" open="(" separator="," close=")">#{it}</foreach>
            </script>
            """)
    List<SignUpRow> ofHolders(@Param("event") long event, @Param("holders") Collection<Long> holders);

    /** Those at these events that are for somebody, or that they made. */
    @Select("""
            <script>
            select * from (
              (""" + COLUMNS + """
               where person_id = #{person}
                 and event_id in <foreach item="it" collection="events" open="(" separator="," close=")">#{it}</foreach>)
              union
              (""" + COLUMNS + """
               where signed_by = #{person}
                 and event_id in <foreach item="it" collection="events" open="(" separator="," close=")">#{it}</foreach>)
            ) own order by id
            </script>
            """)
    List<SignUpRow> ownAt(@Param("person") long person, @Param("events") Collection<Long> events);

    /** Those that are for somebody, or that they made, the newest first. */
    @Select("""
            select * from (
              (""" + COLUMNS + """
               where person_id = #{person} and id < #{before} order by id desc limit #{atMost})
              union
              (""" + COLUMNS + """
               where signed_by = #{person} and id < #{before} order by id desc limit #{atMost})
            ) own order by id desc limit #{atMost}
            """)
    List<SignUpRow> own(@Param("person") long person, @Param("before") long before, @Param("atMost") int atMost);

    /** When somebody did not come, in a county, since then: the last first. */
    @Select("""
            select missed_at from event_sign_up
            where person_id = #{person} and missed_in = #{county} and missed_at > #{since}
            order by missed_at desc limit #{atMost}
            """)
    List<Instant> missed(
            @Param("person") long person,
            @Param("county") long county,
            @Param("since") Instant since,
            @Param("atMost") int atMost);

    @Update("update event_sign_up set score = #{score} where id = #{id} and came_at is not null")
    int score(@Param("id") long id, @Param("score") int score);
}
