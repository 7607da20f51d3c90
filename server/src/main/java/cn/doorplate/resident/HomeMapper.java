package cn.doorplate.resident;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface HomeMapper {

    /** Those of these households in which an elder lives, confirmed, who agreed that somebody acts for them. */
    @Select("""
            <script>
            select distinct m.household_id
            from household_member m join guardianship g on g.dependant_id = m.person_id
            where m.status = 'CONFIRMED' and g.live = 1 and g.status = 'ACTIVE' and g.kind = 'ELDER' and m.household_id in
              <foreach item="id" collection="households" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<Long> withElders(@Param("households") Collection<Long> households);
}
