package cn.doorplate.messaging;

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

/** Changes are conditional: who expects one row and changes none came too late. */
@Mapper
interface BroadcastMapper {

    /** Codes of regions from the first to the last. */
    record Range(long first, long last) {}

    @Insert("insert into message_text (id, title, body) values (#{id}, #{title}, #{text})")
    void insertText(@Param("id") long id, @Param("title") String title, @Param("text") String text);

    @Insert("""
            insert into broadcast (id, cause, kind, text_id, subject, region_code, audience, audience_key, state, due_at, started_at)
            values (#{id}, #{new.cause}, #{new.kind}, #{text}, #{new.subject}, #{new.region.value}, #{new.audience},
              #{new.audienceKey}, 'RUNNING', #{now}, #{now})
            """)
    void insert(
            @Param("id") long id,
            @Param("text") long text,
            @Param("new") NewBroadcast wanted,
            @Param("now") Instant now);

    @Select("""
            <script>
            select b.id, b.cause, b.kind, b.text_id, t.title, b.subject, b.region_code, b.audience, b.audience_key, b.state,
              b.position, b.planned, b.counted, b.failures, b.trouble, b.version, b.started_at, b.ended_at
            from broadcast b join message_text t on t.id = b.text_id
            where b.id in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            order by b.id desc
            </script>
            """)
    List<BroadcastRow> byIds(@Param("ids") Collection<Long> ids);

    @Select("""
            <script>
            select b.id, b.cause, b.kind, b.text_id, t.title, b.subject, b.region_code, b.audience, b.audience_key, b.state,
              b.position, b.planned, b.counted, b.failures, b.trouble, b.version, b.started_at, b.ended_at
            from broadcast b join message_text t on t.id = b.text_id
            where b.cause in <foreach item="cause" collection="causes" open="(" separator="," close=")">#{cause}</foreach>
            </script>
            """)
    List<BroadcastRow> byCauses(@Param("causes") Collection<String> causes);

    /** The newest before an id: out of an index alone. */
    @Select("""
            <script>
            select id from broadcast where id &lt; #{before} and
              <foreach item="range" collection="ranges" open="(" separator=" or " close=")">
                region_code between #{range.first} and #{range.last}
              </foreach>
            order by id desc limit #{atMost}
            </script>
            """)
    List<Long> within(@Param("ranges") List<Range> ranges, @Param("before") long before, @Param("atMost") int atMost);

    /** Which to go on with: the urgent first, then that which has waited longest. Null if none is due. */
    @Select("""
            <script>
            select b.id, b.cause, b.kind, b.text_id, t.title, b.subject, b.region_code, b.audience, b.audience_key, b.state,
              b.position, b.planned, b.counted, b.failures, b.trouble, b.version, b.started_at, b.ended_at
            from broadcast b join message_text t on t.id = b.text_id
            where b.state = 'RUNNING' and b.due_at &lt;= #{now} and b.audience in
              <foreach item="name" collection="audiences" open="(" separator="," close=")">#{name}</foreach>
            order by b.kind = 'URGENT' desc, b.due_at, b.id limit 1
            </script>
            """)
    @Nullable BroadcastRow due(@Param("audiences") Collection<String> audiences, @Param("now") Instant now);

    @Update("""
            update broadcast set holder = #{holder}, due_at = #{until}
            where id = #{row.id} and state = 'RUNNING' and due_at <= #{now} and position = #{row.position}
            """)
    int take(
            @Param("row") BroadcastRow row,
            @Param("holder") long holder,
            @Param("now") Instant now,
            @Param("until") Instant until);

    /** Makes sure, and has the row locked from then on, that nobody goes on with it, stops or pauses it but us. */
    @Update("""
            update broadcast set due_at = #{until}
            where id = #{row.id} and state = 'RUNNING' and holder = #{holder} and position = #{row.position}
            """)
    int hold(@Param("row") BroadcastRow row, @Param("holder") long holder, @Param("until") Instant until);

    /** Part done; the lease is given back, so that whatever has waited longer comes before the next part. */
    @Update("""
            update broadcast set position = #{position}, planned = planned + #{more}, failures = 0, trouble = null,
              holder = null, due_at = #{now}
            where id = #{id}
            """)
    void advance(
            @Param("id") long id,
            @Param("position") String position,
            @Param("more") int more,
            @Param("now") Instant now);

    /** The last part is done. */
    @Update("""
            update broadcast set state = 'TOLD', counted = true, planned = planned + #{more}, failures = 0, trouble = null,
              holder = null, due_at = #{now}, ended_at = #{now}
            where id = #{id}
            """)
    void finish(@Param("id") long id, @Param("more") int more, @Param("now") Instant now);

