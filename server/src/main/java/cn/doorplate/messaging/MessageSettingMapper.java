package cn.doorplate.messaging;

import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface MessageSettingMapper {

    @Select("""
            select person_id, wechat, sms, muted, quiet_from, quiet_until, version from message_setting
            where person_id = #{person}
            """)
    @Nullable MessageSettingRow find(@Param("person") long personId);

    /** Does nothing where there is a row already. */
    @Insert("""
            insert ignore into message_setting (person_id, wechat, sms, muted, quiet_from, quiet_until, version)
            values (#{personId}, #{wechat}, #{sms}, #{muted}, #{quietFrom}, #{quietUntil}, 1)
            """)
    int insert(MessageSettingRow row);

    /** From that version on; expects one row. */
    @Update("""
            update message_setting
            set wechat = #{wechat}, sms = #{sms}, muted = #{muted}, quiet_from = #{quietFrom}, quiet_until = #{quietUntil},
              version = version + 1
            where person_id = #{personId} and version = #{version}
            """)
    int update(MessageSettingRow row);

    @Delete("delete from message_setting where person_id = #{person}")
    int removeOf(@Param("person") long personId);
}
