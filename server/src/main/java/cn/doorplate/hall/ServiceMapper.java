package cn.doorplate.hall;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** What regions say of services. Changes are conditional: who expects one row and changes none came too late. */
@Mapper
interface ServiceMapper {

    String COLUMNS = """
            select id, region_code, service_key, state, draft, edition_id, published_at, confirmed_at, version from hall_service
            """;

    /**
     * What is published for these regions, the highest first: a region's code is smaller than those of all that lies in it.
     *
     * @param key null for all services
     */
    @Select("""
            <script>
            select e.id, s.region_code, s.service_key, e.content, s.confirmed_at
            from hall_service s join hall_edition e on e.id = s.edition_id
            where s.region_code in
              <foreach item="it" collection="regions" open="(" separator="," close=")">#{it}</foreach>
              <if test="key != null">and s.service_key = #{key}</if>
            order by s.region_code
            </script>
            """)
    List<EditionRow> published(@Param("regions") Collection<Long> regions, @Param("key") @Nullable String key);

    /** What is published of a service in these ranges of regions, the highest first. */
    @Select("""
            <script>
            select e.id, s.region_code, s.service_key, e.content, s.confirmed_at
            from hall_service s join hall_edition e on e.id = s.edition_id
            where s.service_key = #{key} and
              (<foreach item="it" collection="ranges" separator=" or ">
                s.region_code between #{it.from} and #{it.until}</foreach>)
            order by s.region_code
            </script>
            """)
    List<EditionRow> publishedWithin(@Param("ranges") Collection<Range> ranges, @Param("key") String key);

    /** These editions, of any time, the highest region's first. */
    @Select("""
            <script>
            select e.id, s.region_code, s.service_key, e.content, e.created_at as confirmed_at
            from hall_edition e join hall_service s on s.id = e.service_id
            where e.id in <foreach item="it" collection="ids" open="(" separator="," close=")">#{it}</foreach>
            order by s.region_code
            </script>
            """)
    List<EditionRow> editions(@Param("ids") Collection<Long> ids);

    @Select(COLUMNS + "where id = #{id}")
    @Nullable ServiceRow find(@Param("id") long id);

    @Select(COLUMNS + "where region_code = #{region} and service_key = #{key}")
    @Nullable ServiceRow of(@Param("region") long region, @Param("key") String key);

    /** Codes from one to another, both with it. */
    record Range(long from, long until) {}

    /** Those of regions in these ranges, behind a row of one of them. */
    @Select("""
            <script>
            """ + COLUMNS + """
            where (<foreach item="it" collection="ranges" separator=" or ">
                region_code between #{it.from} and #{it.until}</foreach>)
              and (region_code &gt; #{region} or (region_code = #{region} and id &gt; #{id}))
              <if test="state != null">and state = #{state}</if>
              <if test="confirmedBefore != null">and state = 'PUBLISHED' and confirmed_at &lt; #{confirmedBefore}</if>
            order by region_code, id limit #{limit}
            </script>
            """)
    List<ServiceRow> within(
            @Param("ranges") Collection<Range> ranges,
            @Param("region") long region,
            @Param("id") long id,
            @Param("state") @Nullable ServiceEntryState state,
            @Param("confirmedBefore") @Nullable Instant confirmedBefore,
            @Param("limit") int limit);

    @Insert("""
            insert into hall_service (id, region_code, service_key, state, draft, changed_by, created_at)
            values (#{id}, #{region}, #{key}, 'DRAFT', #{draft}, #{by}, #{now})
            """)
    int begin(
            @Param("id") long id,
            @Param("region") long region,
            @Param("key") String key,
            @Param("draft") String draft,
            @Param("by") long by,
            @Param("now") Instant now);

    @Update("""
            update hall_service set draft = #{draft}, changed_by = #{by}, version = version + 1
            where id = #{id} and version = #{version}
            """)
    int write(@Param("id") long id, @Param("version") int version, @Param("draft") String draft, @Param("by") long by);

    @Insert("""
            insert into hall_edition (id, service_id, content, published_by, created_at)
            values (#{id}, #{service}, #{content}, #{by}, #{now})
            """)
    int edit(
            @Param("id") long id,
            @Param("service") long service,
            @Param("content") String content,
            @Param("by") long by,
            @Param("now") Instant now);

    @Update("""
            update hall_service
            set state = 'PUBLISHED', edition_id = #{edition}, published_at = #{now}, confirmed_at = #{now}, changed_by = #{by},
                version = version + 1
            where id = #{id} and version = #{version}
            """)
    int publish(
            @Param("id") long id,
            @Param("version") int version,
            @Param("edition") long edition,
            @Param("by") long by,
            @Param("now") Instant now);

    @Update("""
            update hall_service set state = 'WITHDRAWN', edition_id = null, changed_by = #{by}, version = version + 1
            where id = #{id} and version = #{version} and state = 'PUBLISHED'
            """)
    int withdraw(@Param("id") long id, @Param("version") int version, @Param("by") long by);

    /** The same of other regions, as they are now. */
    @Update("""
            <script>
            update hall_service set state = 'WITHDRAWN', edition_id = null, changed_by = #{by}, version = version + 1
            where state = 'PUBLISHED' and edition_id in
              <foreach item="it" collection="editions" open="(" separator="," close=")">#{it}</foreach>
            </script>
            """)
    int withdrawAll(@Param("editions") Collection<Long> editions, @Param("by") long by);

    @Update("""
            update hall_service set confirmed_at = #{now}, changed_by = #{by}, version = version + 1
            where id = #{id} and version = #{version} and state = 'PUBLISHED'
            """)
    int confirm(@Param("id") long id, @Param("version") int version, @Param("by") long by, @Param("now") Instant now);
}
