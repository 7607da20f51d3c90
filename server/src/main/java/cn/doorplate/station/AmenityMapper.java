package cn.doorplate.station;

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

/** What stations have. */
@Mapper
interface AmenityMapper {

    String COLUMNS = """
            select a.station_id, a.kind, a.region, a.works, a.since, a.count_of, a.note, a.confirmed_at, a.doubted_at, a.reports,
              a.confirmations, a.none_left,
              (select max(l.expires_on) from station_lot l
               where l.station_id = a.station_id and l.kind = a.kind and l.removed_at is null) last_expiry
            from station_amenity a
            """;

    /** As it is, and as it stays until the caller's transaction ends. */
    @Select(COLUMNS + "where a.station_id = #{station} and a.kind = #{kind} for update")
    @Nullable AmenityRow lock(@Param("station") long station, @Param("kind") AmenityKind kind);

    /** As it is from now on. */
    @Insert("""
            insert into station_amenity (station_id, kind, region, works, since, count_of, note, confirmed_at, doubted_at, reports,
              confirmations, none_left, created_at)
            values (#{row.stationId}, #{row.kind}, #{row.region}, #{row.works}, #{row.since}, #{row.countOf}, #{row.note},
              #{row.confirmedAt}, #{row.doubtedAt}, #{row.reports}, #{row.confirmations}, #{row.noneLeft}, #{now})
            on duplicate key update works = #{row.works}, since = #{row.since}, count_of = #{row.countOf}, note = #{row.note},
              confirmed_at = #{row.confirmedAt}, doubted_at = #{row.doubtedAt}, reports = #{row.reports},
              confirmations = #{row.confirmations}, none_left = #{row.noneLeft}
            """)
    int put(@Param("row") AmenityRow row, @Param("now") Instant now);

    /** Expects one row, if it was otherwise before. */
    @Update("""
            update station_amenity set none_left = #{noneLeft}
            where station_id = #{station} and kind = #{kind} and none_left <> #{noneLeft}
            """)
    int noneLeft(@Param("station") long station, @Param("kind") AmenityKind kind, @Param("noneLeft") boolean noneLeft);

    @Delete("delete from station_amenity where station_id = #{station} and kind = #{kind}")
    int remove(@Param("station") long station, @Param("kind") AmenityKind kind);

    /** Those in a region that are doubted, the oldest first. */
    @Select(COLUMNS + """
            join station s on s.id = a.station_id and s.removed_at is null
            where a.region between #{span.from} and #{span.to} and a.doubted_at is not null
              and (a.doubted_at > #{behind}
                or (a.doubted_at = #{behind} and (a.kind > #{kind} or (a.kind = #{kind} and a.station_id > #{station}))))
            order by a.doubted_at, a.kind, a.station_id limit #{atMost}
            """)
    List<AmenityRow> doubted(
            @Param("span") RegionSpan span,
            @Param("behind") Instant behind,
            @Param("kind") String kind,
            @Param("station") long station,
            @Param("atMost") int atMost);

    /** What these stations have. */
    @Select("<script>" + COLUMNS + """
            where a.station_id in
            <foreach item="it" collection="stations" open="(" separator="," close=")">#{it}</foreach>
            </script>
            """)
    List<AmenityRow> of(@Param("stations") Collection<Long> stations);
}
