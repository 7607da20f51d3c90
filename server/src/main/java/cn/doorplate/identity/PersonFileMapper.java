package cn.doorplate.identity;

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
interface PersonFileMapper {

    @Select("""
            <script>
            select id, status, name_sealed, phone_sealed, birth_date_sealed from person
            where id in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<PersonFileRow> of(@Param("ids") Collection<Long> ids);

    @Select("select id from person where phone_index = #{index} and status = 'ACTIVE'")
    @Nullable Long byPhone(@Param("index") byte[] index);

    /** Whose phone it is. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Indexed(long id, byte[] phoneIndex) {}

    @Select("""
            <script>
            select id, phone_index from person where status = 'ACTIVE' and phone_index in
              <foreach item="it" collection="indexes" open="(" separator="," close=")">#{it}</foreach>
            </script>
            """)
    List<Indexed> byPhones(@Param("indexes") Collection<byte[]> indexes);

    /** In the order of their ids, so that two who lock several do not wait for each other in a circle. */
    @Select("""
            <script>
            select id from person
            where id in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            order by id for update
            </script>
            """)
    List<Long> lock(@Param("ids") Collection<Long> ids);

    @Insert("""
            insert into person (id, status, name_sealed, phone_sealed, birth_date_sealed)
            values (#{id}, #{status}, #{nameSealed}, #{phoneSealed,jdbcType=VARBINARY},
                    #{birthDateSealed,jdbcType=VARBINARY})
            """)
    int insert(PersonFileRow row);

    @Insert("""
            insert into consent (id, person_id, policy_version, given_by, given_at)
            values (#{id}, #{personId}, #{version}, #{givenBy}, #{at})
            """)
    int consent(
            @Param("id") long id,
            @Param("personId") long personId,
            @Param("version") String version,
            @Param("givenBy") long givenBy,
            @Param("at") Instant at);

    @Update("update consent set withdrawn_at = #{at} where person_id = #{personId} and withdrawn_at is null")
    int withdraw(@Param("personId") long personId, @Param("at") Instant at);

    /** Of who has an account. */
    @Update("update person set birth_date_sealed = #{sealed} where id = #{id} and status = 'ACTIVE'")
    int putBirthDate(@Param("id") long id, @Param("sealed") byte[] birthDateSealed);

    @Update("""
            update person
            set status = 'CLOSED', name_sealed = null, phone_sealed = null, birth_date_sealed = null, version = version + 1
            where id = #{id} and status = 'DEPENDANT'
            """)
    int close(@Param("id") long id);
}
