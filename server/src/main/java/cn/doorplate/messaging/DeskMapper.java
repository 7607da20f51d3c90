package cn.doorplate.messaging;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** What the decider reads, and how far it has come. */
@Mapper
interface DeskMapper {

    /** A lane with messages that nobody has decided on: behind {@code desk}, up to {@code head}. */
    record Behind(int lane, long head, long desk) {}

    /**
     * A message to decide on.
     *
     * @param needless whether it needs not go out any more: it is read, or was withdrawn
     * @param linked whether it holds an address that SMS is to bring
     */
    record Undecided(
            long personId,
            long seq,
            MessageKind kind,
            long regionCode,
            @Nullable Long broadcastId,
            boolean needless,
            boolean linked) {}

    /** A message by whose it is and what caused it: there is one. */
    record Told(long personId, String cause) {}

    /** What goes out, or did, of a kind to a person, and when: {@code goesAt} is when it was sent, or is to be. */
    record Going(long personId, MessageKind kind, Instant goesAt) {}

    @Select("""
            select l.lane, l.seq as head, d.seq as desk from message_lane l join message_desk d on d.lane = l.lane
            where l.seq > d.seq order by l.lane
            """)
    List<Behind> behind();

    /** Fails where a kind is not known: another server decides. What was urgent and decided on ahead of its turn is left out. */
    @Select("""
            select m.person_id, m.seq, m.kind, m.region_code, m.broadcast_id,
              (m.read_at is not null or t.withdrawn_at is not null) as needless, m.linked
            from message m left join message_text t on t.id = m.text_id
            where m.lane = #{lane} and m.seq > #{after} and m.seq <= #{head}
              and (m.kind <> 'URGENT' or m.broadcast_id is not null
                or not exists (select 1 from delivery d where d.person_id = m.person_id and d.seq = m.seq))
            order by m.seq limit #{most}
            """)
    List<Undecided> undecided(
            @Param("lane") int lane, @Param("after") long after, @Param("head") long head, @Param("most") int most);

    /** Those of these on which somebody has decided. */
    @Select("""
            <script>
            select distinct seq, person_id from delivery
            where <foreach item="it" collection="messages" open="(" separator=" or " close=")">
                (person_id = #{it.personId} and seq = #{it.seq})
              </foreach>
            </script>
            """)
    List<InboxMapper.NumberRow> decided(@Param("messages") Collection<Undecided> messages);

    /** Those of these on which nobody has decided yet. */
    @Select("""
            <script>
            select m.person_id, m.seq, m.kind, m.region_code, m.broadcast_id, m.read_at is not null as needless, m.linked
            from message m
            where <foreach item="it" collection="told" open="(" separator=" or " close=")">
                (m.person_id = #{it.personId} and m.cause = #{it.cause})
              </foreach>
              and not exists (select 1 from delivery d where d.person_id = m.person_id and d.seq = m.seq)
            order by m.person_id, m.seq
            </script>
            """)
    List<Undecided> undecidedOf(@Param("told") Collection<Told> told);

    /** The number of the first message behind that one; there is one. */
    @Select("select min(seq) from message where lane = #{lane} and seq > #{after}")
    long next(@Param("lane") int lane, @Param("after") long after);

    /** Conditional: of several deciders one goes on. */
    @Update("update message_desk set seq = #{to} where lane = #{lane} and seq = #{from}")
    int advance(@Param("lane") int lane, @Param("from") long from, @Param("to") long to);

    /** Notes that a message goes out by no way, without looking at what cannot be read of it. */
    @Insert("""
            insert ignore into delivery (id, person_id, seq, channel, kind, region_code, broadcast_id, state, due_at, failure, created_at)
            select #{id}, person_id, seq, 'WECHAT', kind, rpad(region_code, 12, '0'), broadcast_id, 'FAILED', #{now}, 'UNDECIDED',
              #{now}
            from message where lane = #{lane} and seq = #{seq}
            """)
    int passOver(@Param("id") long id, @Param("lane") int lane, @Param("seq") long seq, @Param("now") Instant now);

    @Select("""
            <script>
            select person_id, wechat, sms, muted, quiet_from, quiet_until, version from message_setting
            where person_id in <foreach item="id" collection="persons" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<MessageSettingRow> settings(@Param("persons") Collection<Long> persons);

    @Select("""
            <script>
            select person_id, kind, coalesce(sent_at, due_at) as goes_at from delivery
            where person_id in <foreach item="id" collection="persons" open="(" separator="," close=")">#{id}</foreach>
              and kind &lt;&gt; 'URGENT' and delivery.""" + MessageKind.KNOWN + """
              and created_at &gt;= #{since} and state in ('WAITING', 'PAUSED', 'SENT')
            </script>
            """)
    List<Going> going(@Param("persons") Collection<Long> persons, @Param("since") Instant since);

    /** Messages that nobody has decided on yet. */
    @Select("""
            select coalesce(sum(l.seq - d.seq), 0) from message_lane l join message_desk d on d.lane = l.lane
            """)
    long lag();
}
