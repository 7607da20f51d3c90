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

/** Changes are conditional: who expects one row and changes none came too late. */
@Mapper
interface GuardianshipMapper extends BaseMapper<GuardianshipRow> {

    /** How many a guardian has. */
    record Count(long guardianId, int number) {}

    /** As they are now, whatever this transaction saw before; for who holds the guardian's lock. */
    @Select("""
            select id, guardian_id, dependant_id, kind, status, live, consent, name_sealed, household_id, asked_at, decided_at,
                   version
            from guardianship where guardian_id = #{guardian} and live = 1 order by id for update
            """)
    List<GuardianshipRow> liveNow(@Param("guardian") long guardianId);

    /** What one has or asked for, and what was refused. */
    @Select("""
            select id, guardian_id, dependant_id, kind, status, live, consent, name_sealed, household_id, asked_at, decided_at,
                   version
            from guardianship where guardian_id = #{guardian} and (live = 1 or status = 'REFUSED') order by id limit 100
            """)
    List<GuardianshipRow> ofGuardian(@Param("guardian") long guardianId);

    @Select("""
            select id, guardian_id, dependant_id, kind, status, live, consent, name_sealed, household_id, asked_at, decided_at,
                   version
            from guardianship where dependant_id = #{dependant} and live = 1 order by id limit 100
            """)
    List<GuardianshipRow> ofDependant(@Param("dependant") long dependantId);

    /** Those that hold, of several dependants. */
    @Select("""
            <script>
            select id, guardian_id, dependant_id, kind, status, live, consent, name_sealed, household_id, asked_at, decided_at,
                   version
            from guardianship where live = 1 and status = 'ACTIVE' and dependant_id in
              <foreach item="id" collection="dependants" open="(" separator="," close=")">#{id}</foreach>
            order by dependant_id, id
            </script>
            """)
    List<GuardianshipRow> holdingOf(@Param("dependants") Collection<Long> dependantIds);

    @Select("""
            select count(*) from guardianship
            where guardian_id = #{guardian} and dependant_id = #{dependant} and live = 1 and status = 'ACTIVE'
            """)
    boolean isActive(@Param("guardian") long guardianId, @Param("dependant") long dependantId);

    @Select("""
            <script>
            select guardian_id, count(*) as number from guardianship
            where live = 1 and status = 'ACTIVE' and guardian_id in
              <foreach item="id" collection="guardians" open="(" separator="," close=")">#{id}</foreach>
            group by guardian_id
            </script>
            """)
    List<Count> countActive(@Param("guardians") Collection<Long> guardians);

    @Update("""
            update guardianship set status = 'ACTIVE', decided_at = #{at}, household_id = null, version = version + 1
            where id = #{id} and version = #{version} and status = 'WAITING'
            """)
    int confirm(@Param("id") long id, @Param("version") int version, @Param("at") Instant at);

    @Update("""
            update guardianship
            set status = 'REFUSED', live = null, decided_at = #{at}, household_id = null, version = version + 1
            where id = #{id} and version = #{version} and status = 'WAITING'
            """)
    int refuse(@Param("id") long id, @Param("version") int version, @Param("at") Instant at);

    @Update("""
            update guardianship
            set status = 'ENDED', live = null, name_sealed = null, household_id = null, ended_at = #{at}, ended_by = #{by},
                version = version + 1
            where id = #{id} and version = #{version} and live = 1
            """)
    int end(@Param("id") long id, @Param("version") int version, @Param("by") long by, @Param("at") Instant at);

    @Update("update guardianship set name_sealed = null where guardian_id = #{guardian} and name_sealed is not null")
    int forgetNames(@Param("guardian") long guardianId);

    @Delete("""
            delete from guardianship
            where live is null and asked_at < #{limit} and coalesce(ended_at, decided_at) < #{limit}
            order by asked_at limit #{atMost}
            """)
    int removeBefore(@Param("limit") Instant limit, @Param("atMost") int atMost);
}
