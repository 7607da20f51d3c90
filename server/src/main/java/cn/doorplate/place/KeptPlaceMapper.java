package cn.doorplate.place;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Lists places by their ids, behind one of them: each is a range of an index. */
@Mapper
interface KeptPlaceMapper {

    @Select("""
            <script>
            select id, parent_id, kind, name from grid
            where region_code = #{region} and id &gt; #{after}
            <if test="kind != null">and kind = #{kind}</if>
            order by id limit #{limit}
            </script>
            """)
    List<GridRow> gridsOf(
            @Param("region") long region,
            @Param("kind") @Nullable GridKind kind,
            @Param("after") long after,
            @Param("limit") int limit);

    @Select("""
            <script>
            select id, parent_id, kind, name from grid
            where id &gt; #{after} and id in
              <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            <if test="kind != null">and kind = #{kind}</if>
            order by id limit #{limit}
            </script>
            """)
    List<GridRow> gridsAmong(
            @Param("ids") Collection<Long> ids,
            @Param("kind") @Nullable GridKind kind,
            @Param("after") long after,
            @Param("limit") int limit);

    @Select("""
            select id, region_code, name, address from compound
            where region_code = #{region} and id > #{after} order by id limit #{limit}
            """)
    List<CompoundRow> compoundsOf(@Param("region") long region, @Param("after") long after, @Param("limit") int limit);

    /** Those with a building in one of these areas. */
    @Select("""
            <script>
            select id, region_code, name, address from compound
            where id &gt; #{after} and id in (select b.compound_id from building b where b.grid_id in
              <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>)
            order by id limit #{limit}
            </script>
            """)
    List<CompoundRow> compoundsIn(
            @Param("ids") Collection<Long> gridIds, @Param("after") long after, @Param("limit") int limit);

    @Select("select id from building where region_code = #{region} and id > #{after} order by id limit #{limit}")
    List<Long> buildingsOf(@Param("region") long region, @Param("after") long after, @Param("limit") int limit);

    @Select("select id from building where compound_id = #{compound} and id > #{after} order by id limit #{limit}")
    List<Long> buildingsBehind(
            @Param("compound") long compoundId, @Param("after") long after, @Param("limit") int limit);

    /** Those that lie in one of these areas, or a unit or household of which does. */
    @Select("""
            <script>
            select id from building where id &gt; #{after} and grid_id in
              <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            union
            select building_id from building_unit where building_id &gt; #{after} and grid_id in
              <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            union
            select building_id from household where building_id &gt; #{after} and grid_id in
              <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            order by id limit #{limit}
            </script>
            """)
    List<Long> buildingsIn(
            @Param("ids") Collection<Long> gridIds, @Param("after") long after, @Param("limit") int limit);

    /** @param unitId only those of this unit; null for all of the building */
    @Select("""
            <script>
            select h.id, h.version, h.door, h.grid_id, h.unit_id, u.name as unit_name
            from household h left join building_unit u on u.id = h.unit_id
            where h.building_id = #{building} and h.id &gt; #{after}
            <if test="unit != null">and h.unit_id = #{unit}</if>
            order by h.id limit #{limit}
            </script>
            """)
    List<HouseholdRow> households(
            @Param("building") long buildingId,
            @Param("unit") @Nullable Long unitId,
            @Param("after") long after,
            @Param("limit") int limit);

    @Select("""
            select h.id, h.version, h.door, h.grid_id, h.unit_id, u.name as unit_name
            from household h left join building_unit u on u.id = h.unit_id where h.id = #{id}
            """)
    @Nullable HouseholdRow household(@Param("id") long id);

    @Select("""
            <script>
            select id, version from grid
            where id in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<VersionRow> versionsOfGrids(@Param("ids") Collection<Long> ids);

    @Select("""
            <script>
            select id, version from compound
            where id in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<VersionRow> versionsOfCompounds(@Param("ids") Collection<Long> ids);

    @Select("""
            <script>
            select id, version from building
            where id in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<VersionRow> versionsOfBuildings(@Param("ids") Collection<Long> ids);

    @Select("""
            <script>
            select id, version from building_unit
            where id in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<VersionRow> versionsOfUnits(@Param("ids") Collection<Long> ids);
}
