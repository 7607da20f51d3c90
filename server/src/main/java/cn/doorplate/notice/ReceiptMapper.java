package cn.doorplate.notice;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/**
 * Receipts. Each way to change one is a single statement that inserts or completes it, so whatever comes first, and whatever at
 * the same time, nothing is lost.
 */
@Mapper
interface ReceiptMapper {

    /** When one person read a notice. */
    record Reading(long noticeId, Instant readAt) {}

    /** Reading it again does not move the time, unless it was read before what readers see was in force. */
    @Insert("""
            insert into notice_receipt (notice_id, person_id, must, done, read_at)
            values (#{notice}, #{person}, false, true, #{at})
            on duplicate key update read_at = case when read_at >= #{since} then read_at else #{at} end, done = true
            """)
    int read(
            @Param("notice") long notice,
            @Param("person") long person,
            @Param("at") Instant at,
            @Param("since") Instant inForceSince);

    /** Telling again corrects what was found; who is told counts among those who are to know. */
    @Insert("""
            insert into notice_receipt
              (notice_id, person_id, must, done, told_at, told_by, app_installed, call_warning)
            values (#{notice}, #{person}, true, true, #{at}, #{by}, #{app,jdbcType=BOOLEAN},
                    #{warning,jdbcType=BOOLEAN})
            on duplicate key update must = true, done = true, told_at = #{at}, told_by = #{by},
              app_installed = #{app,jdbcType=BOOLEAN}, call_warning = #{warning,jdbcType=BOOLEAN}
            """)
    int tell(
            @Param("notice") long notice,
            @Param("person") long person,
            @Param("at") Instant at,
            @Param("by") long by,
            @Param("app") @Nullable Boolean app,
            @Param("warning") @Nullable Boolean warning);

