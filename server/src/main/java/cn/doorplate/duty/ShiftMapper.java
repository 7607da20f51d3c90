package cn.doorplate.duty;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Shifts. None is longer than a day, so that what is on now ends within the next. */
@Mapper
interface ShiftMapper {

    String COLUMNS =
            " id, post_kind, post_id, person_id, name, phone, published, starts_at, ends_at, series_id, assigned_at,"
                    + " version from duty_shift ";

    @Select("<script>select" + COLUMNS + """
            where (<foreach item="ids" index="kind" collection="posts" separator=" or ">
                    post_kind = #{kind} and post_id in
                    <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
                  </foreach>)
              and ends_at &gt; #{at} and ends_at &lt;= timestampadd(day, 1, #{at}) and starts_at &lt;= #{at}
            order by starts_at, id
            </script>
            """)
    List<ShiftRow> onDuty(@Param("posts") Map<DutyPostKind, ? extends Collection<Long>> posts, @Param("at") Instant at);

    @Select("select" + COLUMNS + """
            where post_kind = #{post.kind} and post_id = #{post.id} and ends_at > #{from} and starts_at < #{until}
              and ends_at < timestampadd(day, 1, #{until})
            order by starts_at, id limit #{most}
            """)
    List<ShiftRow> roster(
            @Param("post") DutyPost post,
            @Param("from") Instant from,
            @Param("until") Instant until,
            @Param("most") int most);

    @Select("select" + COLUMNS + "where id = #{id}")
    @Nullable ShiftRow find(@Param("id") long id);

    /** What was entered together with that shift, or it alone. */
    @Select("select" + COLUMNS + "where id = #{id} or series_id = #{id} order by starts_at, id")
    List<ShiftRow> entered(@Param("id") long first);

    /** Those of the series from that time on, for who holds the roster. */
    @Select("select" + COLUMNS + "where series_id = #{series} and starts_at >= #{from} order by starts_at, id")
    List<ShiftRow> later(@Param("series") long series, @Param("from") Instant from);

    /** The next ones of a person. */
    @Select("<script>select" + COLUMNS + """
            where person_id = #{person} and ends_at &gt; #{now}
            <if test="after != null">
              and (ends_at &gt; #{after} or (ends_at = #{after} and id &gt; #{afterId}))
            </if>
            order by ends_at, id limit #{limit}
            </script>
            """)
    List<ShiftRow> ofPerson(
            @Param("person") long person,
            @Param("now") Instant now,
            @Param("after") @Nullable Instant after,
            @Param("afterId") long afterId,
            @Param("limit") int limit);

    /** Who has any, each once. */
    @Select("""
            select distinct person_id from duty_shift
            where person_id > #{behind} and ends_at > #{now} order by person_id limit #{most}
            """)
    List<Long> personsBehind(@Param("behind") long behind, @Param("now") Instant now, @Param("most") int most);

    /** The first one of the person at the post that lies in that time, and is not this one; for who holds the roster. */
    @Select("select starts_at from duty_shift" + """
             where person_id = #{personId} and post_kind = #{postKind} and post_id = #{postId} and id <> #{id}
              and ends_at > #{startsAt} and starts_at < #{endsAt}
            order by starts_at limit 1
            """)
    @Nullable Instant overlapping(ShiftRow row);

    /** @param reminded null if the person is still to be reminded */
    @Insert("""
            insert into duty_shift
              (id, post_kind, post_id, person_id, name, phone, published, starts_at, ends_at, series_id,
               assigned_at, reminded_at)
            values (#{it.id}, #{it.postKind}, #{it.postId}, #{it.personId}, #{it.name}, #{it.phone}, #{it.published},
              #{it.startsAt}, #{it.endsAt}, #{it.seriesId}, #{it.assignedAt}, #{reminded})
            """)
    int insert(@Param("it") ShiftRow row, @Param("reminded") @Nullable Instant reminded);

    @Update("""
            update duty_shift
            set person_id = #{it.personId}, name = #{it.name}, phone = #{it.phone}, published = #{it.published},
                starts_at = #{it.startsAt}, ends_at = #{it.endsAt}, assigned_at = #{it.assignedAt},
                reminded_at = #{reminded}, version = version + 1
            where id = #{it.id} and version = #{it.version}
            """)
    int change(@Param("it") ShiftRow row, @Param("reminded") @Nullable Instant reminded);

    @Delete("delete from duty_shift where id = #{id} and version = #{version}")
    int remove(@Param("id") long id, @Param("version") int version);

    /** Of whom the person is to be reminded now. */
    @Select("select" + COLUMNS + """
            where reminded_at is null and starts_at <= #{before} order by starts_at limit #{most}
            """)
    List<ShiftRow> toRemind(@Param("before") Instant before, @Param("most") int most);

    @Update("""
            update duty_shift set reminded_at = #{now}
            where id = #{it.id} and version = #{it.version} and reminded_at is null
            """)
    int remind(@Param("it") ShiftRow row, @Param("now") Instant now);

    @Delete("delete from duty_shift where person_id = #{person}")
    int removeOf(@Param("person") long person);

    /** What has not ended yet. */
    @Delete("delete from duty_shift where post_kind = #{post.kind} and post_id = #{post.id} and ends_at > #{now}")
    int removeAt(@Param("post") DutyPost post, @Param("now") Instant now);

    @Delete("delete from duty_shift where ends_at < #{limit} order by ends_at limit #{most}")
    int removeBefore(@Param("limit") Instant limit, @Param("most") int atMost);
}
