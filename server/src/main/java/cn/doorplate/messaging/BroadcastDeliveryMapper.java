package cn.doorplate.messaging;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** What goes out of a broadcast, by the index that begins with the broadcast and the channel. */
@Mapper
interface BroadcastDeliveryMapper {

    /**
     * A delivery that has not gone out, by person.
     *
     * @param inDoubt whether it may have, for all that is known
     */
    record Open(long id, long personId, @Nullable String template, boolean spent, boolean inDoubt) {}

    /** How many deliveries of a broadcast are alike. */
    record Count(
            long broadcastId,
            DeliveryChannel channel,
            DeliveryState state,
            @Nullable DeliveryFailure failure,
            int number) {}

    @Select("select id from broadcast where settle_at <= #{now} order by settle_at limit 1")
    @Nullable Long toSettle(@Param("now") Instant now);

    @Update("update broadcast set settle_at = #{until} where id = #{id} and settle_at <= #{now}")
    int takeSettling(@Param("id") long id, @Param("now") Instant now, @Param("until") Instant until);

    @Select("select state from broadcast where id = #{id} for update")
    BroadcastState lockState(@Param("id") long id);

    /** Looked at again if there is more, or something may yet come; else not any more. */
    @Update("""
            update broadcast set settle_at = case when #{more} or #{again} < settle_until then #{again} end where id = #{id}
            """)
    void settled(@Param("id") long id, @Param("more") boolean more, @Param("again") Instant again);

    /** Those in one of these states that are in nobody's hand. */
    @Select("""
            <script>
            select id, person_id, template, spent, (in_doubt or holder is not null) as in_doubt from delivery
            where broadcast_id = #{id} and channel in ('WECHAT', 'SMS') and (holder is null or due_at &lt;= #{now})
              and state in <foreach item="state" collection="states" open="(" separator="," close=")">#{state}</foreach>
            limit #{atMost}
            </script>
            """)
    List<Open> open(
            @Param("id") long id,
            @Param("states") Collection<DeliveryState> states,
            @Param("now") Instant now,
            @Param("atMost") int atMost);

    /** Those of them that wait still and are in nobody's hand. By the key, as all do who change a delivery. */
    @Update("""
            <script>
            update delivery force index (primary) set state = 'PAUSED'
            where state = 'WAITING' and (holder is null or due_at &lt;= #{now}) and id in
              <foreach item="one" collection="open" open="(" separator="," close=")">#{one.id}</foreach>
            </script>
            """)
    void pause(@Param("open") Collection<Open> open, @Param("now") Instant now);

    /** Whoever had it in hand stays noted: what became of that attempt may be in doubt. */
    @Update("""
            <script>
            update delivery force index (primary) set state = 'WAITING' where state = 'PAUSED' and id in
              <foreach item="one" collection="open" open="(" separator="," close=")">#{one.id}</foreach>
            </script>
            """)
    void resume(@Param("open") Collection<Open> open);

    /** Those of them that are so still, locked. */
    @Select("""
            <script>
            select id, person_id, template, spent, (in_doubt or holder is not null) as in_doubt from delivery force index (primary)
            where state in ('WAITING', 'PAUSED', 'HELD') and (holder is null or due_at &lt;= #{now}) and id in
              <foreach item="one" collection="open" open="(" separator="," close=")">#{one.id}</foreach>
            order by id for update
            </script>
            """)
    List<Open> lock(@Param("open") Collection<Open> open, @Param("now") Instant now);

    @Update("""
            <script>
            update delivery force index (primary) set state = 'DROPPED', spent = false, holder = null where id in
              <foreach item="one" collection="open" open="(" separator="," close=")">#{one.id}</foreach>
            </script>
            """)
    void drop(@Param("open") Collection<Open> open);

    /** Locks what these may be given back, in the order of all who lock it. */
    @Select("""
            <script>
            select person_id from subscribe_credit force index (primary) where person_id in
              <foreach item="one" collection="open" open="(" separator="," close=")">#{one.personId}</foreach>
            order by person_id, template for update
            </script>
            """)
    List<Long> lockCredits(@Param("open") Collection<Open> open);

    @Update("""
            update subscribe_credit set remaining = remaining + 1
            where person_id = #{personId} and template = #{template}
            """)
    int giveBack(Open spent);

    @Select("""
            <script>
            select broadcast_id, channel, state, failure, count(*) as number from delivery
            where broadcast_id in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            group by broadcast_id, channel, state, failure
            </script>
            """)
    List<Count> count(@Param("ids") Collection<Long> ids);

    /** Only what failed. */
    @Select("""
            <script>
            select broadcast_id, channel, state, failure, count(*) as number from delivery
            where state = 'FAILED' and failure is not null and channel in ('WECHAT', 'SMS') and broadcast_id in
              <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            group by broadcast_id, channel, state, failure
            </script>
            """)
    List<Count> countFailed(@Param("ids") Collection<Long> ids);
}
