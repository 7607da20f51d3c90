package cn.doorplate.hall;

import cn.doorplate.identity.Role;
import cn.doorplate.place.RegionLevel;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Errands. Who changes one holds it first. */
@Mapper
interface ErrandMapper {

    String COLUMNS = """
            select id, service_key, title, region_code, household_id, person_id, asked_by, wish, state, consent, consent_at,
            revoked_at, taker_id, taker_role, step, step_at, created_at
            from hall_errand
            """;

    /** @throws org.springframework.dao.DuplicateKeyException if that person has one for this service that is not over */
    @Insert("""
            insert into hall_errand (id, service_key, title, region_code, household_id, person_id, asked_by, wish, state, consent,
              consent_at, step, step_at, created_at)
            values (#{id}, #{serviceKey}, #{title}, #{regionCode}, #{householdId}, #{personId}, #{askedBy},
              #{wish,jdbcType=VARBINARY}, #{state}, #{consent}, #{consentAt}, #{step}, #{stepAt}, #{createdAt})
            """)
    int insert(ErrandRow row);

    @Select(COLUMNS + "where id = #{id}")
    @Nullable ErrandRow find(@Param("id") long id);

    @Select(COLUMNS + "where id = #{id} for update")
    @Nullable ErrandRow hold(@Param("id") long id);

    /** It is run by them from now on, or by nobody. */
    @Update("""
            update hall_errand
            set state = #{state}, taker_id = #{taker}, taker_role = #{role}, step = #{step}, step_at = #{at},
                version = version + 1
            where id = #{id}
            """)
    int runBy(
            @Param("id") long id,
            @Param("state") ErrandState state,
            @Param("taker") @Nullable Long taker,
            @Param("role") @Nullable Role role,
            @Param("step") ErrandStep step,
            @Param("at") Instant at);

    @Update("""
            update hall_errand
            set state = #{state}, over_at = #{overAt}, step = #{step}, step_at = #{at}, version = version + 1
            where id = #{id}
            """)
    int become(
            @Param("id") long id,
            @Param("state") ErrandState state,
            @Param("overAt") @Nullable Instant overAt,
            @Param("step") @Nullable ErrandStep step,
            @Param("at") @Nullable Instant at);

    @Update("""
            update hall_errand
            set state = 'REVOKED', revoked_at = #{now}, over_at = #{now}, step = null, step_at = null, version = version + 1
            where id = #{id}
            """)
    int revoke(@Param("id") long id, @Param("now") Instant now);

    /** What time does next; it is no change that anybody made. */
    @Update("update hall_errand set step = #{step}, step_at = #{at} where id = #{id}")
    int goesOn(@Param("id") long id, @Param("step") @Nullable ErrandStep step, @Param("at") @Nullable Instant at);

    @Select("select id from hall_errand where step_at <= #{now} order by step_at limit #{atMost}")
    List<Long> due(@Param("now") Instant now, @Param("atMost") int atMost);

    @Select(COLUMNS + """
            where id in (
              select id from (
                (select id from hall_errand where person_id = #{person} and id < #{before} order by id desc limit #{limit})
                union
                (select id from hall_errand where asked_by = #{person} and id < #{before} order by id desc limit #{limit})
              ) own)
            order by id desc limit #{limit}
            """)
    List<ErrandRow> own(@Param("person") long person, @Param("before") long before, @Param("limit") int limit);

    @Select(COLUMNS + "where taker_id = #{taker} and id < #{before} order by id desc limit #{limit}")
    List<ErrandRow> takenBy(@Param("taker") long taker, @Param("before") long before, @Param("limit") int limit);

    /** Those that nobody took, in these communities, the oldest first. */
    @Select("""
            <script>
            """ + COLUMNS + """
            where state = 'OPEN' and id &gt; #{after} and region_code in
              <foreach item="it" collection="regions" open="(" separator="," close=")">#{it}</foreach>
            order by id limit #{limit}
            </script>
            """)
    List<ErrandRow> open(
            @Param("regions") Collection<Long> regions, @Param("after") long after, @Param("limit") int limit);

    /** Those of a region that were asked before a time and that nobody took, or of which nothing comes; the oldest first. */
    @Select("""
            <script>
            """ + COLUMNS + """
            where <choose>
                <when test="level.name() == 'COUNTY'">county</when>
                <when test="level.name() == 'STREET'">street</when>
                <otherwise>region_code</otherwise>
              </choose> = #{region}
              and state in ('OPEN', 'TAKEN') and (state = 'OPEN' or step = 'GIVE_BACK')
              and id &gt; #{after} and created_at &lt;= #{askedUntil}
            order by id limit #{limit}
            </script>
            """)
    List<ErrandRow> untaken(
            @Param("level") RegionLevel level,
            @Param("region") long region,
            @Param("askedUntil") Instant askedUntil,
            @Param("after") long after,
            @Param("limit") int limit);

    @Select("select id from hall_errand where over_at < #{limit} order by over_at limit #{atMost}")
    List<Long> old(@Param("limit") Instant limit, @Param("atMost") int atMost);

    @Delete("delete from hall_errand where id = #{id}")
    int remove(@Param("id") long id);

    @Update("update hall_errand set wish = null where id = #{id}")
    int forgetWish(@Param("id") long id);
}
