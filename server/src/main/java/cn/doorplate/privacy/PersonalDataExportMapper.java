package cn.doorplate.privacy;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface PersonalDataExportMapper {

    @Insert("""
            insert into personal_data_export (id, person_id, running, status, requested_at, next_at, created_at)
            values (#{id}, #{personId}, 1, 'REQUESTED', #{at}, #{at}, #{at})
            """)
    int insert(@Param("id") long id, @Param("personId") long personId, @Param("at") Instant at);

    /**
     * Reads what is committed, also where the transaction at hand began before. A shared lock: who met another's row when
     * inserting holds one on it already, and two such who both wanted more would wait for each other.
     */
    @Select("""
            select id, person_id, status, requested_at, ready_at, expires_at from personal_data_export
            where person_id = #{personId} and running = 1 lock in share mode
            """)
    @Nullable PersonalDataExport running(@Param("personId") long personId);

    @Select("""
            select id, person_id, status, requested_at, ready_at, expires_at from personal_data_export
            where person_id = #{personId} order by id desc limit 20
            """)
    List<PersonalDataExport> newest(@Param("personId") long personId);

    @Select("""
            select content from personal_data_export
            where id = #{id} and person_id = #{personId} and status = 'READY' and expires_at > #{now}
            """)
    @Nullable ExportContent content(@Param("id") long id, @Param("personId") long personId, @Param("now") Instant now);

    @Select("""
            select id, person_id, attempts from personal_data_export
            where status = 'REQUESTED' and next_at <= #{now} and (lease_until is null or lease_until <= #{now})
            order by next_at limit #{atMost}
            """)
    List<ExportTask> due(@Param("now") Instant now, @Param("atMost") int atMost);

    @Update("""
            update personal_data_export set lease_by = #{by}, lease_until = #{until}, attempts = attempts + 1
            where id = #{id} and status = 'REQUESTED' and (lease_until is null or lease_until <= #{now})
            """)
    int take(@Param("id") long id, @Param("by") long by, @Param("now") Instant now, @Param("until") Instant until);

    /** No row when another server has taken it over. */
    @Update("""
            update personal_data_export set status = 'READY', running = null, content = #{content}, ready_at = #{now},
              expires_at = #{expires}, lease_by = null, lease_until = null
            where id = #{id} and lease_by = #{by} and status = 'REQUESTED'
            """)
    int finish(
            @Param("id") long id,
            @Param("by") long by,
            @Param("content") byte[] content,
            @Param("now") Instant now,
            @Param("expires") Instant expires);

    @Update("""
            update personal_data_export set next_at = #{next}, lease_by = null, lease_until = null
            where id = #{id} and lease_by = #{by} and status = 'REQUESTED'
            """)
    int retry(@Param("id") long id, @Param("by") long by, @Param("next") Instant next);

    @Update("""
            update personal_data_export set status = 'FAILED', running = null, lease_by = null, lease_until = null
            where id = #{id} and lease_by = #{by} and status = 'REQUESTED'
            """)
    int fail(@Param("id") long id, @Param("by") long by);

    @Update("""
            update personal_data_export set status = 'EXPIRED', content = null
            where status = 'READY' and ready_at < #{limit} order by ready_at limit #{atMost}
            """)
    int expire(@Param("limit") Instant limit, @Param("atMost") int atMost);

    @Delete("delete from personal_data_export where person_id = #{personId}")
    int removeOf(@Param("personId") long personId);
}
