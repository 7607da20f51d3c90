package cn.doorplate.hall;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Applications. Who changes one holds it first. */
@Mapper
interface ApplicationMapper {

    String COLUMNS = """
            select id, service_key, made_of, region_code, desk, person_id, applicant_id, state, answers, asked, result, handler_id,
            due_at, left_ms, step, step_at, urged_at, submitted_at, closed_at, version
            from hall_application
            """;

    /** @throws org.springframework.dao.DuplicateKeyException if that person has one of this service that is not over */
    @Insert("""
            insert into hall_application (id, service_key, made_of, region_code, desk, person_id, applicant_id, state, answers,
              due_at, queue_at, step, step_at, submitted_at, created_at)
            values (#{id}, #{serviceKey}, #{madeOf}, #{regionCode}, #{desk}, #{personId}, #{applicantId}, #{state},
              #{answers,jdbcType=VARBINARY}, #{dueAt}, coalesce(#{dueAt}, '9999-01-01'), #{step}, #{stepAt}, #{submittedAt}, #{submittedAt})
            """)
    int insert(ApplicationRow row);

    @Select(COLUMNS + "where id = #{id}")
    @Nullable ApplicationRow find(@Param("id") long id);

    /** As it is, and as it stays until the caller's transaction ends. */
    @Select(COLUMNS + "where id = #{id} for update")
    @Nullable ApplicationRow hold(@Param("id") long id);

    @Update("""
            update hall_application
            set state = #{it.state}, handler_id = #{it.handlerId}, due_at = #{it.dueAt},
                queue_at = coalesce(#{it.dueAt}, '9999-01-01'), left_ms = #{it.leftMs},
                step = #{it.step}, step_at = #{it.stepAt}, asked = #{it.asked,jdbcType=VARBINARY},
                result = #{it.result,jdbcType=VARBINARY}, urged_at = #{it.urgedAt}, closed_at = #{it.closedAt},
                version = version + 1
            where id = #{id}
            """)
    int change(@Param("id") long id, @Param("it") ApplicationFacts facts);

    /** What time does next; it is no change that anybody made. */
    @Update("update hall_application set step = #{step}, step_at = #{at} where id = #{id}")
    int goesOn(@Param("id") long id, @Param("step") @Nullable ApplicationStep step, @Param("at") @Nullable Instant at);

    @Update("update hall_application set answers = #{answers,jdbcType=VARBINARY} where id = #{id}")
    int answer(@Param("id") long id, @Param("answers") byte[] answers);

    @Select("select id from hall_application where step_at <= #{now} order by step_at limit #{atMost}")
    List<Long> due(@Param("now") Instant now, @Param("atMost") int atMost);

    /** Those for a person or by them, the newest first. */
    @Select(COLUMNS + """
            where id in (
              select id from (
                (select id from hall_application where person_id = #{person} and id < #{before} order by id desc limit #{limit})
                union
                (select id from hall_application where applicant_id = #{person} and id < #{before} order by id desc limit #{limit})
              ) own)
            order by id desc limit #{limit}
            """)
    List<ApplicationRow> own(@Param("person") long person, @Param("before") long before, @Param("limit") int limit);

    /** Those at a desk, due soonest first; those whose clock stands last. */
    @Select("""
            <script>
            """ + COLUMNS + """
            where desk = #{desk}
              and state in <foreach item="it" collection="states" open="(" separator="," close=")">#{it}</foreach>
              and (queue_at &gt; #{after} or (queue_at = #{after} and id &gt; #{id}))
              <if test="handler != null">and handler_id = #{handler}</if>
              <if test="lateAt != null">and due_at &lt; #{lateAt}</if>
            order by queue_at, id limit #{limit}
            </script>
            """)
    List<ApplicationRow> queue(
            @Param("desk") long desk,
            @Param("states") Collection<ApplicationState> states,
            @Param("handler") @Nullable Long handler,
            @Param("lateAt") @Nullable Instant lateAt,
            @Param("after") Instant after,
            @Param("id") long id,
            @Param("limit") int limit);

    /** A file of an application. */
    record FileRow(
            long applicationId, long mediaId, @Nullable Integer material) {}

    @Insert("""
            insert into hall_application_file (application_id, media_id, material, created_at)
            values (#{it.applicationId}, #{it.mediaId}, #{it.material}, #{now})
            """)
    int attach(@Param("it") FileRow file, @Param("now") Instant now);

    @Select("""
            <script>
            select application_id, media_id, material from hall_application_file
            where application_id in <foreach item="it" collection="ids" open="(" separator="," close=")">#{it}</foreach>
            order by application_id, material, media_id
            </script>
            """)
    List<FileRow> files(@Param("ids") Collection<Long> ids);

    /** Those over for longer than that of which something is still known. */
    @Select("""
            select id from hall_application where forgotten = 0 and closed_at < #{limit} order by closed_at limit #{atMost}
            """)
    List<Long> toForget(@Param("limit") Instant limit, @Param("atMost") int atMost);

    @Update("""
            update hall_application set answers = null, asked = null, result = null, forgotten = 1 where id = #{id}
            """)
    int forget(@Param("id") long id);

    @Update("delete from hall_application_file where application_id = #{id}")
    int forgetFiles(@Param("id") long id);
}
