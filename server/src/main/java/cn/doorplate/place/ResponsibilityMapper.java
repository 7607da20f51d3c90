package cn.doorplate.place;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface ResponsibilityMapper extends BaseMapper<ResponsibilityRow> {

    /** All that are, or will be, in force at these places. */
    @Select("""
            <script>
            select id, place_kind, place_id, role, name, phone, note, position, valid_from, valid_until, version,
                   person_id, bereft_region
            from responsibility
            where (<foreach item="ids" index="kind" collection="places" separator=" or ">
                    place_kind = #{kind} and place_id in
                    <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
                  </foreach>)
              and (valid_until is null or valid_until &gt; #{now})
            </script>
            """)
    List<ResponsibilityRow> at(
            @Param("places") Map<PlaceKind, ? extends Collection<Long>> places, @Param("now") Instant now);

    @Update("""
            update responsibility set valid_until = #{at}, version = version + 1
            where id = #{id} and (valid_until is null or valid_until > #{at})
            """)
    int end(@Param("id") long id, @Param("at") Instant at);

    /** The same, unless it was changed since it was read at that version. */
    @Update("""
            update responsibility set valid_until = #{at}, version = version + 1
            where id = #{id} and version = #{version} and (valid_until is null or valid_until > #{at})
            """)
    int endAt(@Param("id") long id, @Param("version") int version, @Param("at") Instant at);

    @Update("""
            update responsibility set valid_until = #{at}, version = version + 1
            where place_kind = #{place.kind} and place_id = #{place.id}
              and (valid_until is null or valid_until > #{at})
            """)
    int endAll(@Param("place") PlaceRef place, @Param("at") Instant at);

    @Update("""
            update responsibility
            set role = #{it.role}, name = #{it.name}, phone = #{it.phone}, note = #{it.note}, position = #{it.position},
                valid_from = #{it.validFrom}, valid_until = #{it.validUntil}, version = version + 1
            where id = #{it.id} and version = #{it.version}
            """)
    int correct(@Param("it") ResponsibilityRow it);

    /** All that ever were, by their ids. */
    @Select("""
            select id, place_kind, place_id, role, name, phone, note, position, valid_from, valid_until, version,
                   person_id, bereft_region
            from responsibility
            where place_kind = #{place.kind} and place_id = #{place.id} and id > #{after} order by id limit #{limit}
            """)
    List<ResponsibilityRow> allAt(
            @Param("place") PlaceRef place, @Param("after") long after, @Param("limit") int limit);

    /** Whatever is written about its leaves, or who stands behind it, waits for who does so too. */
    @Select("""
            select id, place_kind, place_id, role, name, phone, note, position, valid_from, valid_until, version,
                   person_id, bereft_region
            from responsibility where id = #{id} for update
            """)
    @Nullable ResponsibilityRow hold(@Param("id") long id);

    @Select("""
            <script>
            select id, place_kind, place_id, role, name, phone, note, position, valid_from, valid_until, version,
                   person_id, bereft_region
            from responsibility
            where id in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<ResponsibilityRow> byIds(@Param("ids") Collection<Long> ids);

    /** One behind which a person stands, since when. */
    record BoundRow(
            long id,
            PlaceKind placeKind,
            long placeId,
            ResponsibilityRole role,
            String name,
            String phone,
            Instant boundAt) {}

    @Select("""
            select id, place_kind, place_id, role, name, phone, bound_at
            from responsibility where person_id = #{person} order by id
            """)
    List<BoundRow> ofPerson(@Param("person") long person);

    /** Persons behind those that have not ended, each once. */
    @Select("""
            select distinct person_id from responsibility
            where person_id > #{behind} and (valid_until is null or valid_until > #{now})
            order by person_id limit #{most}
            """)
    List<Long> personsBehind(@Param("behind") long behind, @Param("now") Instant now, @Param("most") int most);

    @Update("""
            update responsibility set person_id = #{person}, bound_at = #{now}, bereft_region = null where id = #{id}
            """)
    int bind(@Param("id") long id, @Param("person") @Nullable Long person, @Param("now") Instant now);

    /** Where the card has ended nobody needs to look after it. */
    @Update("""
            update responsibility
            set person_id = null,
                bereft_region = case when valid_until is null or valid_until > #{now} then #{region} end,
                version = version + 1
            where id = #{id} and person_id = #{person}
            """)
    int bereave(
            @Param("id") long id,
            @Param("person") long person,
            @Param("region") @Nullable Long region,
            @Param("now") Instant now);
}
