package cn.doorplate.place;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Reads the doors of a place: those of its buildings, then those of their units. */
@Mapper
interface PlateDoorMapper {

    /** An area with all below it, two levels at most. */
    @Select("""
            select id from grid where id = #{id}
            union select id from grid where parent_id = #{id}
            union select b.id from grid a join grid b on b.parent_id = a.id where a.parent_id = #{id}
            """)
    List<Long> areasFrom(@Param("id") long grid);

    @Select("""
            <script>
            select b.id as building_id, null as unit_id, c.name as compound, b.name as building, b.address, null as unit, d.code
            from building b left join compound c on c.id = b.compound_id
              left join doorplate d on d.building_id = b.id and d.unit_id is null and d.status = 'ACTIVE'
            where
            <choose>
              <when test="kind.name() == 'REGION'">b.region_code = #{ids[0]}</when>
              <when test="kind.name() == 'COMPOUND'">b.compound_id = #{ids[0]}</when>
              <when test="kind.name() == 'BUILDING'">b.id = #{ids[0]}</when>
              <otherwise>
                b.region_code = #{community} and b.grid_id in
                <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
              </otherwise>
            </choose>
            limit #{limit}
            </script>
            """)
    List<PlateDoorRow> ofBuildings(
            @Param("kind") PlaceKind kind,
            @Param("ids") List<Long> ids,
            @Param("community") long community,
            @Param("limit") int limit);

    @Select("""
            <script>
            select b.id as building_id, u.id as unit_id, c.name as compound, b.name as building, b.address, u.name as unit, d.code
            from building b join building_unit u on u.building_id = b.id left join compound c on c.id = b.compound_id
              left join doorplate d on d.building_id = b.id and d.unit_id = u.id and d.status = 'ACTIVE'
            where
            <choose>
              <when test="kind.name() == 'REGION'">b.region_code = #{ids[0]}</when>
              <when test="kind.name() == 'COMPOUND'">b.compound_id = #{ids[0]}</when>
              <when test="kind.name() == 'BUILDING'">b.id = #{ids[0]}</when>
              <otherwise>
                b.region_code = #{community} and (
                b.grid_id in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
                or u.grid_id in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>)
              </otherwise>
            </choose>
            limit #{limit}
            </script>
            """)
    List<PlateDoorRow> ofUnits(
            @Param("kind") PlaceKind kind,
            @Param("ids") Collection<Long> ids,
            @Param("community") long community,
            @Param("limit") int limit);
}
