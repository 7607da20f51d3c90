package cn.doorplate.notice;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** The notices in force. Each question reads the beginnings of a few ranges of the key, however many notices there are. */
@Mapper
interface NoticeStandingMapper {

    /** A row of {@code notice_standing}. */
    record Standing(
            String placeKind,
            long placeId,
            String audience,
            long standing,
            long noticeId,
            String kind,
            @Nullable Instant expiresAt,
            boolean mustRead,
            long regionCode) {}

    /** A range of the key. */
    record Range(String placeKind, long placeId, String audience) {}

    /** A notice as much as a plate's page shows of it, and the place where it stands. */
    record Shown(
            String placeKind,
            long placeId,
            long standing,
            long noticeId,
            @Nullable Instant expiresAt,
            NoticeKind kind,
            String title,
            String summary,
            boolean pinned,
            boolean urgent,
            long publisher,
            Instant publishedAt) {}

    /** One of a person's list. */
    record Listed(long standing, long noticeId) {}

    @Insert("""
            <script>
            insert into notice_standing (place_kind, place_id, audience, standing, notice_id, kind, expires_at,
              must_read, region_code) values
              <foreach item="it" collection="rows" separator=",">
                (#{it.placeKind}, #{it.placeId}, #{it.audience}, #{it.standing}, #{it.noticeId}, #{it.kind}, #{it.expiresAt},
                 #{it.mustRead}, #{it.regionCode})
              </foreach>
            </script>
            """)
    int insert(@Param("rows") Collection<Standing> rows);

    @Delete("delete from notice_standing where notice_id = #{notice}")
    int remove(@Param("notice") long notice);

    /** The first of each range, with what is shown of them. */
    @Select("""
            <script>
            select s.place_kind, s.place_id, s.standing, s.notice_id, s.expires_at, e.kind, e.title, e.summary, e.pinned,
                   e.urgent, n.publisher, n.published_at
            from (
              <foreach item="it" collection="ranges" separator=" union all ">
                (select place_kind, place_id, standing, notice_id, expires_at from notice_standing
                 where place_kind = #{it.placeKind} and place_id = #{it.placeId} and audience = #{it.audience}
                   and (expires_at is null or expires_at &gt; #{now})
                 order by standing, notice_id limit #{atMost})
              </foreach>
            ) s join notice n on n.id = s.notice_id
              join notice_edition e on e.notice_id = n.id and e.number = n.live_edition
            </script>
            """)
    List<Shown> shown(
            @Param("ranges") Collection<Range> ranges, @Param("now") Instant now, @Param("atMost") int atMost);

    /** Those of all ranges behind a place in the order, each once. */
    @Select("""
            <script>
            select distinct standing, notice_id from (
              <foreach item="it" collection="ranges" separator=" union all ">
                (select standing, notice_id from notice_standing
                 <if test="kind != null">force index (notice_standing_by_kind)</if>
                 where place_kind = #{it.placeKind} and place_id = #{it.placeId} and audience = #{it.audience}
                   and standing &gt;= #{standing} and (standing &gt; #{standing} or notice_id &gt; #{notice})
                   and (expires_at is null or expires_at &gt; #{now})
                   <if test="kind != null">and kind = #{kind}</if>
                 order by standing, notice_id limit #{atMost})
              </foreach>
            ) s order by standing, notice_id limit #{atMost}
            </script>
            """)
    List<Listed> listed(
            @Param("ranges") Collection<Range> ranges,
            @Param("kind") @Nullable NoticeKind kind,
            @Param("standing") long standing,
            @Param("notice") long notice,
            @Param("now") Instant now,
            @Param("atMost") int atMost);

    /** Those that must be read at places in these regions, for one of these audiences, behind a place in the order. */
    @Select("""
            <script>
            select distinct standing, notice_id from (
              <foreach item="region" collection="regions" separator=" union all ">
                (select distinct standing, notice_id from notice_standing force index (notice_standing_to_tell)
                 where must_read = true and region_code = #{region}
                   and audience in
                     <foreach item="it" collection="audiences" open="(" separator="," close=")">#{it}</foreach>
                   and standing &gt;= #{standing} and (standing &gt; #{standing} or notice_id &gt; #{notice})
                   and (expires_at is null or expires_at &gt; #{now})
                 order by standing, notice_id limit #{atMost})
              </foreach>
            ) s order by standing, notice_id limit #{atMost}
            </script>
            """)
    List<Listed> toTell(
            @Param("regions") Collection<Long> regions,
            @Param("audiences") Collection<NoticeAudience> audiences,
            @Param("standing") long standing,
            @Param("notice") long notice,
            @Param("now") Instant now,
            @Param("atMost") int atMost);
}
