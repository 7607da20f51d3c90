package cn.doorplate.stay;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Loans. */
@Mapper
interface LoanMapper extends BaseMapper<LoanRow> {

    String COLUMNS = """
            select id, lending_id, station_id, thing, person_id, state, taken_at, due_at, ended_at, given_back_to, reminded,
            remind_at, created_at
            from stay_loan
            """;

    /** How many of a station's are overdue. */
    record Overdue(long stationId, int number) {}

    /** As it is, and as it stays until the caller's transaction ends. */
    @Select(COLUMNS + "where id = #{id} for update")
    @Nullable LoanRow hold(@Param("id") long id);

    /** What somebody has now. */
    @Select(COLUMNS + "where person_id = #{person} and state = 'OUT' order by due_at limit 50")
    List<LoanRow> out(@Param("person") long person);

    /** The newest first. */
    @Select(COLUMNS + "where person_id = #{person} and id < #{before} order by id desc limit #{atMost}")
    List<LoanRow> own(@Param("person") long person, @Param("before") long before, @Param("atMost") int atMost);

    /** What a station has lent and not got back, what is due first. */
    @Select("<script>" + COLUMNS + """
            where station_id = #{station} and state = 'OUT'
            <if test="after != null">
              and due_at &gt;= #{after} and (due_at &gt; #{after} or id &gt; #{id})
            </if>
            order by due_at, id limit #{atMost}
            </script>
            """)
    List<LoanRow> outOf(
            @Param("station") long station,
            @Param("after") @Nullable Instant after,
            @Param("id") long id,
            @Param("atMost") int atMost);

    @Select("""
            <script>
            select station_id, count(*) as number from stay_loan
            where station_id in <foreach item="it" collection="stations" open="(" separator="," close=")">#{it}</foreach>
              and state = 'OUT' and due_at &lt;= #{now}
            group by station_id
            </script>
            """)
    List<Overdue> overdue(@Param("stations") Collection<Long> stations, @Param("now") Instant now);

    @Update("""
            update stay_loan set state = #{state}, ended_at = #{at}, given_back_to = #{to}, remind_at = null where id = #{id}
            """)
    int end(
            @Param("id") long id,
            @Param("state") LoanState state,
            @Param("at") Instant at,
            @Param("to") @Nullable Long to);

    @Select("select id from stay_loan where remind_at <= #{now} order by remind_at limit #{atMost}")
    List<Long> due(@Param("now") Instant now, @Param("atMost") int atMost);

    @Update("update stay_loan set reminded = #{times}, remind_at = #{next} where id = #{id}")
    int reminded(@Param("id") long id, @Param("times") int times, @Param("next") @Nullable Instant next);

    @Update("update stay_loan set remind_at = #{later} where id = #{id} and remind_at is not null")
    int postpone(@Param("id") long id, @Param("later") Instant later);

    /** Those that ended before, and whose they were is still known; the oldest first. */
    @Select(COLUMNS + "where ended_at < #{limit} and forgotten = false order by ended_at limit #{atMost}")
    List<LoanRow> endedBefore(@Param("limit") Instant limit, @Param("atMost") int atMost);

    @Update("""
            <script>
            update stay_loan set person_id = null, forgotten = true
            where id in <foreach item="it" collection="ids" open="(" separator="," close=")">#{it}</foreach>
            </script>
            """)
    int forget(@Param("ids") Collection<Long> ids);

    /** Whose account it was: what they have out stays out, for the station misses it. */
    @Update("update stay_loan set person_id = null, remind_at = null where person_id = #{person}")
    int forgetPerson(@Param("person") long person);
}
