package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseTextState;
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

/** What came of orders, as it is shown to all. */
@Mapper
interface OrderShownMapper {

    /** Not before there is a picture of how it looks now that is fit for all. */
    String SEEN = " and s.unwanted_at is null and exists (select 1 from order_shown_photo o join case_photo p"
            + " on p.media_id = o.media_id where o.order_id = s.order_id and o.state = 'FIT' and p.role = 'AFTER')";

    String COLUMNS = "s.id, s.order_id, s.region_code, s.text, s.shown_at, c.category_code, c.score, u.name as unit"
            + " from order_shown s join ledger_case c on c.id = s.order_id left join member_unit u on u.id = c.unit_id";

    /** With what its order says of it. */
    record Row(
            long id,
            long orderId,
            long regionCode,
            String text,
            Instant shownAt,
            String categoryCode,
            @Nullable Integer score,
            @Nullable String unit) {}

    /** Shows it, or gives it another text; where it stands stays. */
    @Insert("""
        insert into order_shown (id, order_id, region_code, text, shown_by, shown_at)
        values (#{id}, #{order}, #{region}, #{text}, #{by}, #{now})
        on duplicate key update text = values(text), shown_by = values(shown_by)
        """)
    int show(
            @Param("id") long id,
            @Param("order") long order,
            @Param("region") long region,
            @Param("text") String text,
            @Param("by") long by,
            @Param("now") Instant now);

    @Delete("delete from order_shown where order_id = #{order} and unwanted_at is null")
    int hide(@Param("order") long order);

    /** Who ordered it wants that no more. */
    @Update("update order_shown set unwanted_at = #{now} where order_id = #{order} and unwanted_at is null")
    int unwanted(@Param("order") long order, @Param("now") Instant now);

    @Select("select count(*) from order_shown where order_id = #{order} and unwanted_at is not null")
    int isUnwanted(@Param("order") long order);

    @Select("select count(*) from order_shown where order_id = #{order} and shown_by = #{person}")
    int isShownBy(@Param("order") long order, @Param("person") long person);

    @Select("select media_id from order_shown_photo where order_id = #{order}")
    List<Long> photosOf(@Param("order") long order);

    /** Of these orders those that are fit for all. */
    @Select("""
        <script>
        select media_id from order_shown_photo where state = 'FIT' and order_id in
          <foreach item="id" collection="orders" open="(" separator="," close=")">#{id}</foreach>
        </script>
        """)
    List<Long> fitPhotos(@Param("orders") Collection<Long> orders);

    @Insert("""
        <script>
        insert into order_shown_photo (media_id, order_id, state, created_at) values
        <foreach item="id" collection="photos" separator=",">(#{id}, #{order}, 'CHECKING', #{now})</foreach>
        </script>
        """)
    int choose(@Param("order") long order, @Param("photos") Collection<Long> photos, @Param("now") Instant now);

    @Delete("""
        <script>
        delete from order_shown_photo where order_id = #{order} and media_id not in
          <foreach item="id" collection="photos" open="(" separator="," close=")">#{id}</foreach>
        </script>
        """)
    int keepOnly(@Param("order") long order, @Param("photos") Collection<Long> photos);

    @Delete("delete from order_shown_photo where order_id = #{order}")
    int forgetPhotos(@Param("order") long order);

    /** What a check came to, where no person has said it. 0 if it stands so already. */
    @Update("""
        update order_shown_photo set state = #{state}
        where media_id = #{mediaId}
          and (state = 'CHECKING' or (state = 'TO_BE_LOOKED_AT' and #{state} <> 'TO_BE_LOOKED_AT'))
        """)
    int settle(@Param("mediaId") long mediaId, @Param("state") CaseTextState state);

    /** What a person says; nothing where it is none of those that are shown. */
    @Update("update order_shown_photo set state = #{state} where media_id = #{mediaId} and order_id = #{order}")
    int judge(@Param("order") long order, @Param("mediaId") long mediaId, @Param("state") CaseTextState state);

    /** Since when an order is shown. */
    record Shown(long orderId, Instant shownAt) {}

    /** Of these those that are. */
    @Select("""
        <script>
        select order_id, shown_at from order_shown where unwanted_at is null and order_id in
          <foreach item="id" collection="orders" open="(" separator="," close=")">#{id}</foreach>
        </script>
        """)
    List<Shown> shownAt(@Param("orders") Collection<Long> orders);

    @Select("select " + COLUMNS + " where s.order_id = #{order}")
    @Nullable Row find(@Param("order") long order);

    @Select("select " + COLUMNS + " where s.region_code = #{region} and s.id < #{before}" + SEEN
            + " order by s.id desc limit #{limit}")
    List<Row> inCommunity(@Param("region") long region, @Param("before") long before, @Param("limit") int limit);

    @Select("select " + COLUMNS + " where s.street = #{region} and s.id < #{before}" + SEEN
            + " order by s.id desc limit #{limit}")
    List<Row> inStreet(@Param("region") long region, @Param("before") long before, @Param("limit") int limit);

    @Select("select " + COLUMNS + " where s.county = #{region} and s.id < #{before}" + SEEN
            + " order by s.id desc limit #{limit}")
    List<Row> inCounty(@Param("region") long region, @Param("before") long before, @Param("limit") int limit);
}
