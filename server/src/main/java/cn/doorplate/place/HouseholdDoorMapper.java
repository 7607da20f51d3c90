package cn.doorplate.place;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

@Mapper
interface HouseholdDoorMapper {

    @Select("""
            <script>
            select id, building_id, unit_id, door from household where building_id = #{buildingId}
            <if test="unitId != null">and unit_id = #{unitId}</if>
            order by id
            </script>
            """)
    List<HouseholdDoor> at(@Param("buildingId") long buildingId, @Param("unitId") @Nullable Long unitId);

    @Select("""
            <script>
            select id, building_id, unit_id, door from household
            where id in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<HouseholdDoor> of(@Param("ids") Collection<Long> ids);

    @Select("select id from household where id = #{id} for update")
    @Nullable Long lock(@Param("id") long id);
}
