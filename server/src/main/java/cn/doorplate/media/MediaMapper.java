package cn.doorplate.media;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface MediaMapper extends BaseMapper<MediaRow> {

    @Select("""
            select id, owner_id, status, format, file_name, bytes, thumbnail_bytes, width, height, upload_hash,
                   idempotency_key, claimed_by, claimed_at, created_at
            from media where owner_id = #{ownerId} and idempotency_key = #{key}
            """)
    @Nullable MediaRow sentWith(@Param("ownerId") long ownerId, @Param("key") String key);

    @Select("""
            select count(*) from media
            where owner_id = #{ownerId} and status in ('ARRIVING', 'STORED') and created_at > #{since}
            """)
    int unclaimedOf(@Param("ownerId") long ownerId, @Param("since") Instant since);

    /** The file is there. Of twins that send the same, each may say so. */
    @Update("update media set status = 'STORED' where id = #{id} and status = 'ARRIVING'")
    int stored(@Param("id") long id);

    /** Only their sender's, only while nothing else has them, in the order of their ids. */
    @Select("""
            <script>
            select id, owner_id, status, format, file_name, bytes, thumbnail_bytes, width, height, upload_hash,
                   idempotency_key, claimed_by, claimed_at, created_at
            from media where id in <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
              and owner_id = #{ownerId} and status = 'STORED'
            order by id for update
            </script>
            """)
    List<MediaRow> lockStored(@Param("ids") Collection<Long> ids, @Param("ownerId") long ownerId);

    /** Of those that are locked; expects as many rows. */
    @Update("""
            <script>
            update media set status = 'CLAIMED', claimed_by = #{claim}, claimed_at = #{at}
            where id in <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
              and status = 'STORED'
            </script>
            """)
    int claim(@Param("ids") Collection<Long> ids, @Param("claim") String claim, @Param("at") Instant at);

    @Select("""
            <script>
            select id, owner_id, status, format, file_name, bytes, thumbnail_bytes, width, height, upload_hash,
                   idempotency_key, claimed_by, claimed_at, created_at
            from media where status = 'CLAIMED' and claimed_by in
            <foreach collection="claims" item="claim" open="(" separator="," close=")">#{claim}</foreach>
            order by claimed_at, id
            </script>
            """)
    List<MediaRow> claimedBy(@Param("claims") Collection<String> claims);

    @Update("""
            update media set status = 'GONE', idempotency_key = null
            where claimed_by = #{claim} and status = 'CLAIMED'
            """)
    int release(@Param("claim") String claim);

    /** The same without these; there are some. */
    @Update("""
            <script>
            update media set status = 'GONE', idempotency_key = null
            where claimed_by = #{claim} and status = 'CLAIMED' and id not in
            <foreach collection="kept" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int releaseOthers(@Param("claim") String claim, @Param("kept") Collection<Long> kept);

    @Update("update media set status = 'GONE', idempotency_key = null where owner_id = #{ownerId} and status <> 'GONE'")
    int releaseAllOf(@Param("ownerId") long ownerId);

    @Select("""
            select id, owner_id, status, format, file_name, bytes, thumbnail_bytes, width, height, upload_hash,
                   idempotency_key, claimed_by, claimed_at, created_at
            from media where owner_id = #{ownerId} and status in ('STORED', 'CLAIMED') order by id
            """)
    List<MediaRow> ofOwner(@Param("ownerId") long ownerId);

    /** Some of those that nothing claimed in time. */
    @Update("""
            update media set status = 'GONE', idempotency_key = null
            where status in ('ARRIVING', 'STORED') and created_at < #{before} limit 500
            """)
    int expire(@Param("before") Instant before);

    @Select("select id, file_name from media where status = 'GONE' and id > #{after} order by id limit 100")
    List<GoneRow> gone(@Param("after") long after);

    record GoneRow(long id, String fileName) {}

    @Delete("delete from media where id = #{id} and status = 'GONE'")
    int remove(@Param("id") long id);

    @Select("""
            <script>
            select file_name from media where file_name in
            <foreach collection="names" item="name" open="(" separator="," close=")">#{name}</foreach>
            </script>
            """)
    List<String> known(@Param("names") Collection<String> names);

    /** Takes the lease on cleaning up, or keeps it; expects one row. */
    @Update("""
            update media_broom set holder = #{holder}, leased_until = #{until}
            where id = 1 and (leased_until < #{now} or holder = #{holder})
            """)
    int lease(@Param("holder") String holder, @Param("now") Instant now, @Param("until") Instant until);

    /** Whether it is time to look for files without rows; then it is the holder's turn. */
    @Update("update media_broom set orphans_at = #{now} where id = 1 and holder = #{holder} and orphans_at < #{before}")
    int orphansDue(@Param("holder") String holder, @Param("now") Instant now, @Param("before") Instant before);
}
