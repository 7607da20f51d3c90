package cn.doorplate.place;

import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface CompoundRegisterMapper {

    @Insert("insert into compound (id, region_code, name, address) values (#{id}, #{region}, #{name}, #{address})")
    int insert(
            @Param("id") long id,
            @Param("region") long regionCode,
            @Param("name") String name,
            @Param("address") String address);

    @Update("""
            update compound set name = #{name}, address = #{address}, version = version + 1
            where id = #{id} and version = #{version}
            """)
    int update(
            @Param("id") long id,
            @Param("version") int version,
            @Param("name") String name,
            @Param("address") String address);

    @Delete("delete from compound where id = #{id} and version = #{version}")
    int delete(@Param("id") long id, @Param("version") int version);

    /** By what its buildings are found; the newest, and locked, for the index has to say the same. */
    @Select("""
            select id, region_code, null as compound, name, address from building
            where compound_id = #{id} order by id for update
            """)
    List<BuildingSearchRow> buildings(@Param("id") long compoundId);
}