    /** Those of them are to read it anew who read it, or were told of it, before a time and not since. */
    @Update("""
            <script>
            update notice_receipt set done = false
            where notice_id = #{notice} and done = true and coalesce(read_at &lt; #{since}, true)
              and coalesce(told_at &lt; #{since}, true) and person_id in
              <foreach item="id" collection="persons" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    void reopen(
            @Param("notice") long notice, @Param("persons") Collection<Long> persons, @Param("since") Instant since);

    /**
     * Of something urgent, only the reading of the edition in force: what is new in it is still to be read, by who is not done
     * even if a later one is not urgent.
     */
    @Select("""
            <script>
            select r.notice_id, r.read_at
            from notice_receipt r join notice n on n.id = r.notice_id
              join notice_edition e on e.notice_id = n.id and e.number = n.live_edition
            where r.person_id = #{person} and r.read_at is not null and r.done = true
              and (e.urgent = false or r.read_at &gt;= coalesce(n.revised_at, n.published_at)) and r.notice_id in
              <foreach item="id" collection="notices" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<Reading> readings(@Param("person") long person, @Param("notices") Collection<Long> notices);

    /** Who of them has read it since a time, and has nothing to read anew. */
    @Select("""
            <script>
            select person_id from notice_receipt where notice_id = #{notice} and done = true and read_at &gt;= #{since} and person_id in
              <foreach item="id" collection="persons" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<Long> readersAmong(
            @Param("notice") long notice, @Param("persons") Collection<Long> persons, @Param("since") Instant since);

    @Select("""
            select person_id from notice_receipt
            where notice_id = #{notice} and person_id > #{after} and (read_at is not null or told_at is not null)
            order by person_id limit #{limit}
            """)
    List<Long> informed(@Param("notice") long notice, @Param("after") long after, @Param("limit") int limit);

    @Select("""
            select person_id from notice_receipt
            where notice_id = #{notice} and must = true and done = false and person_id > #{after}
            order by person_id limit #{limit}
            """)
    List<Long> open(@Param("notice") long notice, @Param("after") long after, @Param("limit") int limit);

    /** Those of them who have yet to read it. */
    @Select("""
            <script>
            select person_id from notice_receipt
            where notice_id = #{notice} and must = true and done = false and person_id in
              <foreach item="id" collection="persons" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<Long> openAmong(@Param("notice") long notice, @Param("persons") Collection<Long> persons);

    /** Those of them who are asked to read it, whether they have or not. */
    @Select("""
            <script>
            select person_id from notice_receipt where notice_id = #{notice} and must = true and person_id in
              <foreach item="id" collection="persons" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<Long> askedAmong(@Param("notice") long notice, @Param("persons") Collection<Long> persons);

    /**
     * Counts of the notices that were published, from an index alone; whether they must be read stands in the edition in force.
     * Of one that must, only those are counted who are asked to: staff and passers-by read as well. Of something urgent, only what
     * was read or told since it is in force.
     */
    @Select("""
            <script>
            select e.notice_id, e.must_read, sum(r.must) as expected, sum(r.must and not r.done) as open,
                   count(case when (r.must or not e.must_read) and r.done
                              and (not e.urgent or r.read_at &gt;= coalesce(n.revised_at, n.published_at))
                         then r.read_at end) as readers,
                   count(case when r.done and (not e.urgent or r.told_at &gt;= coalesce(n.revised_at, n.published_at))
                         then r.told_at end) as told,
                   sum(case when r.done and (not e.urgent or r.told_at &gt;= coalesce(n.revised_at, n.published_at))
                       then r.app_installed end) as app_installed,
                   sum(case when r.done and (not e.urgent or r.told_at &gt;= coalesce(n.revised_at, n.published_at))
                       then r.call_warning end) as call_warning
            from notice n join notice_edition e on e.notice_id = n.id and e.number = n.live_edition
              left join notice_receipt r force index (notice_receipt_counts) on r.notice_id = n.id
            where n.published_at is not null and n.id in
              <foreach item="id" collection="notices" open="(" separator="," close=")">#{id}</foreach>
            group by e.notice_id, e.must_read
            </script>
            """)
    List<ReadingCounts> counts(@Param("notices") Collection<Long> notices);

    /** Of those of them who are asked to read it, those who have, or who have not; by person. */
    @Select("""
            <script>
            select notice_id, person_id, must, done, read_at, told_at, app_installed, call_warning
            from notice_receipt
            where notice_id = #{notice} and must = true and done = #{done} and person_id in
              <foreach item="id" collection="persons" open="(" separator="," close=")">#{id}</foreach>
            order by person_id
            </script>
            """)
    List<ReceiptRow> among(
            @Param("notice") long notice, @Param("persons") Collection<Long> persons, @Param("done") boolean done);

    @Select("""
            select notice_id, person_id, must, done, read_at, told_at, app_installed, call_warning
            from notice_receipt where notice_id = #{notice} and person_id = #{person}
            """)
    @Nullable ReceiptRow find(@Param("notice") long notice, @Param("person") long person);

    /** Takes the turn to remind; no row means that it is not the time, or not in force any more. */
    @Update("""
            update notice set reminded_at = #{now}, reminders = reminders + 1
            where id = #{notice} and state = 'PUBLISHED' and (reminded_at is null or reminded_at <= #{before})
            """)
    int remind(@Param("notice") long notice, @Param("now") Instant now, @Param("before") Instant before);

    /** Lets no other reminder begin until the caller's transaction ends. */
    @Select("select reminders from notice where id = #{notice} for update")
    int reminders(@Param("notice") long notice);

    /** What a person read or was told of, with the title as it is now. */
    @Select("""
            select e.title, r.read_at, r.told_at, r.app_installed, r.call_warning
            from notice_receipt r
              left join notice n on n.id = r.notice_id
              left join notice_edition e on e.notice_id = n.id and e.number = n.live_edition
            where r.person_id = #{person} and r.done = true
            order by r.notice_id limit #{limit}
            """)
    List<OwnReceipt> own(@Param("person") long person, @Param("limit") int limit);

    @Select("select notice_id from notice_receipt where person_id = #{person} and done = true order by notice_id")
    List<Long> doneBy(@Param("person") long person);

    @Update("update notice_receipt set person_id = #{nobody} where notice_id = #{notice} and person_id = #{person}")
    int makeNobodys(@Param("notice") long notice, @Param("person") long person, @Param("nobody") long nobody);

    @Delete("delete from notice_receipt where person_id = #{person} and done = false")
    int removeOpen(@Param("person") long person);
}
