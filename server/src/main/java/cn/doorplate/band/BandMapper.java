package cn.doorplate.band;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Bands. */
@Mapper
interface BandMapper {

    String COLUMNS = """
            select id, serial, region, status, code_hash, key_sealed, old_key_sealed, wearer_id, bound_by, consent, counter, seen,
            seen_at, alarm_id, state, care, version
            from band
            """;

    @Insert("""
            insert into band (id, serial, region, status, code_hash, key_sealed, old_key_sealed, wearer_id, bound_by, consent, counter,
              seen, seen_at, state, care, version, created_at)
            values (#{row.id}, #{row.serial}, #{row.region}, #{row.status}, #{row.codeHash}, #{row.keySealed}, null, null, null, null,
              #{row.counter}, #{row.seen}, null, null, null, 0, #{now})
            """)
    int insert(@Param("row") BandRow row, @Param("now") Instant now);

    @Select(COLUMNS + "where serial = #{serial}")
    @Nullable BandRow bySerial(@Param("serial") String serial);

    @Select(COLUMNS + "where code_hash = #{hash} for update")
    @Nullable BandRow holdByCode(@Param("hash") byte[] hash);

    @Select(COLUMNS + "where id = #{id}")
    @Nullable BandRow find(@Param("id") long id);

    /** As it is, and as it stays until the caller's transaction ends. */
    @Select(COLUMNS + "where id = #{id} for update")
    @Nullable BandRow hold(@Param("id") long id);

    @Select("<script>" + COLUMNS + """
            where wearer_id in <foreach item="it" collection="wearers" open="(" separator="," close=")">#{it}</foreach>
            order by id limit 500
            </script>
            """)
    List<BandRow> of(@Param("wearers") Collection<Long> wearers);

    /** Of these communities, the newest first. */
    @Select(COLUMNS + """
            where region between #{first} and #{last} and id < #{before} order by id desc limit #{atMost}
            """)
    List<BandRow> in(
            @Param("first") long first,
            @Param("last") long last,
            @Param("before") long before,
            @Param("atMost") int atMost);

    /** For who holds it: a message was taken. */
    @Update("""
            update band set counter = #{window.highest}, seen = #{window.marks}, seen_at = #{now}, state = #{state},
              old_key_sealed = case when #{keepsOld} then old_key_sealed else null end
            where id = #{id}
            """)
    int taken(
            @Param("id") long id,
            @Param("window") BandWindow window,
            @Param("state") byte @Nullable [] state,
            @Param("keepsOld") boolean keepsOld,
            @Param("now") Instant now);

    /** For who holds it: who wears it, or that nobody does. */
    @Update("""
            update band set status = #{status}, wearer_id = #{wearer}, bound_by = #{by}, consent = #{consent}, state = null, alarm_id = null,
              care = #{care}, version = version + 1
            where id = #{id}
            """)
    int wear(
            @Param("id") long id,
            @Param("status") BandStatus status,
            @Param("wearer") @Nullable Long wearer,
            @Param("by") @Nullable Long by,
            @Param("consent") @Nullable BandConsent consent,
            @Param("care") byte @Nullable [] care);

    /** Its wearer is followed for that alarm. */
    @Update("update band set alarm_id = #{alarm} where id = #{id} and wearer_id is not null")
    int follow(@Param("id") long id, @Param("alarm") long alarm);

    /** And not any more. */
    @Update("update band set alarm_id = null where id = #{id} and alarm_id = #{alarm}")
    int followed(@Param("id") long id, @Param("alarm") long alarm);

    /** Conditional: of several who change it one does. */
    @Update("update band set care = #{care}, version = version + 1 where id = #{id} and version = #{version}")
    int care(@Param("id") long id, @Param("version") int version, @Param("care") byte[] care);

    /** Of those that were not heard of since, what they told last. */
    @Update(
            "update band set state = null where seen_at < #{limit} and state is not null order by seen_at limit #{atMost}")
    int forgetStates(@Param("limit") Instant limit, @Param("atMost") int atMost);

    /** For who holds it. */
    @Update("update band set state = #{state} where id = #{id}")
    int state(@Param("id") long id, @Param("state") byte[] state);

    /** For who holds it: the old secret is good until the new one is used. */
    @Update("""
            update band set key_sealed = #{key}, old_key_sealed = #{old}, version = version + 1 where id = #{id}
            """)
    int rekey(@Param("id") long id, @Param("key") byte[] key, @Param("old") byte @Nullable [] old);
}
