package cn.doorplate.casework;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Whom cases have to do with. */
@Mapper
interface CasePartyMapper {

    String COLUMNS =
            "case_id, ordinal, side, person_id, owner_id, name_sealed, phone_sealed, door_sealed, household_id, "
                    + "tell, told_at, answers, created_at";

    /** Whether somebody who is on the other side was told. */
    record Told(long caseId, boolean told) {}

    @Insert("""
            <script>
            insert into case_party (case_id, ordinal, side, person_id, owner_id, name_sealed, phone_sealed, door_sealed,
              household_id, tell, told_at, answers, created_at) values
            <foreach item="it" collection="parties" separator=",">
              (#{it.caseId}, #{it.ordinal}, #{it.side}, #{it.personId}, #{it.ownerId},
               #{it.nameSealed,jdbcType=VARBINARY}, #{it.phoneSealed,jdbcType=VARBINARY},
               #{it.doorSealed,jdbcType=VARBINARY}, #{it.householdId}, #{it.tell}, #{it.toldAt}, #{it.answers},
               #{it.createdAt})
            </foreach>
            </script>
            """)
    int insert(@Param("parties") List<CasePartyRow> parties);

    @Select("""
            <script>
            select case_id, told_at is not null as told from case_party
            where person_id = #{personId} and side = 'OTHER_SIDE' and case_id in
              <foreach item="id" collection="cases" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<Told> otherSides(@Param("personId") long personId, @Param("cases") Collection<Long> cases);

    /** Of these cases, by their numbers. */
    @Select("<script>select " + COLUMNS + """
             from case_party where case_id in
              <foreach item="id" collection="cases" open="(" separator="," close=")">#{id}</foreach>
            order by case_id, ordinal
            </script>
            """)
    List<CasePartyRow> of(@Param("cases") Collection<Long> cases);

    /** One answer more of somebody on the other side, who was told; 0 if they gave as many as one may. */
    @Update("""
            update case_party set answers = answers + 1
            where case_id = #{caseId} and person_id = #{personId} and side = 'OTHER_SIDE' and told_at is not null
              and answers < #{most}
            order by ordinal limit 1
            """)
    int answer(@Param("caseId") long caseId, @Param("personId") long personId, @Param("most") int most);

    /** Tells those of the other side who may be told, and of whom it is known who they are; how many. */
    @Update("""
            update case_party set told_at = #{now}
            where case_id = #{caseId} and side = 'OTHER_SIDE' and tell = true and person_id is not null and told_at is null
            """)
    int tell(@Param("caseId") long caseId, @Param("now") Instant now);

    /** Says who a side is, of whom nobody knew it. */
    @Update("""
            update case_party set person_id = #{person}, told_at = coalesce(#{toldAt}, told_at)
            where case_id = #{caseId} and ordinal = #{ordinal} and person_id is null
            """)
    int link(
            @Param("caseId") long caseId,
            @Param("ordinal") int ordinal,
            @Param("person") long person,
            @Param("toldAt") @Nullable Instant toldAt);
}
