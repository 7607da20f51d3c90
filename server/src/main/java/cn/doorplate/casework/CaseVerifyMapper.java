package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseTextState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** The history as it lies there and what lies beside it, to be held against what was written. */
@Mapper
interface CaseVerifyMapper {

    /** An event, column by column. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Lying(
            long caseId,
            int seq,
            int lane,
            long laneSeq,
            Instant at,
            String action,
            @Nullable Integer party,
            @Nullable Long staffId,
            @Nullable String role,
            String changes,
            @Nullable Long textId,
            byte @Nullable [] textSha,
            boolean late,
            byte[] hash,
            byte[] laneMac) {

        CaseChained chained() {
            CaseLink link = new CaseLink(
                    caseId,
                    seq,
                    at,
                    action,
                    party == null || party == 0 ? -1 : party,
                    staffId == null ? 0 : staffId,
                    role == null ? "" : role,
                    changes,
                    textSha,
                    late);
            return new CaseChained(link, hash, lane, laneSeq, laneMac);
        }
    }

    /** Of these cases, each one's by their numbers. */
    @Select("""
            <script>
            select case_id, seq, lane, lane_seq, at, action, party, staff_id, role, changes, text_id,
              text_sha, late, hash, lane_mac
            from case_event
            where case_id in <foreach item="id" collection="cases" open="(" separator="," close=")">#{id}</foreach>
            union all
            select case_id, seq, lane, lane_seq, at, action, party, staff_id, role, changes, text_id,
              text_sha, late, hash, lane_mac
            from case_event_archive
            where case_id in <foreach item="id" collection="cases" open="(" separator="," close=")">#{id}</foreach>
            order by case_id, seq
            </script>
            """)
    List<Lying> events(@Param("cases") Collection<Long> cases);

    /** Where a case stands in the queue; null when it waits for nobody. */
    record Queued(long id, @Nullable Long queueKey) {}

    @Select("""
            <script>
            select id, queue_key from ledger_case
            where id in <foreach item="id" collection="cases" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<Queued> queued(@Param("cases") Collection<Long> cases);

    /**
     * A text that lies there.
     *
     * @param sha of its sealed bytes; null when they are gone
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Text(long id, long caseId, long ownerId, String what, CaseTextState state, byte @Nullable [] sha) {}

    @Select("""
            <script>
            select id, case_id, owner_id, what, state, unhex(sha2(sealed, 256)) as sha from case_text
            where case_id in <foreach item="id" collection="cases" open="(" separator="," close=")">#{id}</foreach>
            order by case_id, id
            </script>
            """)
    List<Text> texts(@Param("cases") Collection<Long> cases);

    /** In the order in which the history holds them fast. */
    @Select("""
            <script>
            select media_id, case_id, owner_id, role, seq, position, state, created_at from case_photo
            where case_id in <foreach item="id" collection="cases" open="(" separator="," close=")">#{id}</foreach>
            order by case_id, seq, position, media_id
            </script>
            """)
    List<CasePhotoRow> photos(@Param("cases") Collection<Long> cases);

    /** Whom a case has to do with; nobody where they have left. */
    record Party(long caseId, CaseSide side, @Nullable Long personId) {}

    @Select("""
            <script>
            select case_id, side, person_id from case_party
            where case_id in <foreach item="id" collection="cases" open="(" separator="," close=")">#{id}</foreach>
            order by case_id, ordinal
            </script>
            """)
    List<Party> parties(@Param("cases") Collection<Long> cases);

    /** An event's place in its lane; whether its case is there. */
    record Placed(long laneSeq, long caseId, int seq, boolean known) {}

    @Select("""
            select e.lane_seq, e.case_id, e.seq, c.id is not null as known
            from (
              (select lane_seq, case_id, seq from case_event
                where lane = #{lane} and lane_seq > #{after} order by lane_seq limit #{limit})
              union all
              (select lane_seq, case_id, seq from case_event_archive
                where lane = #{lane} and lane_seq > #{after} order by lane_seq limit #{limit})
            ) e left join ledger_case c on c.id = e.case_id
            order by e.lane_seq limit #{limit}
            """)
    List<Placed> lane(@Param("lane") int lane, @Param("after") long after, @Param("limit") int limit);
}
