package cn.doorplate.messaging;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Deliveries of the kinds that are known, as staff see them and let them go out again. */
@Mapper
interface DeliveryMapper {

    /** Of each piece the newest are found by themselves, in the order of its index, and the newest of all are read. */
    @Select("""
            <script>
            select d.id, d.person_id, d.channel, d.kind, d.region_code, d.broadcast_id, d.state, d.due_at, d.attempts, d.failure,
              d.created_at
            from (
              <foreach item="piece" collection="pieces" separator=" union ">
                (select id from delivery
                <choose>
                  <when test="from == to">force index (delivery_of_place)</when>
                  <otherwise>force index (delivery_newest)</otherwise>
                </choose>
                where state = #{piece.state}
                  <choose>
                    <when test="piece.failure() == null">and failure is null</when>
                    <otherwise>and failure = #{piece.failure}</otherwise>
                  </choose>
                  <choose>
                    <when test="from == to">and region_code = #{from}</when>
                    <otherwise>and region_code between #{from} and #{to}</otherwise>
                  </choose>
                  and id &lt; #{before} <if test="piece.inTime()">and due_at &gt;= #{late}</if>
                  and delivery.""" + MessageKind.KNOWN + """
                order by id desc limit #{most})
              </foreach>
              <foreach item="it" collection="overdue" open=" union " separator=" union ">
                (select id from delivery force index (delivery_due)
                where channel = #{it.channel} and state = #{it.state} and kind = #{it.kind} and due_at &lt; #{late}
                  and region_code between #{from} and #{to} and id &lt; #{before}
                order by due_at limit #{mostOverdue})
              </foreach>
            ) as newest join delivery d on d.id = newest.id
            order by d.id desc limit #{most}
            </script>
            """)
    List<DeliveryRow> within(WantedDeliveries wanted);

    /** Locks them, in one order, until the transaction is over. */
    @Select("""
            <script>
            select id, person_id, channel, kind, region_code, broadcast_id, state, due_at, attempts, failure, created_at
            from delivery where id in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            and delivery.""" + MessageKind.KNOWN + """
            order by id for update
            </script>
            """)
    List<DeliveryRow> lock(@Param("ids") Collection<Long> ids);

    /** Begins anew with one that failed; by that template, for which a consent was spent or not. */
    @Update("""
            update delivery set channel = #{channel}, state = 'WAITING', due_at = #{now}, attempts = 0, failure = null, in_doubt = false,
              holder = null, template = #{template,jdbcType=VARCHAR}, spent = #{spent}
            where id = #{id} and state = 'FAILED'
            """)
    int anew(
            @Param("id") long id,
            @Param("channel") DeliveryChannel channel,
            @Param("template") @Nullable String template,
            @Param("spent") boolean spent,
            @Param("now") Instant now);

    /**
     * Lets one that is stuck go out at once: it waits for its next attempt, or should have gone out before {@code late}. Not one
     * that a server has in hand.
     */
    @Update("""
            update delivery set due_at = #{now}
            where id = #{id} and state = 'WAITING'
              and ((failure is not null and holder is null and due_at > #{now}) or due_at < #{late})
            """)
    int hasten(@Param("id") long id, @Param("now") Instant now, @Param("late") Instant late);

    /** The same for the digest that is to tell of one that is held and late. */
    @Update("""
            update message_digest g join delivery d on g.person_id = d.person_id and g.channel = d.channel
              and g.day = date(d.due_at + interval 8 hour)
            set g.due_at = #{now}
            where d.id = #{id} and d.state = 'HELD' and d.due_at < #{late} and g.state = 'WAITING'
              and ((g.holder is null and g.due_at > #{now}) or g.due_at < #{late})
            """)
    int hastenDigest(@Param("id") long id, @Param("now") Instant now, @Param("late") Instant late);

    /** The first entry of each kind in the index. */
    @Select("""
            <script>
            select min(due_at) from (
              <foreach item="kind" collection="kinds" separator=" union all ">
                select min(due_at) as due_at from delivery force index (delivery_due)
                where channel = #{channel} and state = 'WAITING' and kind = #{kind}
              </foreach>
            ) as oldest
            </script>
            """)
    @Nullable Instant oldestDue(@Param("channel") DeliveryChannel channel, @Param("kinds") Collection<MessageKind> kinds);
}
