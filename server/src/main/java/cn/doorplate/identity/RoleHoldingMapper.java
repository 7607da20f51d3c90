package cn.doorplate.identity;

import cn.doorplate.place.PlaceKind;
import cn.doorplate.place.PlaceRef;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface RoleHoldingMapper {

    record Holder(Role role, PlaceKind placeKind, long placeId, long personId) {

        Grant grant() {
            return new Grant(role, new PlaceRef(placeKind, placeId));
        }
    }

    /** Written out by "or": MariaDB makes no ranges of an index of a list of tuples. */
    @Select("""
            <script>
            select role, place_kind, place_id, person_id from role_grant
            where (
              <foreach collection="grants" item="it" separator=" or ">
                (place_kind = #{it.place.kind} and place_id = #{it.place.id} and role = #{it.role})
              </foreach>
              ) and valid_from &lt;= #{now} and (valid_until is null or valid_until > #{now})
            order by id
            </script>
            """)
    List<Holder> at(@Param("grants") Collection<Grant> grants, @Param("now") Instant now);
}
