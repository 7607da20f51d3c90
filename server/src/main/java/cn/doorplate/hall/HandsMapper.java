package cn.doorplate.hall;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Who has applications and errands in hand, and who asked for another; so that they go on when somebody is gone. */
@Mapper
interface HandsMapper {

    /** Who handles, or handled, any: some, behind that person. */
    @Select("""
            select distinct handler_id from hall_application where handler_id > #{behind} order by handler_id limit 100
            """)
    List<Long> handlers(@Param("behind") long behind);

    /** What they handle that is not over. */
    @Select("""
            select id from hall_application
            where handler_id = #{handler} and state in ('SUBMITTED', 'MATERIALS_ASKED', 'ACCEPTED') order by id
            """)
    List<Long> handledBy(@Param("handler") long handler);

    /** Who runs, or ran, any: some, behind that person. */
    @Select("select distinct taker_id from hall_errand where taker_id > #{behind} order by taker_id limit 100")
    List<Long> takers(@Param("behind") long behind);

    @Select("select id from hall_errand where taker_id = #{taker} and state = 'TAKEN' order by id")
    List<Long> runBy(@Param("taker") long taker);

    /** It is as if the person for whom it is had sent it. */
    @Update("update hall_application set applicant_id = person_id, version = version + 1 where id = #{id}")
    int passApplication(@Param("id") long id);

    @Update("update hall_errand set asked_by = person_id, version = version + 1 where id = #{id}")
    int passErrand(@Param("id") long id);
}
