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

    /** By (region, id), behind one of them. */
    @Select("""
            select b.id, b.region_code, c.name as compound, b.name, b.address
            from building b left join compound c on c.id = b.compound_id
            where (b.region_code = #{region} and b.id > #{id})
              or (b.region_code > #{region} and b.region_code <= #{last})
            order by b.region_code, b.id limit #{limit}""")
    List<BuildingSearchRow> inRegions(
            @Param("region") long region, @Param("id") long id, @Param("last") long last, @Param("limit") int limit);
}
