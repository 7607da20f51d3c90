package cn.doorplate.event;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Removes what is known of who signed up. {@code event.kept} says what is left: 2 all, 1 without their answers, 0 nothing. */
@Mapper
interface ForgettingMapper {

    /** Events that ended before, of which more is kept than that. */
    @Select("""
            select id from event where kept > #{kept} and ends_at < #{limit} order by kept, ends_at limit #{atMost}
            """)
    List<Long> ended(@Param("kept") int kept, @Param("limit") Instant limit, @Param("atMost") int atMost);

    /** No more than that is kept of it. */
    @Update("update event set kept = #{kept} where id = #{event} and kept > #{kept}")
    int kept(@Param("event") long event, @Param("kept") int kept);

    @Update("update event_sign_up set answers = null where event_id = #{event} and answers is not null limit #{atMost}")
    int removeAnswers(@Param("event") long event, @Param("atMost") int atMost);

    @Delete("delete from event_sign_up where event_id = #{event} limit #{atMost}")
    int removeSignUps(@Param("event") long event, @Param("atMost") int atMost);

    @Update("update event_sign_up set answers = null where person_id = #{person} and answers is not null")
    int removeAnswersOf(@Param("person") long person);

    /** What somebody signed others up for is from now on as if those had done it. */
    @Update("update event_sign_up set signed_by = person_id where signed_by = #{person} and person_id <> #{person}")
    int removeSigner(@Param("person") long person);
}
