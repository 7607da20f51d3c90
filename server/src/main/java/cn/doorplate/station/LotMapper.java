package cn.doorplate.station;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** What expires. */
@Mapper
interface LotMapper {

    String COLUMNS =
            "select l.id, l.station_id, l.kind, l.region, l.name, l.expires_on, l.warned_at, l.created_at from station_lot l ";

    @Insert("""
            insert into station_lot (id, station_id, kind, region, name, expires_on, created_at)
            values (#{id}, #{stationId}, #{kind}, #{region}, #{name}, #{expiresOn}, #{createdAt})
            """)
    int insert(LotRow row);

    @Select(COLUMNS + "where l.id = #{id}")
    @Nullable LotRow find(@Param("id") long id);

    /** Expects one row, unless it was removed before. */
    @Update("update station_lot set removed_at = #{now} where id = #{id} and removed_at is null")
    int remove(@Param("id") long id, @Param("now") Instant now);

    @Update("""
            update station_lot set removed_at = #{now} where station_id = #{station} and kind = #{kind} and removed_at is null
            """)
    int removeOf(@Param("station") long station, @Param("kind") AmenityKind kind, @Param("now") Instant now);

    @Select("select count(*) from station_lot where station_id = #{station} and removed_at is null")
    int count(@Param("station") long station);

    @Select("select count(*) from station_lot where station_id = #{station} and kind = #{kind} and removed_at is null")
    int countOf(@Param("station") long station, @Param("kind") AmenityKind kind);

    /** Those of these stations, the soonest first. */
    @Select("<script>" + COLUMNS + """
            where l.removed_at is null and l.station_id in
            <foreach item="it" collection="stations" open="(" separator="," close=")">#{it}</foreach>
            order by l.expires_on, l.id
            </script>
            """)
    List<LotRow> of(@Param("stations") Collection<Long> stations);

    /** Those in a region that expire by a day, the soonest first. */
    @Select(COLUMNS + """
            join station s on s.id = l.station_id and s.removed_at is null
            where l.region between #{span.from} and #{span.to} and l.expires_on <= #{until} and l.removed_at is null
              and (l.expires_on > #{behind} or (l.expires_on = #{behind} and l.id > #{behindId}))
            order by l.expires_on, l.id limit #{atMost}
            """)
    List<LotRow> expiring(
            @Param("span") RegionSpan span,
            @Param("until") LocalDate until,
            @Param("behind") LocalDate behind,
            @Param("behindId") long behindId,
            @Param("atMost") int atMost);

    /** Those of which nobody was warned and that expire by a day; those that were never tried first, then the longest ago. */
    @Select(COLUMNS + """
            join station s on s.id = l.station_id and s.removed_at is null
            where l.warned_at is null and l.removed_at is null and l.expires_on <= #{until}
            order by l.tried_at, l.expires_on limit #{atMost}
            """)
    List<LotRow> toWarn(@Param("until") LocalDate until, @Param("atMost") int atMost);

    /** Expects one row, unless another server was quicker, or it is gone. */
    @Update("update station_lot set warned_at = #{now} where id = #{id} and warned_at is null and removed_at is null")
    int warned(@Param("id") long id, @Param("now") Instant now);

    /** Nobody was warned: the others go first. */
    @Update("update station_lot set tried_at = #{now} where id = #{id}")
    int tried(@Param("id") long id, @Param("now") Instant now);
}
