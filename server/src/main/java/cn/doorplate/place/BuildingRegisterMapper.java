package cn.doorplate.place;

import java.util.Collection;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;

@Mapper
interface BuildingRegisterMapper {

    @Insert("""
            insert into building (id, region_code, compound_id, grid_id, name, address, longitude, latitude)
            values (#{id}, #{region}, #{it.compoundId}, #{it.gridId}, #{it.name}, #{it.address},
                    #{it.longitude}, #{it.latitude})
            """)
    int insert(@Param("id") long id, @Param("region") long regionCode, @Param("it") BuildingEntry it);

    @Update("""
            update building
            set compound_id = #{it.compoundId}, grid_id = #{it.gridId}, name = #{it.name}, address = #{it.address},
                longitude = #{it.longitude}, latitude = #{it.latitude}, version = version + 1
            where id = #{id} and version = #{version}
            """)
    int update(@Param("id") long id, @Param("version") int version, @Param("it") BuildingEntry it);

    @Delete("delete from building where id = #{id} and version = #{version}")
    int delete(@Param("id") long id, @Param("version") int version);

    /** Units whose area is none of these have none of their own from now on. */
    @Update("""
            <script>
            update building_unit set grid_id = null, version = version + 1
            where building_id = #{id} and grid_id is not null and grid_id not in
              <foreach item="area" collection="areas" open="(" separator="," close=")">#{area}</foreach>
            </script>
            """)
    int leaveAreasOfUnits(@Param("id") long buildingId, @Param("areas") Collection<Long> allBut);

    /** The same for the households of the building. */
    @Update("""
            <script>
            update household set grid_id = null, version = version + 1
            where building_id = #{id} and grid_id is not null and grid_id not in
              <foreach item="area" collection="areas" open="(" separator="," close=")">#{area}</foreach>
            </script>
            """)
    int leaveAreasOfHouseholds(@Param("id") long buildingId, @Param("areas") Collection<Long> allBut);
}
