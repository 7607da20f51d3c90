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

@Mapper
interface ResponsibilityMapper extends BaseMapper<ResponsibilityRow> {

    /** All that are, or will be, in force at these places. */
    @Select("""
            <script>
            select id, place_kind, place_id, role, name, phone, note, position, valid_from, valid_until
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

    @Update(
            "update responsibility set valid_until = #{at} where id = #{id} and (valid_until is null or valid_until > #{at})")
    int end(@Param("id") long id, @Param("at") Instant at);
}
