package cn.doorplate.station;

import cn.doorplate.shared.Location;
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
interface StationMapper extends BaseMapper<StationRow> {

    /** As it is to be, from that version; expects one row. */
    @Update("""
            update station
            set kind = #{row.kind}, name = #{row.name}, building_id = #{row.buildingId}, longitude = #{row.longitude},
                latitude = #{row.latitude}, cell = #{row.cell}, code = #{row.code}, content = #{row.content},
                closed_reason = #{row.closedReason}, closed_from = #{row.closedFrom}, closed_until = #{row.closedUntil},
                confirmed_at = #{row.confirmedAt}, removed_at = #{row.removedAt}, version = #{row.version}
            where id = #{row.id} and version = #{before}
            """)
    int change(@Param("row") StationRow row, @Param("before") int before);

    /** As it is, and as it stays until the caller's transaction ends. */
    @Select("select * from station where id = #{id} for update")
    @Nullable StationRow lock(@Param("id") long id);

    /** The same of several. */
    @Select("""
            <script>
            select * from station where id in
            <foreach item="it" collection="ids" open="(" separator="," close=")">#{it}</foreach>
            order by id for update
            </script>
            """)
    List<StationRow> lockAll(@Param("ids") Collection<Long> ids);

    /** The ids of those of these communities that have one of these names. */
    @Select("""
            <script>
            select id from station where removed_at is null
            and region in <foreach item="it" collection="regions" open="(" separator="," close=")">#{it}</foreach>
            and name in <foreach item="it" collection="names" open="(" separator="," close=")">#{it}</foreach>
            </script>
            """)
    List<Long> named(@Param("regions") Collection<Long> regions, @Param("names") Collection<String> names);

    /** Those in a region that nobody has confirmed since, the longest ago first. */
    @Select("""
            select * from station
            where region between #{span.from} and #{span.to} and confirmed_at < #{since} and removed_at is null
              and (confirmed_at > #{behind} or (confirmed_at = #{behind} and id > #{behindId}))
            order by confirmed_at, id limit #{atMost}
            """)
    List<StationRow> unconfirmed(
            @Param("span") RegionSpan span,
            @Param("since") Instant since,
            @Param("behind") Instant behind,
            @Param("behindId") long behindId,
            @Param("atMost") int atMost);

    String IN_SPAN = """
            region between #{span.from} and #{span.to} and (region &gt; #{span.behind} or id &gt; #{span.behindId})
            and removed_at is null
            """;

    /** What lies in a region, by community and id. */
    @Select("<script>select * from station where " + IN_SPAN + "order by region, id limit #{atMost}</script>")
    List<StationRow> within(@Param("span") RegionSpan span, @Param("atMost") int atMost);

    /** The same of a few. */
    @Select("<script>select * from station where " + IN_SPAN + """
            and id in <foreach item="it" collection="ids" open="(" separator="," close=")">#{it}</foreach>
            order by region, id
            </script>
            """)
    List<StationRow> among(@Param("ids") Collection<Long> ids, @Param("span") RegionSpan span);

    /** A station, and where it lies. */
    record Placed(long id, long cell, double longitude, double latitude) {

        Location location() {
            return new Location(longitude, latitude);
        }
    }

    /** Where those of these cells lie; by the keys of an index alone. */
    @Select("""
            <script>
            select id, cell, longitude, latitude from station where cell in
            <foreach item="it" collection="cells" open="(" separator="," close=")">#{it}</foreach>
            </script>
            """)
    List<Placed> placed(@Param("cells") Collection<Long> cells);

    /** Those that lie in these cells, in the order of their ids. */
    @Select("""
            <script>
            select * from station where cell in
            <foreach item="it" collection="cells" open="(" separator="," close=")">#{it}</foreach>
            order by id
            </script>
            """)
    List<StationRow> inCells(@Param("cells") Collection<Long> cells);

    @Select("select * from station where code = #{code} and removed_at is null")
    @Nullable StationRow byCode(@Param("code") String code);
}
