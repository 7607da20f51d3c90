package cn.doorplate.alarm;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Alarms. */
@Mapper
interface AlarmMapper {

    String COLUMNS = """
            select id, kind, state, outcome, device, open_device, open_person, person_id, place_kind, place_id, metres, region, building_id as building,
            content, stage, reminders, presses, additions, community_after, street_after, raised_at, seen_at, coming_at, there_at, ended_at, due_at,
            seq, head
            from alarm
            """;

    /** Which event was an alarm's last. */
    record Head(long id, int seq) {}

    /** @param network a keyed hash of where it comes from; null where that says nothing */
    @Insert("""
            insert into alarm (id, kind, state, outcome, device, network, open_device, open_person, person_id, place_kind, place_id, metres, region,
              building_id, content, stage, reminders, presses, additions, community_after, street_after, raised_at, seen_at, coming_at, there_at,
              ended_at, due_at, seq, head, created_at)
            values (#{row.id}, #{row.kind}, #{row.state}, #{row.outcome}, #{row.device}, #{network}, #{row.openDevice}, #{row.openPerson}, #{row.personId}, #{row.placeKind}, #{row.placeId}, #{row.metres},
              #{row.region}, #{row.building}, #{row.content}, #{row.stage}, #{row.reminders}, #{row.presses}, #{row.additions}, #{row.communityAfter}, #{row.streetAfter},
              #{row.raisedAt}, #{row.seenAt}, #{row.comingAt}, #{row.thereAt}, #{row.endedAt}, #{row.dueAt}, #{row.seq}, #{row.head}, #{row.raisedAt})
            """)
    int insert(@Param("row") AlarmRow row, @Param("network") byte @Nullable [] network);

    @Select(COLUMNS + "where id = #{id}")
    @Nullable AlarmRow find(@Param("id") long id);

    /** The next of all, by their ids. */
    @Select(COLUMNS + "where id > #{after} order by id limit #{atMost}")
    List<AlarmRow> after(@Param("after") long after, @Param("atMost") int atMost);

    /** As it is, and as it stays until the caller's transaction ends. */
    @Select(COLUMNS + "where id = #{id} for update")
    @Nullable AlarmRow hold(@Param("id") long id);

    /**
     * The same of several, in the order in which they are held; waits for none.
     *
     * @throws org.springframework.dao.PessimisticLockingFailureException if another holds one of them
     */
    @Select("<script>" + COLUMNS + """
            force index (primary)
            where id in <foreach item="it" collection="ids" open="(" separator="," close=")">#{it}</foreach>
            order by id for update nowait
            </script>
            """)
    List<AlarmRow> holdNow(@Param("ids") Collection<Long> ids);

    /** The open ones there of that device, and of that person: two where they raised it with another. */
    @Select("""
            <script>
            select id from alarm where open_device = #{device}
            <if test="person != null">union select id from alarm where open_person = #{person}</if>
            </script>
            """)
    List<Long> open(@Param("device") byte[] device, @Param("person") byte @Nullable [] person);

    /** How many that device raised since then; counted to that number at the most. */
    @Select("""
            select count(*) from (
              select id from alarm where device = #{device} and raised_at > #{since} limit #{atMost}
            ) raised
            """)
    int raisedSince(@Param("device") byte[] device, @Param("since") Instant since, @Param("atMost") int atMost);

    /** Since when the one has been due that has waited longest; null where none is open. */
    @Select("select min(due_at) from alarm where due_at is not null")
    @Nullable Instant oldestDue();

    /** The longest due first. */
    @Select("select id from alarm where due_at <= #{now} order by due_at, id limit #{atMost}")
    List<Long> due(@Param("now") Instant now, @Param("atMost") int atMost);

