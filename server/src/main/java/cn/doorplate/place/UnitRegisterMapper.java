package cn.doorplate.place;

import java.util.Collection;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface UnitRegisterMapper {

    @Insert("insert into building_unit (id, building_id, grid_id, name) values (#{id}, #{building}, #{grid}, #{name})")
    int insert(
            @Param("id") long id,
            @Param("building") long buildingId,
            @Param("grid") @Nullable Long gridId,
            @Param("name") String name);

    @Update("""
            update building_unit set grid_id = #{grid}, name = #{name}, version = version + 1
            where id = #{id} and version = #{version}
            """)
    int update(
            @Param("id") long id,
            @Param("version") int version,
            @Param("grid") @Nullable Long gridId,
            @Param("name") String name);

    @Delete("delete from building_unit where id = #{id} and version = #{version}")
    int delete(@Param("id") long id, @Param("version") int version);

    @Select("select building_id from building_unit where id = #{id}")
    @Nullable Long buildingOf(@Param("id") long unitId);

    /** Households whose area is none of these have none of their own from now on. */
    @Update("""
            <script>
            update household set grid_id = null, version = version + 1
            where unit_id = #{id} and grid_id is not null and grid_id not in
              <foreach item="area" collection="areas" open="(" separator="," close=")">#{area}</foreach>
            </script>
            """)
    int leaveAreas(@Param("id") long unitId, @Param("areas") Collection<Long> allBut);
}
