package cn.doorplate.resident;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Goes through confirmed memberships in the order of {@code household_member_residents}. */
@Mapper
interface InhabitantMapper {

    @Select("""
            select region_code, person_id, id, household_id from household_member
            where region_code = #{region} and status = 'CONFIRMED' and person_id >= #{person}
              and (person_id > #{person} or id > #{id})
            order by region_code, status, person_id, id limit #{limit}
            """)
    List<Inhabitants.Inhabitant> in(
            @Param("region") long region,
            @Param("person") long person,
            @Param("id") long id,
            @Param("limit") int limit);

    @Select("""
            select region_code, person_id, id, household_id from household_member
            where region_code > #{region} and region_code <= #{last} and status = 'CONFIRMED'
            order by region_code, status, person_id, id limit #{limit}
            """)
    List<Inhabitants.Inhabitant> behind(
            @Param("region") long region, @Param("last") long last, @Param("limit") int limit);

    @Select("""
            <script>
            select distinct dependant_id from guardianship
            where live = 1 and kind = 'CHILD' and status = 'ACTIVE' and dependant_id in
              <foreach item="id" collection="persons" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<Long> children(@Param("persons") Collection<Long> persons);
}
