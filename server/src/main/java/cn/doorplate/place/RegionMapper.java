package cn.doorplate.place;

import cn.doorplate.search.RefRange;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface RegionMapper {

    @Select("""
            <script>
            select code, name, short_name from region where code in
            <foreach item="code" collection="codes" open="(" separator="," close=")">#{code}</foreach>
            </script>""")
    List<RegionRow> byCodes(@Param("codes") Collection<Long> codes);

    /** The communities of areas; an area whose community is gone is left out. */
    @Select("""
            <script>
            select g.id as grid_id, r.code, r.name, r.short_name
            from grid g join region r on r.code = g.region_code
            where g.id in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>""")
    List<GridRegionRow> ofGrids(@Param("ids") Collection<Long> gridIds);

    /** @param ranges ascending, not overlapping, not none */
    @Select("""
            <script>
            select code, name, short_name from region where
            <foreach item="r" collection="ranges" separator=" or ">code between #{r.from} and #{r.to}</foreach>
            order by code limit #{limit}
            </script>""")
    List<RegionRow> inRanges(@Param("ranges") List<RefRange> ranges, @Param("limit") int limit);
}