    /** It did not go on. */
    @Update("""
            update broadcast set failures = failures + 1, trouble = #{trouble}, holder = null, due_at = #{again}
            where id = #{id} and state = 'RUNNING' and holder = #{holder}
            """)
    void putBack(
            @Param("id") long id,
            @Param("holder") long holder,
            @Param("trouble") @Nullable String trouble,
            @Param("again") Instant again);

    @Update("""
            update broadcast set state = 'PAUSED', holder = null, version = version + 1, settle_at = #{now},
              settle_until = #{until}
            where id = #{id} and version = #{version} and state in ('RUNNING', 'TOLD')
            """)
    int pause(
            @Param("id") long id,
            @Param("version") int version,
            @Param("now") Instant now,
            @Param("until") Instant settleUntil);

    @Update("""
            update broadcast set state = case when counted then 'TOLD' else 'RUNNING' end, due_at = #{now}, failures = 0,
              trouble = null, version = version + 1, settle_at = #{now}, settle_until = #{until}
            where id = #{id} and version = #{version} and state = 'PAUSED'
            """)
    int resume(
            @Param("id") long id,
            @Param("version") int version,
            @Param("now") Instant now,
            @Param("until") Instant settleUntil);

    @Update("""
            update broadcast set state = 'STOPPED', holder = null, trouble = null, ended_at = #{now}, version = version + 1,
              settle_at = #{now}, settle_until = #{until}
            where id = #{id} and version = #{version} and state <> 'STOPPED'
            """)
    int stop(
            @Param("id") long id,
            @Param("version") int version,
            @Param("now") Instant now,
            @Param("until") Instant settleUntil);

    /** Locks them in one order. */
    @Select("""
            <script>
            select id from broadcast
            where cause in <foreach item="cause" collection="causes" open="(" separator="," close=")">#{cause}</foreach>
            order by id for update
            </script>
            """)
    List<Long> lock(@Param("causes") Collection<String> causes);

    /** Ends those that go on, whatever their version. */
    @Update("""
            <script>
            update broadcast set state = 'STOPPED', holder = null, trouble = null, ended_at = #{now}, version = version + 1,
              settle_at = #{now}, settle_until = #{until}
            where state &lt;&gt; 'STOPPED' and id in
              <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    void end(@Param("ids") Collection<Long> ids, @Param("now") Instant now, @Param("until") Instant settleUntil);

    /** They have told all, as far as they have come; those that are paused stay so. */
    @Update("""
            <script>
            update broadcast set state = case state when 'RUNNING' then 'TOLD' else state end, counted = true, holder = null,
              failures = 0, trouble = null, due_at = #{now}, ended_at = #{now}
            where state in ('RUNNING', 'PAUSED') and counted = false and id in
              <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int close(@Param("ids") Collection<Long> ids, @Param("now") Instant now);

    /** What was said first about why stays. */
    @Update("""
            <script>
            update message_text set withdrawn_reason = #{reason}, withdrawn_at = #{now}
            where withdrawn_at is null and id in (select text_id from broadcast where id in
              <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>)
            </script>
            """)
    void withdrawTexts(@Param("ids") Collection<Long> ids, @Param("reason") String reason, @Param("now") Instant now);

    @Update("""
            <script>
            update message_text set title = #{title}, body = #{text}
            where withdrawn_at is null and id in (select text_id from broadcast where cause in
              <foreach item="cause" collection="causes" open="(" separator="," close=")">#{cause}</foreach>)
            </script>
            """)
    void rewordTexts(
            @Param("causes") Collection<String> causes, @Param("title") String title, @Param("text") String text);

    /** Those that began and ended before. */
    @Select("""
            select b.id, b.text_id from broadcast b
            where b.created_at < #{limit} and b.ended_at < #{ended} and b.state in ('TOLD', 'STOPPED')
            order by b.created_at limit #{atMost} for update
            """)
    List<Old> old(@Param("limit") Instant limit, @Param("ended") Instant ended, @Param("atMost") int atMost);

    /** A broadcast that goes, and the text that goes with it. */
    record Old(long id, long textId) {}

    /** When the oldest message of a lane was written; null if there is none. */
    @Select("select created_at from message where lane = #{lane} order by seq limit 1")
    @Nullable Instant oldestMessage(@Param("lane") int lane);

    @Delete("""
            <script>
            delete from message_text where id in
              <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    void removeTexts(@Param("ids") Collection<Long> ids);

    @Delete("""
            <script>
            delete from broadcast where id in
              <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    void remove(@Param("ids") Collection<Long> ids);
}
