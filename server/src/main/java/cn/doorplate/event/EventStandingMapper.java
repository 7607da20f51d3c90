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

/** Events that are published and not over, by where they stand: each question reads the beginnings of a few ranges of the key. */
@Mapper
interface EventStandingMapper {

    /** For the lists and plates of a place, whomever an event is for. */
    String DOOR = "DOOR";

    /** A row of {@code event_standing}. */
    record Standing(
            String placeKind,
            long placeId,
            String audience,
            Instant startsAt,
            long eventId,
            EventKind kind,
            Instant endsAt) {}

    /** A range of the key. */
    record Range(String placeKind, long placeId, String audience) {}

    /** One of a list. */
    record Listed(Instant startsAt, long eventId) {}

    /** Where an event stands, with when it is. */
    record Stood(String placeKind, long placeId, Instant startsAt, long eventId, Instant endsAt) {}

    @Insert("""
            <script>
            insert into event_standing (place_kind, place_id, audience, starts_at, event_id, kind, ends_at) values
              <foreach item="it" collection="rows" separator=",">
                (#{it.placeKind}, #{it.placeId}, #{it.audience}, #{it.startsAt}, #{it.eventId}, #{it.kind}, #{it.endsAt})
              </foreach>
            </script>
            """)
    int insert(@Param("rows") Collection<Standing> rows);

    @Delete("delete from event_standing where event_id = #{event}")
    int remove(@Param("event") long event);

    /** Those of all ranges behind a place in the order, each once. */
    @Select("""
            <script>
            select distinct starts_at, event_id from (
              <foreach item="it" collection="ranges" separator=" union all ">
                (select starts_at, event_id from event_standing
                 <if test="kind != null">force index (event_standing_by_kind)</if>
                 where place_kind = #{it.placeKind} and place_id = #{it.placeId} and audience = #{it.audience}
                   and starts_at &gt;= #{behind.startsAt}
                   and (starts_at &gt; #{behind.startsAt} or event_id &gt; #{behind.eventId})
                   and ends_at &gt; #{from}
                   <if test="until != null">and starts_at &lt; #{until}</if>
                   <if test="kind != null">and kind = #{kind}</if>
                 order by starts_at, event_id limit #{atMost})
              </foreach>
            ) s order by starts_at, event_id limit #{atMost}
            </script>
            """)
    List<Listed> listed(
            @Param("ranges") Collection<Range> ranges,
            @Param("kind") @Nullable EventKind kind,
            @Param("from") Instant from,
            @Param("until") @Nullable Instant until,
            @Param("behind") Listed behind,
            @Param("atMost") int atMost);

    /** Those of these events that stand in one of the ranges, soonest first. */
    @Select("""
            <script>
            select distinct starts_at, event_id from event_standing
            where event_id in <foreach item="it" collection="events" open="(" separator="," close=")">#{it}</foreach>
              and (
                <foreach item="it" collection="ranges" separator=" or ">
                  (place_kind = #{it.placeKind} and place_id = #{it.placeId} and audience = #{it.audience})
                </foreach>)
            order by starts_at, event_id
            </script>
            """)
    List<Listed> among(@Param("events") Collection<Long> events, @Param("ranges") Collection<Range> ranges);

    /** The first of each range that are not over. */
    @Select("""
            <script>
            <foreach item="it" collection="ranges" separator=" union all ">
              (select place_kind, place_id, starts_at, event_id, ends_at from event_standing
               where place_kind = #{it.placeKind} and place_id = #{it.placeId} and audience = #{it.audience}
                 and ends_at &gt; #{now}
               order by starts_at, event_id limit #{atMost})
            </foreach>
            </script>
            """)
    List<Stood> first(
            @Param("ranges") Collection<Range> ranges, @Param("now") Instant now, @Param("atMost") int atMost);
}
