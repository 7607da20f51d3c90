package cn.doorplate.place;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Reads what places lie in, many of a kind at once. */
@Mapper
interface PlacePathMapper {

    @Select("""
            <script>
            select code as id, null as unit_id, null as building_id, null as compound_id, code as region_code,
                   null as grid_id, null as wider_grid_id, null as widest_grid_id
            from region where code in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<PlacePathRow> regions(@Param("ids") Collection<Long> codes);

    @Select("""
            <script>
            select id, null as unit_id, null as building_id, null as compound_id, region_code,
                   id as grid_id, null as wider_grid_id, null as widest_grid_id
            from grid where id in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<PlacePathRow> grids(@Param("ids") Collection<Long> ids);

    @Select("""
            <script>
            select id, null as unit_id, null as building_id, id as compound_id, region_code,
                   null as grid_id, null as wider_grid_id, null as widest_grid_id
            from compound where id in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<PlacePathRow> compounds(@Param("ids") Collection<Long> ids);

    @Select("""
            <script>
            select id, null as unit_id, id as building_id, compound_id, region_code,
                   grid_id, null as wider_grid_id, null as widest_grid_id
            from building where id in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<PlacePathRow> buildings(@Param("ids") Collection<Long> ids);

    @Select("""
            <script>
            select u.id, u.id as unit_id, b.id as building_id, b.compound_id, b.region_code,
                   u.grid_id, b.grid_id as wider_grid_id, null as widest_grid_id
            from building_unit u join building b on b.id = u.building_id
            where u.id in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<PlacePathRow> units(@Param("ids") Collection<Long> ids);

    @Select("""
            <script>
            select h.id, h.unit_id, b.id as building_id, b.compound_id, b.region_code,
                   h.grid_id, u.grid_id as wider_grid_id, b.grid_id as widest_grid_id
            from household h join building b on b.id = h.building_id left join building_unit u on u.id = h.unit_id
            where h.id in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<PlacePathRow> households(@Param("ids") Collection<Long> ids);

    /** Where the doors of buildings, of compounds and of units lie, each different one once. */
    @Select("""
            <script>
            select distinct b.id, u.id as unit_id, b.id as building_id, b.compound_id, b.region_code,
                   h.grid_id, u.grid_id as wider_grid_id, b.grid_id as widest_grid_id
            from (
              <foreach item="place" collection="places" separator=" union ">
                <choose>
                  <when test="place.kind().name() == 'BUILDING'">select #{place.id} as id</when>
                  <when test="place.kind().name() == 'COMPOUND'">select id from building where compound_id = #{place.id}</when>
                  <otherwise>select building_id as id from building_unit where id = #{place.id}</otherwise>
                </choose>
              </foreach>
            ) asked join building b on b.id = asked.id left join building_unit u on u.building_id = b.id
              left join household h on h.building_id = b.id and (h.unit_id = u.id or (h.unit_id is null and u.id is null))
            </script>
            """)
    List<PlacePathRow> doors(@Param("places") Collection<PlaceRef> places);
}
