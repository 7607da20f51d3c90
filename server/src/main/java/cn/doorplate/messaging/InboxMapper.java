package cn.doorplate.messaging;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** What lies in inboxes, by the person and the number: of the kinds that are known, where nothing else is said. */
@Mapper
interface InboxMapper {

    /** How many a person has not read, a hundred at most. */
    record UnreadRow(long personId, int unread) {}

    /** Whose a number is. */
    record NumberRow(long seq, long personId) {}

    String COLUMNS = """
            select m.person_id, m.seq, m.kind, t.title, t.body, m.own_sealed, m.subject, m.read_at, m.created_at,
              t.withdrawn_reason
            from message m left join message_text t on t.id = m.text_id
            """;

    /** The newest first, up to a number and before another. */
    @Select("<script>" + COLUMNS + """
            where m.person_id = #{person} and m.seq &lt;= #{head} and m.seq &lt; #{before}
            <if test="kind != null">and m.kind = #{kind}</if>
            and m.""" + MessageKind.KNOWN + """
            order by m.seq desc limit #{limit}
            </script>
            """)
    List<MessageRow> newest(
            @Param("person") long personId,
            @Param("kind") @Nullable MessageKind kind,
            @Param("head") long head,
            @Param("before") long before,
            @Param("limit") int limit);

    /** The oldest first, behind a number and up to another. */
    @Select("<script>" + COLUMNS + """
            where m.person_id = #{person} and m.seq &gt; #{after} and m.seq &lt;= #{head}
            and m.""" + MessageKind.KNOWN + """
            order by m.seq limit #{limit}
            </script>
            """)
    List<MessageRow> behind(
            @Param("person") long personId,
            @Param("after") long after,
            @Param("head") long head,
            @Param("limit") int limit);

    /** The same of all kinds; fails if one is not known, so that a copy of them leaves nothing out. */
    @Select(COLUMNS + """
            where m.person_id = #{person} and m.seq > #{after} and m.seq <= #{head} order by m.seq limit #{limit}
            """)
    List<MessageRow> ofAllKinds(
            @Param("person") long personId,
            @Param("after") long after,
            @Param("head") long head,
            @Param("limit") int limit);

    /** Whose the numbers of a lane are, of whatever kind, behind one and up to another; out of the index alone. */
    @Select("""
            select seq, person_id from message where lane = #{lane} and seq > #{after} and seq <= #{head}
            order by seq limit #{limit}
            """)
    List<NumberRow> numbers(
            @Param("lane") int lane, @Param("after") long after, @Param("head") long head, @Param("limit") int limit);

    /** These of a lane, by their numbers. */
    @Select("<script>" + COLUMNS + """
            where m.lane = #{lane} and m.seq in
              <foreach item="seq" collection="seqs" open="(" separator="," close=")">#{seq}</foreach>
            and m.""" + MessageKind.KNOWN + """
            order by m.seq
            </script>
            """)
    List<MessageRow> ofLane(@Param("lane") int lane, @Param("seqs") Collection<Long> seqs);

    @Select("""
            <script>
            <foreach item="person" collection="persons" separator=" union all ">
              select #{person} as person_id, count(*) as unread from
                (select 1 from message where person_id = #{person} and read_at is null
                 and message.""" + MessageKind.KNOWN + """
                limit 100) as few
            </foreach>
            </script>
            """)
    List<UnreadRow> unread(@Param("persons") Collection<Long> persons);

    @Select("""
            <script>
            <foreach item="kind" collection="kinds" separator=" union all ">
              select #{kind} as kind, count(*) as count from
                (select 1 from message where person_id = #{person} and read_at is null and kind = #{kind} limit 100) as few
            </foreach>
            </script>
            """)
    List<UnreadOfKind> unreadByKind(@Param("person") long personId, @Param("kinds") Collection<MessageKind> kinds);

    /** The numbers of unread ones behind one and up to another, the oldest first. */
    @Select("""
            <script>
            select seq from message
            where person_id = #{person} and read_at is null and seq &gt; #{after} and seq &lt;= #{head}
            <if test="kind != null">and kind = #{kind}</if>
            and message.""" + MessageKind.KNOWN + """
            order by seq limit #{limit}
            </script>
            """)
    List<Long> unreadNumbers(
            @Param("person") long personId,
            @Param("kind") @Nullable MessageKind kind,
            @Param("after") long after,
            @Param("head") long head,
            @Param("limit") int limit);

    /** Of these persons, what they have not read about a subject. */
    @Select("""
            <script>
            select seq, person_id from message where read_at is null and subject = #{subject} and person_id in
              <foreach item="person" collection="persons" open="(" separator="," close=")">#{person}</foreach>
            order by person_id, seq
            </script>
            """)
    List<NumberRow> unreadAbout(@Param("persons") Collection<Long> persons, @Param("subject") long subject);

    /** The same for several persons, in the order of the key. */
    @Update("""
            <script>
            update message force index (primary) set read_at = #{at} where read_at is null and
              <foreach item="number" collection="numbers" open="(" separator=" or " close=")">
                (person_id = #{number.personId} and seq = #{number.seq})
              </foreach>
            </script>
            """)
    int readOf(@Param("numbers") List<NumberRow> numbers, @Param("at") Instant at);

    /**
     * Those that are not read yet. By the key, so that all who mark a person's messages lock them in one order: by the index of
     * unread ones it would be another, and two at once would end each other.
     */
    @Update("""
            <script>
            update message force index (primary) set read_at = #{at}
            where person_id = #{person} and read_at is null and seq in
              <foreach item="seq" collection="seqs" open="(" separator="," close=")">#{seq}</foreach>
            </script>
            """)
    int read(@Param("person") long personId, @Param("seqs") Collection<Long> seqs, @Param("at") Instant at);

    @Delete("delete from message where person_id = #{person}")
    int removeOf(@Param("person") long personId);
}
