package cn.doorplate.identity;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ConsentMapper {

    @Select("""
            select count(*) from consent
            where person_id = #{personId} and policy_version = #{version} and withdrawn_at is null
            """)
    boolean isGiven(@Param("personId") long personId, @Param("version") String version);

    @Insert("""
            insert into consent (id, person_id, policy_version, given_by, given_at, created_at)
            values (#{id}, #{personId}, #{version}, #{personId}, #{at}, #{at})
            """)
    int give(
            @Param("id") long id,
            @Param("personId") long personId,
            @Param("version") String version,
            @Param("at") Instant at);

    /** By a guardian, for a child's account. */
    @Insert("""
            insert into consent (id, person_id, policy_version, given_by, dependant_id, given_at, created_at)
            values (#{id}, #{personId}, #{version}, #{guardianId}, #{dependantId}, #{at}, #{at})
            """)
    int giveFor(
            @Param("id") long id,
            @Param("personId") long personId,
            @Param("version") String version,
            @Param("guardianId") long guardianId,
            @Param("dependantId") long dependantId,
            @Param("at") Instant at);

    @Update("""
            update consent set withdrawn_at = #{at}
            where dependant_id = #{dependantId} and given_by = #{guardianId} and withdrawn_at is null
            """)
    int withdrawFor(
            @Param("guardianId") long guardianId, @Param("dependantId") long dependantId, @Param("at") Instant at);

    /** Those in force. */
    @Select("""
            <script>
            select dependant_id, max(given_at) as given_at from consent
            where given_by = #{guardianId} and withdrawn_at is null and policy_version = #{version} and dependant_id in
              <foreach item="id" collection="dependants" open="(" separator="," close=")">#{id}</foreach>
            group by dependant_id
            </script>
            """)
    List<ChildConsentRow> givenFor(
            @Param("guardianId") long guardianId,
            @Param("dependants") Collection<Long> dependantIds,
            @Param("version") String version);

    @Update("""
            update consent set withdrawn_at = #{at}
            where person_id = #{personId} and policy_version = #{version} and withdrawn_at is null
            """)
    int withdraw(@Param("personId") long personId, @Param("version") String version, @Param("at") Instant at);

    @Update("update consent set withdrawn_at = #{at} where person_id = #{personId} and withdrawn_at is null")
    int withdrawAll(@Param("personId") long personId, @Param("at") Instant at);

    @Select("""
            select policy_version, given_by, given_at, withdrawn_at from consent
            where person_id = #{personId} order by given_at desc, id desc limit 100
            """)
    List<ConsentRow> of(@Param("personId") long personId);
}
