package cn.doorplate.event;

import cn.doorplate.place.RegionLevel;
import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Changes are conditional: who expects one row and changes none came too late. */
@Mapper
interface EventMapper extends BaseMapper<EventRow> {

    String COLUMNS = """
            select id, publisher, stage, starts_at, ends_at, content, series_id, rule, published_at, cancelled_reason, report,
            report_photos, reported_at, step, due_at, changed_at, version, created_at
            """;

    /** As it is to be, from the version in the row that was read; expects one row. */
    @Update("""
            update event
            set stage = #{row.stage}, starts_at = #{row.startsAt}, ends_at = #{row.endsAt}, content = #{row.content},
                series_id = #{row.seriesId}, rule = #{row.rule}, published_at = #{row.publishedAt},
                cancelled_reason = #{row.cancelledReason}, report = #{row.report}, report_photos = #{row.reportPhotos},
                reported_at = #{row.reportedAt}, step = #{row.step}, due_at = #{row.dueAt},
                changed_at = #{row.changedAt}, version = version + 1
            where id = #{row.id} and version = #{row.version}
            """)
    int change(@Param("row") EventRow row);

    /** As it is, and as it stays until the caller's transaction ends. */
    @Select(COLUMNS + "from event where id = #{id} for update")
    @Nullable EventRow lock(@Param("id") long id);

    /** Those that time has something to do with now. */
    @Select("select id from event where due_at <= #{now} order by due_at limit #{atMost}")
    List<Long> due(@Param("now") Instant now, @Param("atMost") int atMost);

    /** What time does with it next; it is no change that anybody made. */
    @Update("update event set step = #{step}, due_at = #{dueAt} where id = #{id}")
    int goesOn(@Param("id") long id, @Param("step") @Nullable EventStep step, @Param("dueAt") @Nullable Instant dueAt);

    /** It is looked at again later; nobody has changed it. */
    @Update("update event set due_at = #{later} where id = #{id} and due_at is not null")
    int postpone(@Param("id") long id, @Param("later") Instant later);

    /** Those of these series from a time on, soonest first, at most so many of each. */
    @Select("""
            <script>
            <foreach item="it" collection="series" separator=" union all ">
              (""" + COLUMNS + """
               from event
               where series_id = #{it} and starts_at &gt;= #{from} and stage = 'PUBLISHED'
               order by starts_at limit #{atMost})
            </foreach>
            </script>
            """)
    List<EventRow> ofSeries(
            @Param("series") Collection<Long> series, @Param("from") Instant from, @Param("atMost") int atMost);

    /**
     * A range of events that are in one state.
     *
     * @param startsAfter exclusive; null for from the first on
     * @param startsUntil inclusive
     * @param endsAfter exclusive
     */
    record Range(
            EventStage stage,
            @Nullable Instant startsAfter,
            @Nullable Instant startsUntil,
            @Nullable Instant endsAfter,
            @Nullable Instant endsUntil) {}

    /** Those of a region with all in it, the latest begin first: each range is one of an index. */
    @Select("""
            <script>
            """ + COLUMNS + """
            from event join (
              select id as wanted from (
                <foreach item="it" collection="ranges" separator=" union all ">
                  (select id, starts_at from event
                   where
                     <choose>
                       <when test="level.name() == 'COUNTY'">county</when>
                       <when test="level.name() == 'STREET'">street</when>
                       <otherwise>publisher</otherwise>
                     </choose> = #{region}
                     and stage = #{it.stage}
                     <if test="it.startsAfter != null">and starts_at &gt; #{it.startsAfter}</if>
                     <if test="it.startsUntil != null">and starts_at &lt;= #{it.startsUntil}</if>
                     <if test="it.endsAfter != null">and ends_at &gt; #{it.endsAfter}</if>
                     <if test="it.endsUntil != null">and ends_at &lt;= #{it.endsUntil}</if>
                     <if test="before != null">
                       and starts_at &lt;= #{before} and (starts_at &lt; #{before} or id &lt; #{id})
                     </if>
                   order by starts_at desc, id desc limit #{limit})
                </foreach>
              ) each_range order by starts_at desc, id desc limit #{limit}
            ) found on found.wanted = event.id
            order by starts_at desc, id desc
            </script>
            """)
    List<EventRow> within(
            @Param("level") RegionLevel level,
            @Param("region") long region,
            @Param("ranges") Collection<Range> ranges,
            @Param("before") @Nullable Instant before,
            @Param("id") long id,
            @Param("limit") int limit);
}
