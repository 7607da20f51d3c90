package cn.doorplate.identity;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface AccountMapper {

    @Select("select person_id from wechat_account where openid_index = #{index}")
    @Nullable Long byOpenid(@Param("index") byte[] openidIndex);

    @Insert("insert into person (id, status, created_at) values (#{id}, 'ACTIVE', #{at})")
    int insert(@Param("id") long id, @Param("at") Instant at);

    @Insert("""
            insert into wechat_account (openid_index, person_id, openid_sealed, created_at)
            values (#{index}, #{personId}, #{sealed}, #{at})
            """)
    int insertWeChat(
            @Param("index") byte[] openidIndex,
            @Param("personId") long personId,
            @Param("sealed") byte[] openidSealed,
            @Param("at") Instant at);

    /** Reads what is committed, and keeps a closing away until the transaction is over. */
    @Select("select status = 'ACTIVE' from person where id = #{id} for update")
    @Nullable Boolean lockActive(@Param("id") long id);

    @Select("select id, version, created_at from person where id = #{id}")
    @Nullable AccountRow find(@Param("id") long id);

    @Select("""
            select person_id, openid_sealed from wechat_account where person_id = #{id} order by created_at limit 1
            """)
    @Nullable WeChatAccountRow weChatOf(@Param("id") long personId);

    /** Of many; the first account of each comes first. */
    @Select("""
            <script>
            select person_id, openid_sealed from wechat_account
            where person_id in <foreach item="id" collection="ids" open="(" separator="," close=")">#{id}</foreach>
            order by person_id, created_at
            </script>
            """)
    List<WeChatAccountRow> weChatsOf(@Param("ids") Collection<Long> personIds);

    @Update("""
            update person set name_sealed = #{sealed}, version = version + 1
            where id = #{id} and version = #{version} and status = 'ACTIVE'
            """)
    int rename(@Param("id") long id, @Param("sealed") byte[] nameSealed, @Param("version") int version);

    /** Of each account that has it. */
    @Update("""
            update person set phone_sealed = null, phone_index = null, version = version + 1
            where phone_index = #{index} and id <> #{id}
            """)
    int takePhone(@Param("index") byte[] phoneIndex, @Param("id") long from);

    @Update("""
            update person set phone_sealed = #{sealed}, phone_index = #{index}, version = version + 1
            where id = #{id} and status = 'ACTIVE'
            """)
    int bindPhone(@Param("id") long id, @Param("sealed") byte[] phoneSealed, @Param("index") byte[] phoneIndex);

    @Update("""
            update person set phone_sealed = null, phone_index = null, version = version + 1
            where id = #{id} and version = #{version} and status = 'ACTIVE'
            """)
    int unbindPhone(@Param("id") long id, @Param("version") int version);

    /** What is left of a closed account: a number that stands in logs. */
    @Update("""
            update person
            set status = 'CLOSED', name_sealed = null, phone_sealed = null, phone_index = null, birth_date_sealed = null,
              version = version + 1
            where id = #{id} and status <> 'CLOSED'
            """)
    int close(@Param("id") long id);

    @Delete("delete from wechat_account where person_id = #{id}")
    int forgetWeChat(@Param("id") long personId);
}
