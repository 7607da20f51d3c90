package cn.doorplate.place;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Reads a community's places, row by row. */
@Mapper
interface PlaceLoadMapper {

    /** Locks the community's row until the transaction ends; fails at once where another has it. */
    @Select("select code from region where code = #{code} for update nowait")
    @Nullable Long lock(@Param("code") long community);

    @Select("select id, name, address from compound where region_code = #{code} order by id")
    List<OnFile.Compound> compounds(@Param("code") long community);

    @Select("select id, parent_id, kind, name from grid where region_code = #{code} order by id")
    List<OnFile.Area> areas(@Param("code") long community);

    @Select("""
            select id, compound_id, grid_id, name, address, longitude, latitude from building
            where region_code = #{code} order by id
            """)
    List<OnFile.Building> buildings(@Param("code") long community);

    @Select("""
            select u.id, u.building_id, u.grid_id, u.name from building_unit u join building b on b.id = u.building_id
            where b.region_code = #{code} order by u.building_id, u.id
            """)
    List<OnFile.Unit> units(@Param("code") long community);

    @Select("""
            <script>
            select id, building_id, unit_id, grid_id, door from household
            where building_id in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            order by building_id, unit_id, door
            </script>
            """)
    List<OnFile.Household> households(@Param("ids") Collection<Long> buildingIds);

    @Select("""
            <script>
            select id, place_kind, place_id, role, name, phone, note, position from responsibility
            where place_kind = #{kind} and place_id in
              <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
              and (valid_until is null or valid_until &gt; #{now})
            order by place_id, role, position, id
            </script>
            """)
    List<OnFile.Responsibility> responsibilities(
            @Param("kind") PlaceKind kind, @Param("ids") Collection<Long> placeIds, @Param("now") Instant now);

    @Select("""
            <script>
            select id, parent_id, kind, name from grid
            where id in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            order by id for update
            </script>
            """)
    List<OnFile.Area> lockAreas(@Param("ids") Collection<Long> ids);

    @Select("""
            <script>
            select id, name, address from compound
            where id in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            order by id for update
            </script>
            """)
    List<OnFile.Compound> lockCompounds(@Param("ids") Collection<Long> ids);

    @Select("""
            <script>
            select id, compound_id, grid_id, name, address, longitude, latitude from building
            where id in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            order by id for update
            </script>
            """)
    List<OnFile.Building> lockBuildings(@Param("ids") Collection<Long> ids);

    @Select("""
            <script>
            select id, building_id, grid_id, name from building_unit
            where id in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            order by id for update
            </script>
            """)
    List<OnFile.Unit> lockUnits(@Param("ids") Collection<Long> ids);
}
