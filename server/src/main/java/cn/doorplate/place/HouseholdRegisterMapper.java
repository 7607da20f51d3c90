package cn.doorplate.place;

import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface HouseholdRegisterMapper {

    /** What of a household never changes. */
    record Home(long buildingId, @Nullable Long unitId) {}

    @Select("select building_id, unit_id from household where id = #{id}")
    @Nullable Home homeOf(@Param("id") long id);

    @Insert("""
            insert into household (id, building_id, unit_id, grid_id, door)
            values (#{id}, #{building}, #{unit}, #{grid}, #{door})
            """)
    int insert(
            @Param("id") long id,
            @Param("building") long buildingId,
            @Param("unit") @Nullable Long unitId,
            @Param("grid") @Nullable Long gridId,
            @Param("door") String door);

    @Update("""
            update household set grid_id = #{grid}, door = #{door}, version = version + 1
            where id = #{id} and version = #{version}
            """)
    int update(
            @Param("id") long id,
            @Param("version") int version,
            @Param("grid") @Nullable Long gridId,
            @Param("door") String door);

    @Delete("delete from household where id = #{id} and version = #{version}")
    int delete(@Param("id") long id, @Param("version") int version);
}
