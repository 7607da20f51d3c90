package cn.doorplate.place;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface BuildingSearchMapper {

    @Select("""
            <script>
            select b.id, b.region_code, c.name as compound, b.name, b.address
            from building b left join compound c on c.id = b.compound_id
            where b.id in
            <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>""")
    List<BuildingSearchRow> byIds(@Param("ids") Collection<Long> ids);

    /**
     * The buildings of one region behind an id. The index is named because with few buildings a server rather reads them all.
     */
    @Select("""
            select b.id, b.region_code, c.name as compound, b.name, b.address
            from building b force index (building_by_region) left join compound c on c.id = b.compound_id
            where b.region_code = #{region} and b.id > #{id}
            order by b.region_code, b.id limit #{limit}""")
    List<BuildingSearchRow> inRegion(@Param("region") long region, @Param("id") long id, @Param("limit") int limit);

    /** The buildings of the regions behind one, up to another, by region. */
    @Select("""
            select b.id, b.region_code, c.name as compound, b.name, b.address
            from building b force index (building_by_region) left join compound c on c.id = b.compound_id
            where b.region_code > #{region} and b.region_code <= #{last}
            order by b.region_code, b.id limit #{limit}""")
    List<BuildingSearchRow> inRegionsBehind(
            @Param("region") long region, @Param("last") long last, @Param("limit") int limit);
}