    /**
     * Those of these before which so many others were raised, a short time before and in the same building, or in the open of the same
     * region.
     *
     * @param offset 0 for those that had one before them
     */
    @Select("""
            <script>
            select a.id from alarm a
            where a.id in <foreach item="it" collection="ids" open="(" separator="," close=")">#{it}</foreach>
              and (
                select b.id from alarm b
                where b.region = a.region and b.building_id &lt;=&gt; a.building_id
                  and b.raised_at between a.raised_at - interval #{seconds} second and a.raised_at and b.id &lt; a.id
                order by b.raised_at desc, b.id desc limit 1 offset #{offset}
              ) is not null
            </script>
            """)
    Set<Long> behind(@Param("ids") Collection<Long> ids, @Param("offset") int offset, @Param("seconds") long seconds);

    /** Those of these before which so many others were raised from the same network, a short time before. */
    @Select("""
            <script>
            select a.id from alarm a
            where a.id in <foreach item="it" collection="ids" open="(" separator="," close=")">#{it}</foreach>
              and a.network is not null
              and (
                select b.id from alarm b
                where b.network = a.network
                  and b.raised_at between a.raised_at - interval #{seconds} second and a.raised_at and b.id &lt; a.id
                order by b.raised_at desc, b.id desc limit 1 offset #{offset}
              ) is not null
            </script>
            """)
    Set<Long> behindOfNetwork(
            @Param("ids") Collection<Long> ids, @Param("offset") int offset, @Param("seconds") long seconds);

    @Select("""
            <script>
            select id, seq from alarm
            where id in <foreach item="it" collection="ids" open="(" separator="," close=")">#{it}</foreach>
            </script>
            """)
    List<Head> heads(@Param("ids") Collection<Long> ids);

    /** Of these regions, the newest first. What is open is due some time, and what is over never. */
    @Select("<script>" + COLUMNS + """
            where region between #{first} and #{last} and id &lt; #{before} <if test="open">and due_at is not null</if>
            order by id desc limit #{atMost}
            </script>
            """)
    List<AlarmRow> in(
            @Param("first") long first,
            @Param("last") long last,
            @Param("open") boolean open,
            @Param("before") long before,
            @Param("atMost") int atMost);

    /** Of these regions, raised since then, the newest first. */
    @Select(COLUMNS + """
            where region between #{first} and #{last} and raised_at >= #{since} order by raised_at desc limit #{atMost}
            """)
    List<AlarmRow> lately(
            @Param("first") long first,
            @Param("last") long last,
            @Param("since") Instant since,
            @Param("atMost") int atMost);

    /** Those that a person was told of or joined, the newest first. */
    @Select("<script>select a.* from alarm_hand h join (" + COLUMNS + """
            ) a on a.id = h.alarm_id
            where h.person_id = #{person} and h.alarm_id &lt; #{before} <if test="open">and a.due_at is not null</if>
            order by h.alarm_id desc limit #{atMost}
            </script>
            """)
    List<AlarmRow> ofHand(
            @Param("person") long person,
            @Param("open") boolean open,
            @Param("before") long before,
            @Param("atMost") int atMost);

    /** Those that a person raised, the newest first. */
    @Select(COLUMNS + "where person_id = #{person} and id < #{before} order by id desc limit #{atMost}")
    List<AlarmRow> ofPerson(@Param("person") long person, @Param("before") long before, @Param("atMost") int atMost);

    /** 1 where every commit is written to disk before it is answered. */
    @Select("select @@global.innodb_flush_log_at_trx_commit")
    int flushes();

    /** Those that ended before, of which more is known than that they were; the oldest first. */
    @Select("""
            select id from alarm where ended_at < #{limit} and forgotten = false order by ended_at limit #{atMost}
            """)
    List<Long> endedBefore(@Param("limit") Instant limit, @Param("atMost") int atMost);

    @Update("""
            <script>
            update alarm
            set person_id = null, content = null, device = repeat(x'00', 32), network = null, open_device = null, open_person = null, forgotten = true
            where id in <foreach item="it" collection="ids" open="(" separator="," close=")">#{it}</foreach>
            </script>
            """)
    int forget(@Param("ids") Collection<Long> ids);
}
