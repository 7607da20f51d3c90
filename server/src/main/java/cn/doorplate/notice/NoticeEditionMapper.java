package cn.doorplate.notice;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Editions and who worked on them; for who holds the lock of the notice's row. */
@Mapper
interface NoticeEditionMapper {

    /** Names one edition. */
    record Key(long noticeId, int number) {}

    /** Who worked on one. */
    record Author(long noticeId, int number, long personId) {}

    @Select("""
            select notice_id, number, kind, title, summary, body, cover, attachments, places, audiences, publish_at, expires_at,
                   must_read, pinned, urgent, author_id, reviewer_id, remark, check_result, edited_at
            from notice_edition where notice_id = #{notice} and number = #{number}
            """)
    @Nullable NoticeEditionRow find(@Param("notice") long notice, @Param("number") int number);

    @Select("""
            <script>
            select notice_id, number, kind, title, summary, body, cover, attachments, places, audiences, publish_at, expires_at,
                   must_read, pinned, urgent, author_id, reviewer_id, remark, check_result, edited_at
            from notice_edition where (notice_id, number) in
              <foreach item="it" collection="keys" open="(" separator="," close=")">(#{it.noticeId}, #{it.number})</foreach>
            </script>
            """)
    List<NoticeEditionRow> of(@Param("keys") Collection<Key> keys);

    /** Those that were handed over, the newest first, fifty of each. */
    @Select("""
            <script>
            select notice_id, number, kind, title, summary, body, cover, attachments, places, audiences, publish_at, expires_at,
                   must_read, pinned, urgent, author_id, reviewer_id, remark, check_result, edited_at
            from (
              select e.*, row_number() over (partition by notice_id order by number desc) as nth
              from notice_edition e
              where check_result is not null and notice_id in
                <foreach item="id" collection="notices" open="(" separator="," close=")">#{id}</foreach>
            ) handed_over where nth &lt;= 50 order by notice_id, number desc
            </script>
            """)
    List<NoticeEditionRow> handedOver(@Param("notices") Collection<Long> notices);

    @Insert("""
            insert into notice_edition (notice_id, number, kind, title, summary, body, cover, attachments, places, audiences,
              publish_at, expires_at, must_read, pinned, urgent, author_id, remark, edited_at)
            values (#{it.noticeId}, #{it.number}, #{it.kind}, #{it.title}, #{it.summary}, #{it.body}, #{it.cover},
              #{it.attachments}, #{it.places}, #{it.audiences}, #{it.publishAt}, #{it.expiresAt}, #{it.mustRead},
              #{it.pinned}, #{it.urgent}, #{it.authorId}, #{it.remark}, #{it.editedAt})
            """)
    int insert(@Param("it") NoticeEditionRow edition);

    /** Only one that was never handed over; expects one row. */
    @Update("""
            update notice_edition
            set kind = #{it.kind}, title = #{it.title}, summary = #{it.summary}, body = #{it.body}, cover = #{it.cover},
                attachments = #{it.attachments}, places = #{it.places}, audiences = #{it.audiences},
                publish_at = #{it.publishAt}, expires_at = #{it.expiresAt}, must_read = #{it.mustRead},
                pinned = #{it.pinned}, urgent = #{it.urgent}, author_id = #{it.authorId}, remark = #{it.remark},
                edited_at = #{it.editedAt}
            where notice_id = #{it.noticeId} and number = #{it.number} and check_result is null
            """)
    int write(@Param("it") NoticeEditionRow edition);

    @Update("""
            update notice_edition set check_result = #{check}, remark = null
            where notice_id = #{notice} and number = #{number}
            """)
    int handOver(@Param("notice") long notice, @Param("number") int number, @Param("check") NoticeCheck check);

    @Update("update notice_edition set reviewer_id = #{by} where notice_id = #{notice} and number = #{number}")
    int approve(@Param("notice") long notice, @Param("number") int number, @Param("by") long by);

    @Update("update notice_edition set remark = #{remark} where notice_id = #{notice} and number = #{number}")
    int remark(@Param("notice") long notice, @Param("number") int number, @Param("remark") String remark);

    @Insert("insert ignore into notice_author (notice_id, number, person_id) values (#{notice}, #{number}, #{person})")
    int wrote(@Param("notice") long notice, @Param("number") int number, @Param("person") long person);

    /** Who worked on an edition has worked on the one that was made of it. */
    @Insert("""
            insert into notice_author (notice_id, number, person_id)
            select notice_id, #{next}, person_id from notice_author where notice_id = #{notice} and number = #{number}
            """)
    int inherit(@Param("notice") long notice, @Param("number") int number, @Param("next") int next);

    @Select("""
            <script>
            select notice_id, number, person_id from notice_author where (notice_id, number) in
              <foreach item="it" collection="keys" open="(" separator="," close=")">(#{it.noticeId}, #{it.number})</foreach>
            </script>
            """)
    List<Author> authors(@Param("keys") Collection<Key> keys);
}
