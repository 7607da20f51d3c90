package cn.doorplate.station;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Counts the stations of wide boxes. */
@Mapper
interface ClusterMapper {

    /**
     * The stations of a grid's cell.
     *
     * @param station one of them
     */
    record Counted(long gridRow, long gridColumn, int stations, double longitude, double latitude, long station) {}

    /** By the keys of an index alone. */
    @Select("""
            <script>
            select cast(floor((latitude + 90) / #{size}) as signed) grid_row,
              cast(floor((longitude + 180) / #{size}) as signed) grid_column,
              count(*) stations, avg(longitude) longitude, avg(latitude) latitude, min(id) station
            from station
            where cell between #{firstRow} * 1000000 and #{lastRow} * 1000000 + 999999
              and longitude &gt;= #{box.west} and longitude &lt; #{box.east}
              and latitude &gt;= #{box.south} and latitude &lt; #{box.north}
            <if test="!kinds.isEmpty()">
              and kind in <foreach item="it" collection="kinds" open="(" separator="," close=")">#{it}</foreach>
            </if>
            group by grid_row, grid_column
            order by grid_row, grid_column
            limit 100
            </script>
            """)
    List<Counted> counted(
            @Param("firstRow") long firstRow,
            @Param("lastRow") long lastRow,
            @Param("box") MapBox box,
            @Param("size") double size,
            @Param("kinds") Collection<StationKind> kinds);
}
