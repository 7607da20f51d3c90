package cn.doorplate.notice;

import cn.doorplate.place.RegionLevel;
import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Changes are conditional: who expects one row and changes none came too late. */
@Mapper
interface NoticeMapper extends BaseMapper<NoticeRow> {

    /** As it is to be, from the version in the row that was read; expects one row. */
    @Update("""
            update notice
            set state = #{row.state}, revision = #{row.revision}, live_edition = #{row.liveEdition},
                last_edition = #{row.lastEdition}, due_at = #{row.dueAt}, published_at = #{row.publishedAt},
                revised_at = #{row.revisedAt}, withdrawn_at = #{row.withdrawnAt}, withdrawn_reason = #{row.withdrawnReason},
                changed_at = #{row.changedAt}, version = version + 1
            where id = #{row.id} and version = #{row.version}
            """)
    int change(@Param("row") NoticeRow row);

    /** Those that time changes now. */
    @Select("select id from notice where due_at <= #{now} order by due_at limit #{atMost}")
    List<Long> due(@Param("now") Instant now, @Param("atMost") int atMost);

    /** Time looks at it later; nobody has changed it. */
    @Update("update notice set due_at = #{later} where id = #{id} and due_at <= #{now}")
    int postpone(@Param("id") long id, @Param("now") Instant now, @Param("later") Instant later);

    /** How far a notice has come, or a newer edition of one. */
    record Stage(boolean ofRevision, NoticeState state) {}

    /** Changed last first: the newest of each stage, which is the end of a range of an index, and of those the newest. */
    @Select("""
            <script>
            select n.id, n.publisher, n.state, n.revision, n.live_edition, n.last_edition, n.due_at, n.published_at, n.revised_at,
                   n.withdrawn_at, n.withdrawn_reason, n.reminded_at, n.changed_at, n.version, n.created_at
            from (
              select id, changed_at from (
                <foreach item="stage" collection="stages" separator=" union ">
                  (select id, changed_at from notice
                   where
                     <choose>
                       <when test="level.name() == 'COUNTY'">county</when>
                       <when test="level.name() == 'STREET'">street</when>
                       <otherwise>publisher</otherwise>
                     </choose> = #{region}
                     and <choose><when test="stage.ofRevision()">revision</when><otherwise>state</otherwise></choose>
                       = #{stage.state}
                     <if test="before != null">
                       and changed_at &lt;= #{before} and (changed_at &lt; #{before} or id &lt; #{id})
                     </if>
                   order by changed_at desc, id desc limit #{limit})
                </foreach>
              ) each_stage order by changed_at desc, id desc limit #{limit}
            ) newest join notice n on n.id = newest.id
            order by n.changed_at desc, n.id desc
            </script>
            """)
    List<NoticeRow> within(
            @Param("level") RegionLevel level,
            @Param("region") long region,
            @Param("stages") Collection<Stage> stages,
            @Param("before") @Nullable Instant before,
            @Param("id") long id,
            @Param("limit") int limit);
}
