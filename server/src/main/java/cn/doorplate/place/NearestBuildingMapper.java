package cn.doorplate.place;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface NearestBuildingMapper {

    /** Where a building stands. */
    record Standing(long id, double longitude, double latitude) {}

    /** Cells side by side. */
    record Cells(long first, long last) {}

    /** By the index, whatever is known of how many lie where: a table of all buildings is never read through. */
    @Select("""
            <script>
            select id, longitude, latitude from building force index (building_by_cell)
            where <foreach item="it" collection="rows" separator=" or ">cell between #{it.first} and #{it.last}</foreach>
            </script>
            """)
    List<Standing> in(@Param("rows") List<Cells> rows);
}
