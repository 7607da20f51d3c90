package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseTextState;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** What was written about cases, sealed. */
@Mapper
interface CaseTextMapper {

    @Insert("""
            <script>
            insert into case_text (id, case_id, owner_id, what, sealed, state, created_at) values
            <foreach item="it" collection="texts" separator=",">
              (#{it.id}, #{it.caseId}, #{it.ownerId}, #{it.what}, #{it.sealed}, #{it.state}, #{it.createdAt})
            </foreach>
            </script>
            """)
    int insert(@Param("texts") List<CaseTextRow> texts);

    @Select("""
            <script>
            select id, case_id, owner_id, what, sealed, state, created_at from case_text
            where case_id in <foreach item="id" collection="cases" open="(" separator="," close=")">#{id}</foreach>
              and what in <foreach item="it" collection="whats" open="(" separator="," close=")">#{it}</foreach>
            order by case_id, id
            </script>
            """)
    List<CaseTextRow> of(@Param("cases") Collection<Long> cases, @Param("whats") Collection<String> whats);

    @Select("""
            <script>
            select id, case_id, owner_id, what, sealed, state, created_at from case_text
            where id in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<CaseTextRow> find(@Param("ids") Collection<Long> ids);

    /** What a check came to, where no person has said it. 0 if it stands so already. */
    @Update("""
            update case_text set state = #{state}
            where id = #{id} and (state = 'CHECKING' or (state = 'TO_BE_LOOKED_AT' and #{state} <> 'TO_BE_LOOKED_AT'))
            """)
    int settle(@Param("id") long id, @Param("state") CaseTextState state);

    /** What a person says; 0 if there is no such text of the case. It is matched, whatever it was. */
    @Update("update case_text set state = #{state} where id = #{id} and case_id = #{caseId} and state <> 'GONE'")
    int judgeOf(@Param("caseId") long caseId, @Param("id") long id, @Param("state") CaseTextState state);
}
