package cn.doorplate.place;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/**
 * Reads places for those who change them: the newest state, locked until they are done. Who puts something into a place locks
 * the place, and so does who removes it; whichever comes second sees the other. Always from the wide to the narrow: area,
 * compound, building, unit.
 */
@Mapper
interface PlaceLockMapper {

    @Select("""
            select id, region_code, parent_id as above_id, id as grid_id, kind, name, null as address
            from grid where id = #{id} for update
            """)
    @Nullable KeptRow grid(@Param("id") long id);

    @Select("""
            select id, region_code, null as above_id, null as grid_id, null as kind, name, address
            from compound where id = #{id} for update
            """)
    @Nullable KeptRow compound(@Param("id") long id);

    @Select("""
            select id, region_code, compound_id as above_id, grid_id, null as kind, name, address
            from building where id = #{id} for update
            """)
    @Nullable KeptRow building(@Param("id") long id);

    /** With its building, locked as well. */
    @Select("""
            select u.id, b.region_code, u.building_id as above_id, u.grid_id, null as kind, u.name, null as address
            from building b join building_unit u on u.building_id = b.id
            where b.id = #{buildingId} and u.id = #{id} for update
            """)
    @Nullable KeptRow unit(@Param("buildingId") long buildingId, @Param("id") long id);

    @Select("select id from building_unit where id = #{id} for update")
    @Nullable Long anyUnit(@Param("id") long id);

    /** The area with all that lies in it. */
    @Select("""
            select id from grid where id = #{id}
            union select id from grid where parent_id = #{id}
            union select c.id from grid p join grid c on c.parent_id = p.id where p.parent_id = #{id}
            """)
    List<Long> areasIn(@Param("id") long gridId);

    @Select("select id from grid where parent_id = #{id} limit 1 for update")
    @Nullable Long anyAreaIn(@Param("id") long gridId);

    @Select("select id from building where grid_id = #{id} limit 1 for update")
    @Nullable Long anyBuildingInArea(@Param("id") long gridId);

    @Select("select id from building_unit where grid_id = #{id} limit 1 for update")
    @Nullable Long anyUnitInArea(@Param("id") long gridId);

    @Select("select id from household where grid_id = #{id} limit 1 for update")
    @Nullable Long anyHouseholdInArea(@Param("id") long gridId);

    @Select("select id from building where compound_id = #{id} limit 1 for update")
    @Nullable Long anyBuildingOf(@Param("id") long compoundId);

    @Select("select id from building_unit where building_id = #{id} limit 1 for update")
    @Nullable Long anyUnitOf(@Param("id") long buildingId);

    @Select("select id from household where building_id = #{id} limit 1 for update")
    @Nullable Long anyHouseholdOf(@Param("id") long buildingId);

    @Select("select id from household where unit_id = #{id} limit 1 for update")
    @Nullable Long anyHouseholdIn(@Param("id") long unitId);

    /** @param unitId only those at this unit; null for all of the building */
    @Select("""
            <script>
            select code from doorplate where building_id = #{buildingId} and status = 'ACTIVE'
            <if test="unitId != null">and unit_id = #{unitId}</if>
            limit 1 for update
            </script>
            """)
    @Nullable String anyPlateInUse(@Param("buildingId") long buildingId, @Param("unitId") @Nullable Long unitId);

    /** The areas of the buildings and units around what lies in these areas. */
    @Select("""
            <script>
            select b.grid_id from building_unit u join building b on b.id = u.building_id
            where b.grid_id is not null and u.grid_id in
              <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            union
            select b.grid_id from household h join building b on b.id = h.building_id
            where b.grid_id is not null and h.grid_id in
              <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            union
            select u.grid_id from household h join building_unit u on u.id = h.unit_id
            where u.grid_id is not null and h.grid_id in
              <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<Long> areasAround(@Param("ids") Collection<Long> gridIds);
}
