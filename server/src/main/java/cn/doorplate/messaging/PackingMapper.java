package cn.doorplate.messaging;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** What deliveries and digests say, as it is now. */
@Mapper
interface PackingMapper {

    /**
     * The message of a delivery.
     *
     * @param needless whether it was read or withdrawn
     * @param broadcastState null where there is no broadcast
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Content(
            long id,
            long personId,
            long seq,
            MessageKind kind,
            long regionCode,
            boolean needless,
            @Nullable Long broadcastId,
            @Nullable BroadcastState broadcastState,
            @Nullable String title,
            @Nullable String body,
            byte @Nullable [] ownSealed,
            Instant createdAt) {}

    /**
     * A delivery that is held for a digest.
     *
     * @param kind null for one that is not known: the digest tells of it all the same
     * @param needless whether its message was read or withdrawn since, or is gone
     */
    record Held(long digestId, long id, @Nullable MessageKind kind, long regionCode, boolean needless) {}

    /** Whose a digest is, of which day, and where they belong. */
    record DigestRow(long personId, LocalDate day, long regionCode) {}

    /** Those whose message is gone are left out. */
    @Select("""
            <script>
            select d.id, m.person_id, m.seq, m.kind, m.region_code,
              (m.read_at is not null or t.withdrawn_at is not null) as needless,
              b.id as broadcast_id, b.state as broadcast_state, t.title, t.body, m.own_sealed, m.created_at
            from delivery d
              join message m on m.person_id = d.person_id and m.seq = d.seq
              left join message_text t on t.id = m.text_id
              left join broadcast b on b.id = d.broadcast_id
            where d.id in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<Content> contents(@Param("ids") Collection<Long> ids);

    @Select("select kind from delivery where id = #{id}")
    @Nullable MessageKind kind(@Param("id") long id);

    /** What a delivery with an address concerns; null of one without, or whose message is gone. */
    @Select("""
            select m.subject from delivery d join message m on m.person_id = d.person_id and m.seq = d.seq
            where d.id = #{id} and m.linked = true
            """)
    @Nullable Long subjectOfLink(@Param("id") long id);

    /** What was to go out by WeChat goes out by SMS, unless it does already. */
    @Insert("""
            insert ignore into delivery (id, person_id, seq, channel, kind, region_code, broadcast_id, state, due_at, created_at)
            select #{id}, person_id, seq, 'SMS', kind, region_code, broadcast_id, 'WAITING', #{due}, #{now} from delivery
            where id = #{instead}
            """)
    int bySms(
            @Param("id") long id,
            @Param("instead") long insteadOf,
            @Param("due") Instant due,
            @Param("now") Instant now);

    /** What is held for these digests; of each, what was to go out that day of Asia/Shanghai, which has no summer time. */
    @Select("""
            <script>
            select g.id as digest_id, d.id, case when d.""" + MessageKind.KNOWN + """
              then d.kind end as kind, d.region_code,
              (m.seq is null or m.read_at is not null or t.withdrawn_at is not null) as needless
            from message_digest g
              join delivery d on d.person_id = g.person_id and d.channel = g.channel and d.state = 'HELD'
                and date(d.due_at + interval 8 hour) = g.day
              left join message m on m.person_id = d.person_id and m.seq = d.seq
              left join message_text t on t.id = m.text_id
            where g.id in <foreach item="id" collection="digests" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<Held> held(@Param("digests") Collection<Long> digests);

    /** Ends some that are held, with what became of the digest that was to tell of them. */
    @Update("""
            <script>
            update delivery force index (primary) set state = #{state}, failure = #{failure,jdbcType=VARCHAR}
            where state = 'HELD' and id in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int end(
            @Param("ids") Collection<Long> ids,
            @Param("state") DeliveryState state,
            @Param("failure") @Nullable DeliveryFailure failure);

    /** What was held for a digest by WeChat is held for one by SMS. */
    @Update("""
            <script>
            update delivery force index (primary) set channel = 'SMS'
            where state = 'HELD' and id in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int heldForSms(@Param("ids") Collection<Long> ids);

    @Select("select person_id, day, region_code from message_digest where id = #{digest}")
    @Nullable DigestRow digest(@Param("digest") long digestId);

    /** When what was held for a digest that is over meanwhile is to be told; null if there is nothing. */
    @Select("""
            select min(d.due_at) from message_digest g
              join delivery d on d.person_id = g.person_id and d.channel = g.channel and d.state = 'HELD'
                and date(d.due_at + interval 8 hour) = g.day
            where g.id = #{digest}
            """)
    @Nullable Instant heldUntil(@Param("digest") long digestId);

    /** One that is over tells once more that day. */
    @Update("""
            update message_digest set state = 'WAITING', due_at = #{due}, attempts = 0, failure = null, in_doubt = false,
              holder = null, template = null, spent = false
            where id = #{digest}
            """)
    int beginAnew(@Param("digest") long digestId, @Param("due") Instant due);

    /** Locks it, so that what is noted of its deliveries is as its state is. */
    @Select("select state from broadcast where id = #{id} for update")
    @Nullable BroadcastState lockBroadcast(@Param("id") long id);
}
