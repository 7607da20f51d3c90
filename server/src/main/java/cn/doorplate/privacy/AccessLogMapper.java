package cn.doorplate.privacy;

import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface AccessLogMapper {

    /** Holds the lane until the transaction ends: its rows get their numbers one transaction after the other. */
    @Select("""
            select lane, seq, hash, pruned_seq, pruned_hash, seal from access_log_lane where lane = #{lane} for update
            """)
    @Nullable AccessLane lock(@Param("lane") int lane);

    @Select("select lane, seq, hash, pruned_seq, pruned_hash, seal from access_log_lane where lane = #{lane}")
    @Nullable AccessLane lane(@Param("lane") int lane);

    @Update("""
            update access_log_lane
            set seq = #{seq}, hash = #{hash}, pruned_seq = #{prunedSeq}, pruned_hash = #{prunedHash}, seal = #{seal}
            where lane = #{lane}
            """)
    int move(AccessLane lane);

    @Insert("""
            <script>
            insert into access_log (lane, seq, id, reader_id, subject_id, what, in_full, reason, trace_id, hash, created_at)
            values
            <foreach item="row" collection="rows" separator=",">
              (#{row.lane}, #{row.seq}, #{row.id}, #{row.readerId}, #{row.subjectId}, #{row.what}, #{row.inFull},
               #{row.reason,jdbcType=VARBINARY}, #{row.traceId}, #{row.hash}, #{row.createdAt})
            </foreach>
            </script>
            """)
    int insert(@Param("rows") List<AccessRow> rows);

    @Select("""
            select lane, seq, id, reader_id, subject_id, what, in_full, reason, trace_id, hash, created_at
            from access_log where lane = #{lane} and seq > #{after} order by seq limit #{atMost}
            """)
    List<AccessRow> rows(@Param("lane") int lane, @Param("after") long after, @Param("atMost") int atMost);

    /** The first number up to {@code until} that two rows have: no key of the table forbids it. */
    @Select("""
            select seq from access_log where lane = #{lane} and seq > #{after} and seq <= #{until}
            group by seq having count(*) > 1 order by seq limit 1
            """)
    @Nullable Long twice(@Param("lane") int lane, @Param("after") long after, @Param("until") long until);

    @Select("select coalesce(max(seq), 0) from access_log where lane = #{lane}")
    long last(@Param("lane") int lane);

    @Select("""
            select lane, seq, id, reader_id, subject_id, what, in_full, reason, trace_id, hash, created_at
            from access_log where subject_id = #{subjectId} and id < #{before} order by id desc limit #{atMost}
            """)
    List<AccessRow> ofSubject(
            @Param("subjectId") long subjectId, @Param("before") long before, @Param("atMost") int atMost);

    @Delete("delete from access_log where lane = #{lane} and seq <= #{until}")
    int removeUntil(@Param("lane") int lane, @Param("until") long until);
}
