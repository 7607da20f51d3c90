package cn.doorplate.resident;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Changes are conditional: who expects one row and changes none came too late. */
@Mapper
interface MembershipMapper extends BaseMapper<MembershipRow> {

    /**
     * As they are now, whatever this transaction saw before; for who holds the persons' locks.
     */
    @Select("""
            <script>
            select id, household_id, person_id, asked_by, status, live, region_code, grant_id, reason_sealed, asked_at,
                   decided_at, ended_at, version
            from household_member
            where live = 1 and person_id in
              <foreach item="id" collection="persons" open="(" separator="," close=")">#{id}</foreach>
            order by id for update
            </script>
            """)
    List<MembershipRow> liveNow(@Param("persons") Collection<Long> persons);

    /** Ended ones too; nobody looks further back than five hundred. */
    @Select("""
            <script>
            select id, household_id, person_id, asked_by, status, live, region_code, grant_id, reason_sealed, asked_at,
                   decided_at, ended_at, version
            from household_member
            where person_id in <foreach item="id" collection="persons" open="(" separator="," close=")">#{id}</foreach>
            order by id desc limit 500
            </script>
            """)
    List<MembershipRow> of(@Param("persons") Collection<Long> persons);

    /** Those that the dependants of these persons wait for, or have, by their persons' word. */
    @Select("""
            <script>
            select id, household_id, person_id, asked_by, status, live, region_code, grant_id, reason_sealed, asked_at,
                   decided_at, ended_at, version
            from household_member
            where live = 1 and status = 'WAITING' and asked_by &lt;&gt; person_id and household_id in
              <foreach item="id" collection="households" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<MembershipRow> enteredByGuardians(@Param("households") Collection<Long> households);

    @Select("""
            select count(*) from household_member
            where person_id = #{person} and household_id = #{household} and live = 1
            """)
    boolean livesIn(@Param("person") long personId, @Param("household") long householdId);

    /** Whether somebody lives there now, whatever this transaction saw before; for who holds the household's lock. */
    @Select("select id from household_member where household_id = #{household} and live = 1 limit 1 for update")
    @Nullable Long anybodyIn(@Param("household") long householdId);

    @Select("""
            select id, household_id, person_id, asked_by, status, live, region_code, grant_id, reason_sealed, asked_at,
                   decided_at, ended_at, version
            from household_member
            where region_code = #{region} and status = 'WAITING' and id > #{after} order by id limit #{limit}
            """)
    List<MembershipRow> waitingIn(@Param("region") long region, @Param("after") long after, @Param("limit") int limit);

    @Select("""
            select distinct person_id from household_member
            where region_code = #{region} and status = 'CONFIRMED' and person_id > #{after}
            order by person_id limit #{limit}
            """)
    List<Long> residentsOf(@Param("region") long region, @Param("after") long after, @Param("limit") int limit);

    @Select("""
            <script>
            select id, household_id, person_id, asked_by, status, live, region_code, grant_id, reason_sealed, asked_at,
                   decided_at, ended_at, version
            from household_member
            where status = 'CONFIRMED' and person_id in
              <foreach item="id" collection="persons" open="(" separator="," close=")">#{id}</foreach>
            order by id
            </script>
            """)
    List<MembershipRow> confirmedOf(@Param("persons") Collection<Long> persons);

    /** Who lives in a household. */
    record Member(long householdId, long personId) {}

    @Select("""
            <script>
            select household_id, person_id from household_member
            where status = 'CONFIRMED' and household_id in
              <foreach item="id" collection="households" open="(" separator="," close=")">#{id}</foreach>
            order by id
            </script>
            """)
    List<Member> confirmedIn(@Param("households") Collection<Long> households);

    @Update("""
            update household_member
            set status = 'CONFIRMED', grant_id = #{grant}, decided_at = #{at}, decided_by = #{by}, version = version + 1
            where id = #{id} and version = #{version} and status = 'WAITING'
            """)
    int confirm(
            @Param("id") long id,
            @Param("version") int version,
            @Param("grant") long grant,
            @Param("by") long by,
            @Param("at") Instant at);

    @Update("""
            update household_member
            set status = 'REFUSED', live = null, reason_sealed = #{reason,jdbcType=VARBINARY}, decided_at = #{at},
                decided_by = #{by}, version = version + 1
            where id = #{id} and version = #{version} and status = 'WAITING'
            """)
    int refuse(
            @Param("id") long id,
            @Param("version") int version,
            @Param("reason") byte @Nullable [] reason,
            @Param("by") long by,
            @Param("at") Instant at);

    @Update("""
            update household_member
            set status = 'ENDED', live = null, reason_sealed = #{reason,jdbcType=VARBINARY}, ended_at = #{at},
                ended_by = #{by}, version = version + 1
            where id = #{id} and version = #{version} and live = 1
            """)
    int end(
            @Param("id") long id,
            @Param("version") int version,
            @Param("reason") byte @Nullable [] reason,
            @Param("by") @Nullable Long by,
            @Param("at") Instant at);

    @Update(
            "update household_member set reason_sealed = null where person_id = #{person} and reason_sealed is not null")
    int forgetReasons(@Param("person") long personId);

    @Delete("""
            delete from household_member where live is null and asked_at < #{limit} and coalesce(ended_at, decided_at) < #{limit}
            order by asked_at limit #{atMost}
            """)
    int removeBefore(@Param("limit") Instant limit, @Param("atMost") int atMost);
}
