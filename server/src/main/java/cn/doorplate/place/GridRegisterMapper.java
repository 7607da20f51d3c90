package cn.doorplate.place;

import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface GridRegisterMapper {

    @Select("select region_code, kind from grid where id = #{id}")
    @Nullable GridIdentity identity(@Param("id") long id);

    @Insert("""
            insert into grid (id, region_code, parent_id, kind, name)
            values (#{id}, #{region}, #{parent}, #{kind}, #{name})
            """)
    int insert(
            @Param("id") long id,
            @Param("region") long regionCode,
            @Param("parent") @Nullable Long parentId,
            @Param("kind") GridKind kind,
            @Param("name") String name);

    @Update("""
            update grid set parent_id = #{parent}, name = #{name}, version = version + 1
            where id = #{id} and version = #{version}
            """)
    int update(
            @Param("id") long id,
            @Param("version") int version,
            @Param("parent") @Nullable Long parentId,
            @Param("name") String name);

    @Delete("delete from grid where id = #{id} and version = #{version}")
    int delete(@Param("id") long id, @Param("version") int version);
}
