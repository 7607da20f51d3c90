package cn.doorplate.casework;

import cn.doorplate.casework.life.CaseTextState;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** What came of orders, as it is shown to all. */
@Mapper
interface OrderShownMapper {

    /** Not before there is a picture of how it looks now that is fit for all, and no longer. */
    String SEEN = " and s.state = 'SHOWN' and exists (select 1 from order_shown_photo o join case_photo p"
            + " on p.media_id = o.media_id where o.order_id = s.order_id and o.chosen_by is not null"
            + " and o.state = 'FIT' and p.state = 'FIT' and p.role = 'AFTER')";

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

    /** How it stands with an order; {@code hiddenBy} is null but where it is HIDDEN. */
    record Standing(
            long id,
            long orderId,
            String text,
            long shownBy,
            OrderShowingState state,
            Instant since,
            @Nullable Long hiddenBy) {}

    /** Of these orders those that were ever shown. */
    @Select("""
        <script>
        select id, order_id, text, shown_by, state, since, hidden_by from order_shown where order_id in
          <foreach item="id" collection="orders" open="(" separator="," close=")">#{id}</foreach>
        </script>
        """)
    List<Standing> standing(@Param("orders") Collection<Long> orders);

    default @Nullable Standing standing(long order) {
        return standing(List.of(order)).stream().findFirst().orElse(null);
    }

    /** As the newest of all. */
    @Insert("""
        insert into order_shown (id, order_id, region_code, text, shown_by, shown_at, state, since)
        values (#{id}, #{order}, #{region}, #{text}, #{by}, #{now}, 'SHOWN', #{now})
        on duplicate key update id = values(id), text = values(text), shown_by = values(shown_by),
          shown_at = values(shown_at), state = 'SHOWN', since = values(since), hidden_by = null
        """)
    int show(
            @Param("id") long id,
            @Param("order") long order,
            @Param("region") long region,
            @Param("text") String text,
            @Param("by") long by,
            @Param("now") Instant now);

    /** Where it stands stays. */
    @Update("update order_shown set text = #{text}, shown_by = #{by} where order_id = #{order}")
    int reword(@Param("order") long order, @Param("text") String text, @Param("by") long by);

    @Update("""
        update order_shown set state = #{state}, since = #{now}, hidden_by = #{hiddenBy} where order_id = #{order}
        """)
    int turn(
            @Param("order") long order,
            @Param("state") OrderShowingState state,
            @Nullable @Param("hiddenBy") Long hiddenBy,
            @Param("now") Instant now);

    /**
     * A row of {@code order_shown_photo}.
     *
     * @param chosenBy null of those that are chosen no longer
     */
    record Photo(long mediaId, long orderId, @Nullable Long chosenBy, CaseTextState state) {}

    /** Those of these orders that were ever chosen. */
    @Select("""
        <script>
        select media_id, order_id, chosen_by, state from order_shown_photo where order_id in
          <foreach item="id" collection="orders" open="(" separator="," close=")">#{id}</foreach>
        order by media_id
        </script>
        """)
    List<Photo> photos(@Param("orders") Collection<Long> orders);

    /** Of these orders those that are chosen, and fit for all. */
    @Select("""
        <script>
        select media_id from order_shown_photo where state = 'FIT' and chosen_by is not null and order_id in
          <foreach item="id" collection="orders" open="(" separator="," close=")">#{id}</foreach>
        </script>
        """)
    List<Long> fitPhotos(@Param("orders") Collection<Long> orders);

    /** What the check of those came to that were chosen before stays. */
    @Insert("""
        <script>
        insert into order_shown_photo (media_id, order_id, chosen_by, state, created_at) values
        <foreach item="id" collection="photos" separator=",">(#{id}, #{order}, #{by}, 'CHECKING', #{now})</foreach>
        on duplicate key update chosen_by = values(chosen_by)
        </script>
        """)
    int choose(
            @Param("order") long order,
            @Param("photos") Collection<Long> photos,
            @Param("by") long by,
            @Param("now") Instant now);

    @Update("""
        <script>
        update order_shown_photo set chosen_by = null where order_id = #{order} and media_id not in
          <foreach item="id" collection="photos" open="(" separator="," close=")">#{id}</foreach>
        </script>
        """)
    int keepOnly(@Param("order") long order, @Param("photos") Collection<Long> photos);

    /** What a check came to, where no person has said it. 0 if it stands so already. */
    @Update("""
        update order_shown_photo set state = #{state}
        where media_id = #{mediaId} and judged_seq is null
          and (state = 'CHECKING' or (state = 'TO_BE_LOOKED_AT' and #{state} <> 'TO_BE_LOOKED_AT'))
        """)
    int settle(@Param("mediaId") long mediaId, @Param("state") CaseTextState state);

    /** What a person says, in that event of the order; 0 if it was never chosen. */
    @Update("""
        update order_shown_photo set state = #{state}, judged_seq = #{seq}
        where media_id = #{mediaId} and order_id = #{order}
        """)
    int judge(
            @Param("order") long order,
            @Param("mediaId") long mediaId,
            @Param("state") CaseTextState state,
            @Param("seq") int seq);

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
