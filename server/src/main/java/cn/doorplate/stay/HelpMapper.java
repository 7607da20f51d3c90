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
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Calls for help, and what is said in them. */
@Mapper
interface HelpMapper extends BaseMapper<HelpRow> {

    String COLUMNS = """
            select id, station_id, region, person_id, need, words, may_call, state, asked_at, answered_at, closed_at, told, sayings,
            due_at, created_at
            from stay_help
            """;

    /** Something that was said. */
    record SayingRow(
            long helpId, int number, @Nullable Long personId, boolean byHelper, byte[] words, Instant createdAt) {}

    /** How many of a station's nobody has answered. */
    record Unanswered(long stationId, int number) {}

    /** As it is, and as it stays until the caller's transaction ends. */
    @Select(COLUMNS + "where id = #{id} for update")
    @Nullable HelpRow hold(@Param("id") long id);

    @Select("""
            select count(*) from (
              select id from stay_help where person_id = #{person} and state in ('ASKED', 'ANSWERED') limit 10
            ) open
            """)
    int open(@Param("person") long person);

    /** The newest first. */
    @Select(COLUMNS + "where person_id = #{person} and id < #{before} order by id desc limit #{atMost}")
    List<HelpRow> own(@Param("person") long person, @Param("before") long before, @Param("atMost") int atMost);

    /** The newest first. */
    @Select(COLUMNS + "where station_id = #{station} and id < #{before} order by id desc limit #{atMost}")
    List<HelpRow> at(@Param("station") long station, @Param("before") long before, @Param("atMost") int atMost);

    /** Those that are not closed, the newest first. */
    @Select("select * from ((" + COLUMNS + """
            where station_id = #{station} and state = 'ASKED' and id < #{before} order by id desc limit #{atMost})
            union all (""" + COLUMNS + """
            where station_id = #{station} and state = 'ANSWERED' and id < #{before} order by id desc limit #{atMost})) open
            order by id desc limit #{atMost}
            """)
    List<HelpRow> openAt(@Param("station") long station, @Param("before") long before, @Param("atMost") int atMost);

    @Select("""
            <script>
            select station_id, count(*) as number from stay_help
            where station_id in <foreach item="it" collection="stations" open="(" separator="," close=")">#{it}</foreach>
              and state = 'ASKED'
            group by station_id
            </script>
            """)
    List<Unanswered> unanswered(@Param("stations") Collection<Long> stations);

    /** For who holds it. */
    @Update("""
            update stay_help
            set state = #{state}, answered_at = #{answeredAt}, closed_at = #{closedAt}, told = #{told}, sayings = #{sayings},
                due_at = #{dueAt}
            where id = #{id}
            """)
    int change(HelpRow row);

    @Insert("""
            insert into stay_help_saying (help_id, number, person_id, by_helper, words, created_at)
            values (#{helpId}, #{number}, #{personId}, #{byHelper}, #{words}, #{createdAt})
            """)
    int say(SayingRow saying);

    /** Of these calls, in their order. */
    @Select("""
            <script>
            select help_id, number, person_id, by_helper, words, created_at from stay_help_saying
            where help_id in <foreach item="it" collection="ids" open="(" separator="," close=")">#{it}</foreach>
            order by help_id, number
            </script>
            """)
    List<SayingRow> sayings(@Param("ids") Collection<Long> ids);

    /** Who helped in it, by saying something. */
    @Select("""
            select distinct person_id from stay_help_saying where help_id = #{id} and by_helper = true and person_id is not null
            """)
    List<Long> helpers(@Param("id") long id);

    @Select("select id from stay_help where due_at <= #{now} order by due_at limit #{atMost}")
    List<Long> due(@Param("now") Instant now, @Param("atMost") int atMost);

    @Update("update stay_help set due_at = #{later} where id = #{id} and due_at is not null")
    int postpone(@Param("id") long id, @Param("later") Instant later);

    /** Those that were closed before, of which more is known than that they were; the oldest first. */
    @Select("""
            select id from stay_help where closed_at < #{limit} and forgotten = false order by closed_at limit #{atMost}
            """)
    List<Long> closedBefore(@Param("limit") Instant limit, @Param("atMost") int atMost);

    @Update("""
            <script>
            update stay_help set person_id = null, words = null, forgotten = true
            where id in <foreach item="it" collection="ids" open="(" separator="," close=")">#{it}</foreach>
            </script>
            """)
    int forget(@Param("ids") Collection<Long> ids);

    @Delete("""
            <script>
            delete from stay_help_saying
            where help_id in <foreach item="it" collection="ids" open="(" separator="," close=")">#{it}</foreach>
            </script>
            """)
    int removeSayings(@Param("ids") Collection<Long> ids);

    @Update("update stay_help_saying set person_id = null where person_id = #{person}")
    int forgetSpeaker(@Param("person") long person);
}
