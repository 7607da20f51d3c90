package cn.doorplate.place;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Reads places, many at once: a page of twenty buildings costs as many statements as one building. */
@Mapper
interface PlaceMapper {

    @Select("""
            <script>
            select b.id, b.region_code, b.compound_id, b.grid_id, b.name, b.address, b.longitude, b.latitude,
                   c.name as compound_name, c.address as compound_address
            from building b left join compound c on c.id = b.compound_id
            where b.id in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<BuildingRow> buildings(@Param("ids") Collection<Long> ids);

    @Select("""
            <script>
            select id, building_id, grid_id, name from building_unit
            where building_id in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            order by building_id, char_length(name), name
            </script>
            """)
    List<UnitRow> unitsOf(@Param("ids") Collection<Long> buildingIds);

    @Select("""
            <script>
            select id, building_id, grid_id, name from building_unit
            where id in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<UnitRow> units(@Param("ids") Collection<Long> ids);

    @Select("""
            <script>
            select id, region_code, name, address from compound
            where id in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<CompoundRow> compounds(@Param("ids") Collection<Long> ids);

    @Select("""
            <script>
            select id, parent_id, kind, name from grid
            where id in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<GridRow> grids(@Param("ids") Collection<Long> ids);

    /** The areas and what lies above them, three levels in all; in no order. */
    @Select("""
            <script>
            select g.id, g.parent_id, g.kind, g.name from grid g
            where g.id in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            union
            select p.id, p.parent_id, p.kind, p.name from grid g join grid p on p.id = g.parent_id
            where g.id in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            union
            select q.id, q.parent_id, q.kind, q.name
            from grid g join grid p on p.id = g.parent_id join grid q on q.id = p.parent_id
            where g.id in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<GridRow> gridsUpFrom(@Param("ids") Collection<Long> ids);

    /** The ten-household units to which the households of buildings belong. */
    @Select("""
            <script>
            select distinct building_id as place_id, grid_id from household
            where building_id in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
              and grid_id is not null
            order by grid_id
            </script>
            """)
    List<NeighboursRow> neighboursInBuildings(@Param("ids") Collection<Long> buildingIds);

    /** The same of the households in units. */
    @Select("""
            <script>
            select distinct unit_id as place_id, grid_id from household
            where unit_id in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
              and grid_id is not null
            order by grid_id
            </script>
            """)
    List<NeighboursRow> neighboursInUnits(@Param("ids") Collection<Long> unitIds);

    /** Whether there is such a building and, if one is named, such a unit in it. */
    @Select("""
            <script>
            select count(*) from building b
            <if test="unitId != null">join building_unit u on u.building_id = b.id and u.id = #{unitId}</if>
            where b.id = #{buildingId}
            </script>
            """)
    boolean isDoor(@Param("buildingId") long buildingId, @Param("unitId") @Nullable Long unitId);

    @Select("select building_id from building_unit where id = #{id}")
    long buildingOfUnit(@Param("id") long unitId);

    @Select("select generation from place_clock where id = 1")
    long generation();
}
