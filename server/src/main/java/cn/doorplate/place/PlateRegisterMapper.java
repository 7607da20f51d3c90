package cn.doorplate.place;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

@Mapper
interface PlateRegisterMapper {

    @Insert("""
            insert into doorplate_event (code, what, happened_at, person_id, role, reason)
            values (#{it.code}, #{it.what}, #{it.happenedAt}, #{it.personId}, #{it.role}, #{it.reason})
            """)
    int note(@Param("it") DoorplateEvent it);

    @Insert("""
            <script>
            insert into doorplate_event (code, what, happened_at, person_id, role, reason) values
            <foreach item="it" collection="all" separator=",">
              (#{it.code}, #{it.what}, #{it.happenedAt}, #{it.personId}, #{it.role}, #{it.reason})
            </foreach>
            </script>
            """)
    int noteAll(@Param("all") List<DoorplateEvent> all);

    @Select("""
            <script>
            select code, what, happened_at, person_id, role, reason from doorplate_event
            where code in <foreach item="code" collection="codes" open="(" separator="," close=")">#{code}</foreach>
            order by code, happened_at, what
            </script>
            """)
    List<DoorplateEvent> eventsOf(@Param("codes") Collection<String> codes);

    /** @param unitId only those at this unit's door; null for all of the building */
    @Select("""
            <script>
            select code, building_id, unit_id, status, replaced_by from doorplate
            where building_id = #{buildingId} and code &gt; #{after}
            <if test="unitId != null">and unit_id = #{unitId}</if>
            order by code limit #{limit}
            </script>
            """)
    List<DoorplateRow> at(
            @Param("buildingId") long buildingId,
            @Param("unitId") @Nullable Long unitId,
            @Param("after") String after,
            @Param("limit") int limit);
}
