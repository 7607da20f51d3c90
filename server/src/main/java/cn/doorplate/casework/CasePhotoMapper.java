package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseTextState;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Photos of cases. */
@Mapper
interface CasePhotoMapper {

    @Insert("""
            <script>
            insert into case_photo (media_id, case_id, owner_id, role, seq, position, state, created_at) values
            <foreach item="it" collection="photos" separator=",">
              (#{it.mediaId}, #{it.caseId}, #{it.ownerId}, #{it.role}, #{it.seq}, #{it.position}, #{it.state},
               #{it.createdAt})
            </foreach>
            </script>
            """)
    int insert(@Param("photos") List<CasePhotoRow> photos);

    @Select("""
            <script>
            select media_id, case_id, owner_id, role, seq, position, state, created_at from case_photo
            where case_id in <foreach item="id" collection="cases" open="(" separator="," close=")">#{id}</foreach>
            order by case_id, created_at, position
            </script>
            """)
    List<CasePhotoRow> of(@Param("cases") Collection<Long> cases);

    @Select("""
            select media_id, case_id, owner_id, role, seq, position, state, created_at from case_photo
            where media_id = #{mediaId}
            """)
    @Nullable CasePhotoRow find(@Param("mediaId") long mediaId);

    /** Those of these cases that staff sent for staff alone. */
    @Select("""
            <script>
            select p.media_id from case_photo p join case_event e on e.case_id = p.case_id and e.seq = p.seq
            where e.action = 'NOTE' and p.case_id in
              <foreach item="id" collection="cases" open="(" separator="," close=")">#{id}</foreach>
            union all
            select p.media_id from case_photo p join case_event_archive e on e.case_id = p.case_id and e.seq = p.seq
            where e.action = 'NOTE' and p.case_id in
              <foreach item="id" collection="cases" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<Long> noted(@Param("cases") Collection<Long> cases);

    @Select("select count(*) from case_photo where case_id = #{caseId}")
    int count(@Param("caseId") long caseId);

    /** Of those it was raised with, or mended with, how many were not refused. */
    @Select("select count(*) from case_photo where case_id = #{caseId} and role = 'RAISED' and state <> 'UNFIT'")
    int countRaised(@Param("caseId") long caseId);

    /** What a check came to, where no person has said it. 0 if it stands so already. */
    @Update("""
            update case_photo set state = #{state}
            where media_id = #{mediaId}
              and (state = 'CHECKING' or (state = 'TO_BE_LOOKED_AT' and #{state} <> 'TO_BE_LOOKED_AT'))
            """)
    int settle(@Param("mediaId") long mediaId, @Param("state") CaseTextState state);

    /** What a person says; 0 if there is no such photo of the case. It is matched, whatever it was. */
    @Update("""
            update case_photo set state = #{state} where media_id = #{mediaId} and case_id = #{caseId} and state <> 'GONE'
            """)
    int judgeOf(@Param("caseId") long caseId, @Param("mediaId") long mediaId, @Param("state") CaseTextState state);
}
