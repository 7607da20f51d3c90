package cn.doorplate.privacy;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface PersonKeyMapper {

    @Insert("""
            insert into person_key (person_id, master_key_id, wrapped, created_at)
            values (#{row.personId}, #{row.masterKeyId}, #{row.wrapped}, #{at})
            """)
    int insert(@Param("row") PersonKeyRow row, @Param("at") Instant at);

    @Select("""
            <script>
            select person_id, master_key_id, wrapped from person_key
            where destroyed_at is null
              and person_id in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<PersonKeyRow> find(@Param("ids") Collection<Long> personIds);

    /** Overwrites the key, once. */
    @Update("""
            update person_key set wrapped = x'', destroyed_at = #{at}
            where person_id = #{personId} and destroyed_at is null
            """)
    int destroy(@Param("personId") long personId, @Param("at") Instant at);

    @Select("select distinct master_key_id from person_key where destroyed_at is null")
    List<String> masterKeysInUse();

    @Select("select count(*) from person_key where master_key_id <> #{current} and destroyed_at is null")
    long countNotUnder(@Param("current") String current);

    @Select("select count(*) from person_key where master_key_id = #{id} and destroyed_at is null")
    long countUnder(@Param("id") String id);

    @Select("""
            select person_id, master_key_id, wrapped from person_key
            where master_key_id = #{id} and destroyed_at is null order by person_id limit 1
            """)
    @Nullable PersonKeyRow oneUnder(@Param("id") String id);

    /** The next of those that are under other master keys. */
    @Select("""
            select person_id, master_key_id, wrapped from person_key
            where master_key_id <> #{current} and destroyed_at is null and person_id > #{after}
            order by person_id limit #{atMost}
            """)
    List<PersonKeyRow> notUnder(
            @Param("current") String current, @Param("after") long after, @Param("atMost") int atMost);

    /** Expects one row; none when the key was destroyed or rewrapped by another meanwhile. */
    @Update("""
            update person_key set master_key_id = #{row.masterKeyId}, wrapped = #{row.wrapped}
            where person_id = #{row.personId} and master_key_id = #{before} and destroyed_at is null
            """)
    int rewrap(@Param("row") PersonKeyRow row, @Param("before") String before);
}
